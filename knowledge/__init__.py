"""Hold the curated knowledge: one career a YAML file, beside its JSON Schema."""
