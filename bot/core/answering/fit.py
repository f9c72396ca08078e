"""Compare what somebody thinks of themselves: which traits are rated highest, which lowest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from bot.core.knowledge.model import Career, Section

SECTION = "traits"
WORST, BEST = 1, 5
UNRATED = 0

FEWEST, MOST = 4, 10
"""Traits that can be compared: two highest and two lowest, and no more than a picture holds."""

WANTED = 2
"""Traits to be named as the highest, and as the lowest."""

Ratings = tuple[int, ...]
"""One number from WORST to BEST a trait, in the source's order; UNRATED before it is given."""


@dataclass(frozen=True, slots=True)
class Extremes:
    """Which traits are rated highest and which lowest, by their places in the source's order."""

    highest: tuple[int, ...]
    lowest: tuple[int, ...]

    @property
    def level(self) -> bool:
        """Tell whether all are rated alike."""
        return not self.highest

    @property
    def tied(self) -> bool:
        """Tell whether equal ratings made them more or fewer than wanted."""
        return {len(self.highest), len(self.lowest)} != {WANTED}


def traits_of(career: Career) -> Section | None:
    """Return the section of traits; None where there is none, or too few or many to compare."""
    found = next((one for one in career.sections if one.id == SECTION), None)
    return found if found and FEWEST <= len(found.entries) <= MOST else None


def extremes(ratings: Ratings) -> Extremes:
    """Choose the two highest and the two lowest; equal ones are named together or not at all.

    The next ones to the highest come along until there are two, unless they come along with the
    lowest as well: then they are neither.
    """
    falling = _groups(ratings, highest_first=True)
    rising = falling[::-1]
    if len(falling) == 1:
        return Extremes((), ())
    down, up = list(_until_wanted(falling)), list(_until_wanted(rising))
    both = [group for group in down if group in up]
    highest = [group for group in down if group not in both or group == falling[0]]
    lowest = [group for group in up if group not in both or group == rising[0]]
    return Extremes(_flat(highest), _flat(lowest))


def _groups(ratings: Ratings, *, highest_first: bool) -> list[tuple[int, ...]]:
    """Put the places of equal ratings together."""
    places = sorted(range(len(ratings)), key=ratings.__getitem__, reverse=highest_first)
    return [tuple(group) for _, group in groupby(places, ratings.__getitem__)]


def _until_wanted(groups: list[tuple[int, ...]]) -> Iterator[tuple[int, ...]]:
    taken = 0
    for group in groups:
        if taken >= WANTED:
            return
        yield group
        taken += len(group)


def _flat(groups: list[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(place for group in groups for place in group)
