"""Know the words that name a career: they stand in most questions and say nothing by themselves."""

from __future__ import annotations

from functools import lru_cache

from bot.core.knowledge.model import Career
from bot.core.retrieval.features import stem
from bot.core.retrieval.text import clean, words

_CAREERS = 100
"""Careers whose names are remembered; more than anybody keeps."""


def stems_of_names(career: Career) -> frozenset[str]:
    """Return the stems of all words of a career's title and names."""
    return _stems(career.title, *career.names)


@lru_cache(maxsize=_CAREERS)
def _stems(*names: str) -> frozenset[str]:
    return frozenset(stem(word) for name in names for word in words(clean(name)))
