"""Know how common the words of English are."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from wordfreq import get_frequency_dict

UNLISTED_ZIPF = 2.0
"""Frequency assumed of a word outside the list, which ends at 3."""


@cache
def _frequencies() -> Mapping[str, float]:
    """Load the small list: 29,000 words that occur at least once in a million."""
    frequencies: dict[str, float] = get_frequency_dict("en", wordlist="small")
    return frequencies


def ordinary_words() -> Mapping[str, float]:
    """Return the ordinary words of English, each with its share of all words."""
    return _frequencies()


def zipf(word: str) -> float:
    """Return log10 of a word's occurrences in a thousand million words, about 2 to 8."""
    share = _frequencies().get(word)
    return math.log10(share) + 9 if share else UNLISTED_ZIPF
