"""Show from outside how the bot is: health, readiness, metrics."""
