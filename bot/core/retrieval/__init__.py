"""Rank curated entries for a question: text, spelling, features, index, confidence."""
