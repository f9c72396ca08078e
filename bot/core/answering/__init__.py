"""Decide an outcome for each part of a question and compose its cited answer."""
