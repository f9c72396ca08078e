"""Hold rows of weights in one byte a number, each row with a scale of its own."""

from __future__ import annotations

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
