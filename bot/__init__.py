"""Answer career questions from curated knowledge, with citations."""
