"""Let a server's curators see what was asked and not found, and make changes out of it."""
