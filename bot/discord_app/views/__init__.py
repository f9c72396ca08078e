"""Offer what to press under an answer; all state is in the custom_id and outlives a restart."""
