"""Score texts against named classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.core.retrieval.features import Located
from bot.core.retrieval.index import Index


@dataclass(frozen=True, slots=True)
class Classifier:
    """An index whose classes have names."""

    names: tuple[str, ...]
    index: Index

    @classmethod
    def learn(cls, taught: Sequence[tuple[str, Located]], size: int, sweeps: int) -> Classifier:
        """Learn from texts with the names of their classes; `size` is the feature space's."""
        names = tuple(sorted({name for name, _ in taught}))
        number = {name: position for position, name in enumerate(names)}
        labels = [number[name] for name, _ in taught]
        return cls(names, Index.learn([text for _, text in taught], labels, size, sweeps))

    def scores(self, text: Located) -> dict[str, float]:
        """Return the score of every class."""
        return dict(zip(self.names, self.index.scores(text).tolist(), strict=True))

    def best(self, text: Located, count: int | None = None) -> list[tuple[str, float]]:
        """Return the best classes with their scores, best first."""
        scores = self.index.scores(text)
        order = np.argsort(-scores, kind="stable")[:count]
        return [(self.names[position], float(scores[position])) for position in order]
