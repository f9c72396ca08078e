"""Give the classes of an index their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.core.retrieval.features import Located
from bot.core.retrieval.index import Floats, Index


@dataclass(frozen=True, slots=True)
class Classes:
    """The names of an index's classes, sorted."""

    names: tuple[str, ...]

    def best(self, scores: Floats) -> list[tuple[str, float]]:
        """Return the classes with their scores, best first."""
        order = (-scores).argsort(kind="stable").tolist()
        found = scores.tolist()
        return [(self.names[place], found[place]) for place in order]

    def first(self, scores: Floats, count: int) -> list[tuple[str, float]]:
        """Return so many of the best, as `best` does; quicker where they are few of many."""
        left = scores.copy()
        found = []
        for _ in range(min(count, len(left))):
            place = int(left.argmax())
            found.append((self.names[place], left.item(place)))
            left[place] = -np.inf
        return found


def classify(
    taught: Sequence[tuple[str, Located]], size: int, sweeps: int
) -> tuple[Classes, Index]:
    """Learn from texts with the names of their classes; `size` is the feature space's."""
    names = tuple(sorted({name for name, _ in taught}))
    number = {name: position for position, name in enumerate(names)}
    labels = [number[name] for name, _ in taught]
    return Classes(names), Index.learn([text for _, text in taught], labels, size, sweeps)
