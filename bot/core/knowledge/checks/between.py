"""Find what makes careers hard to tell from each other."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.knowledge.checks.finding import Finding, share_of
from bot.core.knowledge.model import Career
from bot.core.retrieval.text import clean, words


def shared_names(careers: Sequence[Career]) -> Finding:
    """Name the titles and names by which two careers are called, so that they name neither."""
    called: dict[tuple[str, ...], dict[str, str]] = {}
    for career in careers:
        for name in (career.title, *career.names):
            called.setdefault(tuple(words(clean(name))), {})[career.id] = name
    items = tuple(
        f"“{next(iter(names.values()))}” names {' and '.join(names)}"
        for names in called.values()
        if len(names) > 1
    )
    return Finding("names of two careers", share_of(len(items), len(called), "names"), items)
