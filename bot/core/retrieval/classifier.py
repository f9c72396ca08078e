"""Give the classes of an index their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.retrieval.features import Located
from bot.core.retrieval.index import Floats, Index


@dataclass(frozen=True, slots=True)
class Classes:
    """The names of an index's classes, sorted."""

    names: tuple[str, ...]

    def best(self, scores: Floats, count: int | None = None) -> list[tuple[str, float]]:
        """Return the best classes with their scores, best first."""
        order = (-scores).argsort(kind="stable")[:count]
        found = scores.take(order).tolist()
        return [
            (self.names[place], score) for place, score in zip(order.tolist(), found, strict=True)
        ]


def classify(
    taught: Sequence[tuple[str, Located]], size: int, sweeps: int
) -> tuple[Classes, Index]:
    """Learn from texts with the names of their classes; `size` is the feature space's."""
    names = tuple(sorted({name for name, _ in taught}))
    number = {name: position for position, name in enumerate(names)}
    labels = [number[name] for name, _ in taught]
    return Classes(names), Index.learn([text for _, text in taught], labels, size, sweeps)
