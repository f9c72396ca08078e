"""Hold what a check of the knowledge found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of weakness: how common it is, and a line for each case that deserves a look."""

    name: str
    rate: str
    items: tuple[str, ...]


def share_of(part: int, whole: int, what: str) -> str:
    """Write a rate as "12 of 300 phrasings (4 %)"."""
    percent = 100 * part / whole if whole else 0.0
    return f"{part:,} of {whole:,} {what} ({percent:.0f} %)"
