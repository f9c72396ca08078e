"""Score texts against named classes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.core.retrieval.features import Located
from bot.core.retrieval.index import Index


class Classifier:
    """Learn the classes of texts by their names, and rank them for another text."""

    def __init__(self, taught: Sequence[tuple[str, Located]], size: int, sweeps: int) -> None:
        """Take texts with the names of their classes; `size` is the feature space's."""
        self.names = sorted({name for name, _ in taught})
        number = {name: position for position, name in enumerate(self.names)}
        labels = [number[name] for name, _ in taught]
        self._index = Index([text for _, text in taught], labels, size, sweeps)

    def scores(self, text: Located) -> dict[str, float]:
        """Return the score of every class."""
        return dict(zip(self.names, self._index.scores(text).tolist(), strict=True))

    def best(self, text: Located, count: int | None = None) -> list[tuple[str, float]]:
        """Return the best classes with their scores, best first."""
        scores = self._index.scores(text)
        order = np.argsort(-scores, kind="stable")[:count]
        return [(self.names[position], float(scores[position])) for position in order]
