"""Answer in Discord: slash commands, mentions and direct messages."""
