"""Read, validate and check the curated knowledge."""
