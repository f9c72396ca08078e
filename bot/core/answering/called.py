"""Find the career that a person named in an option."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.knowledge.model import Career


def career_called(name: str, careers: Iterable[Career]) -> Career | None:
    """Return the career of an id, title or other name, or None."""
    wanted = name.strip().casefold()
    for career in careers:
        if wanted in map(str.casefold, (career.id, career.title, *career.names)):
            return career
    return None
