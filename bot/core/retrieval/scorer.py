"""Score a text by several indexes over the same features, in one pass over its features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from bot.core.retrieval.features import Located
from bot.core.retrieval.index import Floats, Halves, Index, Numbers, Weights, block_values


class Scorer:
    """What every feature is for each of some indexes, side by side.

    A question has few features, and many figures are looked up for each: most of its time would be
    spent on calls and on waiting for memory.
    """

    def __init__(self, place: Numbers, value: Halves, weights: Sequence[Weights]) -> None:
        """Take place and value as indexes hold them, features by indexes."""
        self.place, self.value, self.weights = place, value, tuple(weights)
        self._shared = np.array([one.shared for one in weights], np.int32)
        self._lone = np.array([one.lone for one in weights], np.float32)

    @classmethod
    def of(cls, indexes: Sequence[Index]) -> Scorer:
        """Put indexes side by side."""
        return cls(
            np.stack([index.place for index in indexes], axis=1),
            np.stack([index.value for index in indexes], axis=1),
            tuple(index.weights for index in indexes),
        )

    def scores(self, text: Located) -> Iterator[Floats]:
        """Yield for each index one score a class.

        0 says nothing in common, 1 would be the class itself.
        """
        places = self.place.take(text.numbers, axis=0)
        told = self.value.take(text.numbers, axis=0).astype(np.float32)
        lone = places >= self._shared
        strengths = block_values(text, np.where(lone, self._lone, told))
        np.multiply(strengths, told, out=strengths, where=lone)
        for one, place, strength in zip(self.weights, places.T, strengths.T, strict=True):
            found = one.rows.sum(place, strength)
            if len(one.meaning):
                found += text.meaning.dot(one.meaning)
            yield found
