"""Remember what servers and people want to be remembered, in SQLite or PostgreSQL."""
