"""Count what is too few or too old."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.core.knowledge.checks.finding import Finding, share_of
from bot.core.knowledge.model import Career, Entry

MIN_ENTRY_PHRASINGS = 40
MIN_SECTION_PHRASINGS = 20
MIN_GAP_PHRASINGS = 8
"""Phrasings below which strangers' questions are often not found."""


def thin(career: Career) -> Finding:
    """Name what has too few phrasings to be found."""
    counted = list(_counts(career))
    items = tuple(
        f"{name} has {count} phrasings, {least} are wanted"
        for name, count, least in counted
        if count < least
    )
    rate = share_of(len(items), len(counted), "entries, sections and gap topics")
    return Finding("thin entries", rate, items)


def _counts(career: Career) -> Iterator[tuple[str, int, int]]:
    for item_id, item in career.items():
        least = MIN_ENTRY_PHRASINGS if isinstance(item, Entry) else MIN_SECTION_PHRASINGS
        yield item_id, len(item.phrasings), least
    for topic in career.gap_topics:
        yield f"gap topic {topic.id}", len(topic.phrasings), MIN_GAP_PHRASINGS


def past_review(career: Career, today: date) -> Finding:
    """Name the entries whose facts were due for review before `today`."""
    dated = [
        (item_id, item.review_by)
        for item_id, item in career.items()
        if isinstance(item, Entry) and item.review_by is not None
    ]
    items = tuple(f"{name} was due on {due}" for name, due in dated if due < today)
    rate = share_of(len(items), len(dated), "entries with a review date")
    return Finding("past review", rate, items)
