"""Guess the word that somebody is in the middle of typing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

MAX_SCANNED = 200
"""Words with one prefix that are looked at; a single letter has thousands."""


class Prefixes:
    """Complete words of the knowledge."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        """Take how often each word stands in the knowledge."""
        self._counts = counts
        self._sorted = sorted(counts)

    def complete(self, prefix: str) -> tuple[str, ...]:
        """Return the most frequent longer word with this prefix, unless it is a word itself."""
        if prefix in self._counts:
            return ()
        start = bisect_left(self._sorted, prefix)
        scanned = self._sorted[start : start + MAX_SCANNED]
        found = [word for word in scanned if word.startswith(prefix)]
        return (max(found, key=lambda word: self._counts[word]),) if found else ()
