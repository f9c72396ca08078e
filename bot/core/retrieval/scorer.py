"""Score a text by several indexes over the same features, in one pass over its features."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.core.retrieval.features import Located
from bot.core.retrieval.index import Halves, Index, Numbers
from bot.core.retrieval.rows import Rows
from bot.core.retrieval.weighing import Floats, block_values


class Scorer:
    """What every feature is for each of some indexes, side by side.

    A question has few features, and many figures are looked up for each: most of its time would be
    spent on calls and on waiting for memory.
    """

    def __init__(self, place: Numbers, value: Halves, rows: Sequence[Rows]) -> None:
        """Take a row a feature: its place in each index; how rare it is, and its factors there."""
        self.place, self.value, self.rows = place, value, tuple(rows)

    @classmethod
    def of(cls, weights: Floats, indexes: Sequence[Index]) -> Scorer:
        """Put indexes side by side that were learned by such weights of the features."""
        return cls(
            np.stack([index.place for index in indexes], axis=1),
            np.stack([weights, *(index.factor for index in indexes)], axis=1).astype(np.float16),
            [index.rows for index in indexes],
        )

    def scores(self, text: Located) -> list[Floats]:
        """Return for each lesson of each index one score a class.

        0 says nothing in common, 1 would be the class itself.
        """
        places = self.place.take(text.numbers, axis=0).T.astype(np.intp, order="C")
        told = self.value.take(text.numbers, axis=0).T.astype(np.float32, order="C")
        strengths = told[1:] * block_values(text, told[0])
        return [
            score
            for rows, place, strength in zip(self.rows, places, strengths, strict=True)
            for score in rows.scores(place, strength, text.meaning)
        ]
