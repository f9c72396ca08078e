"""Weigh the features of a text: each by how few owners use it, each block to its length."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.core.retrieval.features import Located

BLOCK_WEIGHTS = (1.0, 0.8, 1.1)
"""Lengths of the blocks stems, bigrams and pairs.

Half and one and a half times as much of any changed less than half a point on parts of the public
training sets that are in no draw.
"""

_TINY = 1e-30
"""Stands for a length of nothing, by which nothing can be divided."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a text is learned by."""

    numbers: NDArray[np.intp]
    """Its features."""
    values: Floats
    """What each weighs in it."""
    meaning: Floats


def rarity(texts: Sequence[Located], owners: Sequence[int], size: int) -> Floats:
    """Weigh each of `size` features by how few owners of texts use it; one that none has, nothing.

    The smoothed inverse document frequency (Spärck Jones 1972), an owner being a document.
    """
    owner = np.array(owners, np.intp)
    numbers, rows = lined_up(texts)
    used = np.unique(owner[rows] * size + numbers)
    spread = np.bincount(used % size, minlength=size)
    rare = np.log((2 + owner.max(initial=0)) / (1 + spread)) + 1
    return np.where(spread > 0, rare, 0).astype(np.float32)


def lined_up(texts: Sequence[Located | Weighed]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Line up the features of all texts, and the row of the text that each is of."""
    numbers = np.concatenate([text.numbers for text in texts]).astype(np.intp)
    return numbers, np.repeat(np.arange(len(texts)), [len(text.numbers) for text in texts])


def weighed(text: Located, weights: Floats) -> Weighed:
    """Weigh the features of a text that is learned from."""
    return Weighed(text.numbers, block_values(text, weights[text.numbers]), text.meaning)


def block_values(text: Located, values: Floats) -> Floats:
    """Turn the weights of a text's features, which are used up, into their values in it."""
    if text.frequencies is not None:
        values *= text.frequencies
    start = 0
    for length, end in zip(BLOCK_WEIGHTS, text.bounds, strict=True):
        block = values[start:end]
        block *= length / math.sqrt(float(block.dot(block)) + _TINY)
        start = end
    return values
