"""Turn answers into what Discord can show; pure functions only."""
