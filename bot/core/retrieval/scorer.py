"""Score a text by several indexes over the same features, in one pass over its features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from bot.core.retrieval.features import Located
from bot.core.retrieval.index import Floats, Halves, Index, Numbers, Weights, block_values
from bot.core.retrieval.rows import Rows


class Scorer:
    """What every feature is for each of some indexes, side by side.

    A question has few features, and many figures are looked up for each: most of its time would be
    spent on calls and on waiting for memory.
    """

    def __init__(self, place: Numbers, value: Halves, weights: Sequence[Weights]) -> None:
        """Take place and value as indexes hold them, features by indexes."""
        self.place, self.value = place, value
        lengths = [len(one.rows.scales) for one in weights]
        self._scales = np.concatenate([one.rows.scales for one in weights])
        starts = np.cumsum([0, *lengths[:-1]])
        self._offsets = starts[:, None]
        views = np.split(self._scales, starts[1:])
        self.weights = tuple(
            replace(one, rows=Rows(one.rows.bytes, scales))
            for one, scales in zip(weights, views, strict=True)
        )
        self._shared = np.array([[one.shared] for one in weights], np.intp)
        self._lone = np.array([[one.lone] for one in weights], np.float32)

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
        places = self.place.take(text.numbers, axis=0).T.astype(np.intp, order="C")
        told = self.value.take(text.numbers, axis=0).T.astype(np.float32, order="C")
        lone = places >= self._shared
        strengths = block_values(text, np.where(lone, self._lone, told))
        np.multiply(strengths, told, out=strengths, where=lone)
        strengths *= self._scales.take(places + self._offsets)
        for one, place, strength in zip(self.weights, places, strengths, strict=True):
            found = one.rows.sum(place, strength)
            if one.meaning is not None:
                found += one.meaning.scores(text.meaning)
            yield found
