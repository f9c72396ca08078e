"""Give the bot what nobody means well, by the seed, and count what each kind got."""
