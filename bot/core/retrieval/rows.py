"""Hold rows of weights in one byte a number, each row with a scale of its own."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from bot.core.retrieval.nearness import MeaningWeights

LARGEST = 127
"""What the largest number of each row becomes; a scale for each column was coarser."""

Floats = NDArray[np.float32]
Bytes = NDArray[np.int8]


class ByNumber(Protocol):
    """Anything that gives rows by their numbers: an array, or one that is left in its file."""

    def take(self, wanted: NDArray[np.intp], axis: Literal[0], /) -> Bytes:
        """Return some rows."""


def rounded(numbers: Floats) -> tuple[Bytes, Floats]:
    """Round rows to whole multiples of their scales, which come beside.

    There is one copy of them on the way: while learning they are 80 MB.
    """
    largest = np.maximum(numbers.max(axis=1, initial=0), -numbers.min(axis=1, initial=0))
    scales = (largest / np.float32(LARGEST)).astype(np.float32)
    scales[scales == 0] = 1
    steps = numbers / scales[:, None]
    np.rint(steps, out=steps)
    return steps.astype(np.int8), scales


def added(rows: ByNumber, wanted: NDArray[np.intp], strengths: Floats) -> Floats:
    """Add some rows up, each as often as its strength says, which comes times its scale."""
    total: Floats = strengths.dot(rows.take(wanted, 0))
    return total


@dataclass(frozen=True, slots=True)
class Rows:
    """What the features of an index are worth to the classes of its lessons."""

    rows: ByNumber
    """Of the shared features, then the duals of the texts.

    A byte a number changed no figure of `evaluate`.
    """
    ends: tuple[int, ...]
    """Where the classes of each lesson end in a row."""
    meanings: MeaningWeights | None
    """Of the first lesson, no finer than halves, as a snapshot holds them."""

    def scores(self, places: NDArray[np.intp], strengths: Floats, meaning: Floats) -> list[Floats]:
        """Return for each lesson one score a class.

        0 says nothing in common, 1 would be the class itself.
        """
        total = added(self.rows, places, strengths)
        found = [total[start:end] for start, end in pairwise((0, *self.ends))]
        if self.meanings is not None:
            found[0] += self.meanings.scores(meaning)
        return found
