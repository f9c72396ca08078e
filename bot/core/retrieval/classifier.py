"""Give the classes of an index their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bot.core.retrieval.weighing import Floats


@dataclass(frozen=True, slots=True)
class Classes:
    """The names of an index's classes, sorted."""

    names: tuple[str, ...]

    @classmethod
    def of(cls, names: Sequence[str | None]) -> tuple[Classes, list[int]]:
        """Take the names that are there, and number each of the list; -1 is no name."""
        classes = cls(tuple(sorted({name for name in names if name is not None})))
        number = {name: position for position, name in enumerate(classes.names)}
        return classes, [-1 if name is None else number[name] for name in names]

    def best(self, scores: Floats, count: int | None = None) -> list[tuple[str, float]]:
        """Return the classes with their scores, best first: all, or so many of them."""
        order = (-scores).argsort(kind="stable")[:count].tolist()
        return [(self.names[place], scores.item(place)) for place in order]

    def first(self, scores: Floats, count: int) -> Iterator[tuple[str, float]]:
        """Yield so many of the best, as `best` does; quicker where they are few of hundreds."""
        left = scores.copy()
        for _ in range(min(count, len(left))):
            place = int(left.argmax())
            yield self.names[place], left.item(place)
            left[place] = -np.inf
