"""Take what people do in Discord, one domain a file."""
