"""Hold rows of weights in one byte a number, each row with a scale of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

LARGEST = 127
"""What the largest number of each row becomes; a scale for each column was coarser."""

Floats = NDArray[np.float32]
Bytes = NDArray[np.int8]


class ByNumber(Protocol):
    """Anything that gives rows by their numbers: an array, or one that is left in its file."""

    def take(self, wanted: NDArray[np.intp], axis: Literal[0], /) -> Bytes:
        """Return some rows."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of numbers, rounded to whole multiples of their row's scale."""

    bytes: ByNumber
    scales: Floats

    @classmethod
    def of(cls, numbers: Floats) -> Rows:
        """Round rows, with one copy of them on the way: while learning they are 34 MB."""
        largest = np.maximum(numbers.max(axis=1, initial=0), -numbers.min(axis=1, initial=0))
        scales = (largest / np.float32(LARGEST)).astype(np.float32)
        scales[scales == 0] = 1
        steps = numbers / scales[:, None]
        np.rint(steps, out=steps)
        return cls(steps.astype(np.int8), scales)

    def sum(self, wanted: NDArray[np.intp], scaled: Floats) -> Floats:
        """Add some rows up, each as often as its strength says, which comes times its scale."""
        total: Floats = scaled.dot(self.bytes.take(wanted, 0))
        return total
