"""Know roughly what ordinary English words mean, from a table that comes with the program.

The table holds one short vector a word, so that "wage" lies near "salary" although no phrasing
says so. What words mean together is taken for the sum of what they mean alone. It makes no text;
`benchmarks/distil.py` says where it is from.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.core.retrieval.remembering import remembered

TABLE = Path(__file__).with_name("meanings.npz")

SAYS_LITTLE = 0.4
"""Length of a sum that counts seven tenths: "how" has 0.4, "why" 0.6, questions 1 to 4."""

Floats = NDArray[np.float32]


def text_hash(text: str) -> int:
    """Return 64 bits that stand for a text in every process and on every machine."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


@remembered(20_000)
def word_hash(word: str) -> int:
    """Return the same of a word, and remember it."""
    return text_hash(word)


@cache
def _table() -> tuple[NDArray[np.uint64], NDArray[np.int8], Floats]:
    with np.load(TABLE, allow_pickle=False) as archive:
        return archive["hashes"], archive["vectors"], archive["scales"].astype(np.float32)


def dimensions() -> int:
    """Say how many numbers a meaning has."""
    return int(_table()[1].shape[1])


@lru_cache(maxsize=10_000)
def row_of(word: str) -> int:
    """Return where in the table a word stands, -1 where it does not."""
    hashes = _table()[0]
    wanted = np.uint64(word_hash(word))
    row = int(np.searchsorted(hashes, wanted))
    return row if row < len(hashes) and hashes[row] == wanted else -1


def meaning(words: Sequence[str]) -> Floats:
    """Return what words mean together, rare ones weighing more; nearly unit length, or zeros."""
    return summed([row_of(word) for word in words])


def summed(rows: Sequence[int]) -> Floats:
    """Do the same for words by their rows; -1 adds nothing."""
    _, vectors, scales = _table()
    places = np.array([row for row in rows if row >= 0], np.intp)
    total: Floats = scales.take(places).dot(vectors.take(places, axis=0))
    total *= 1 / math.sqrt(float(total.dot(total)) + SAYS_LITTLE**2)
    return total


def table_rows(words: Sequence[str]) -> NDArray[np.intp]:
    """Return where in the table the words stand that it holds."""
    return np.array([row for row in map(row_of, words) if row >= 0], np.intp)


def closeness(words: Sequence[str], others: NDArray[np.intp]) -> Floats:
    """Return for each word the cosine, 0 to 1, to the closest of the words of these rows."""
    found: Floats = np.zeros(len(words), np.float32)
    known = [position for position, word in enumerate(words) if row_of(word) >= 0]
    if known and len(others):
        mine = table_rows([words[position] for position in known])
        found[known] = (_directions(mine) @ _directions(others).T).max(axis=1).clip(0)
    return found


def _directions(rows: NDArray[np.intp]) -> Floats:
    """Stack the vectors of these rows at unit length."""
    vectors: Floats = _table()[1][rows].astype(np.float32)
    vectors /= np.sqrt(np.einsum("ij,ij->i", vectors, vectors))[:, None]
    return vectors
