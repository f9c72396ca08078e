"""Measure the advisor, and learn the weights of its confidence."""
