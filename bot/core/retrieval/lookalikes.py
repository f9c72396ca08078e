"""Find the words that may be a few edits from another one, without comparing each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_BITS = 32


class Lookalikes:
    """Words by their lengths, each with a bit for every letter that it has."""

    def __init__(self, words: Sequence[str]) -> None:
        """Take the words."""
        self._words = sorted(words, key=len)
        lengths = [len(word) for word in self._words]
        longest = max(lengths, default=0)
        self._starts = np.searchsorted(lengths, range(longest + 2)).tolist()
        self._letters = np.array([_letters(word) for word in self._words], np.uint32)

    def within(self, word: str, edits: int) -> list[str]:
        """Return every word that is at most so many edits away, and some that are further.

        An edit adds one letter to those of a word at most, and takes one away.
        """
        last = len(self._starts) - 1
        start = self._starts[min(max(0, len(word) - edits), last)]
        end = self._starts[min(len(word) + edits + 1, last)]
        letters, others = _letters(word), self._letters[start:end]
        near: NDArray[np.bool_] = np.bitwise_count(others & ~letters) <= edits
        near &= np.bitwise_count(letters & ~others) <= edits
        return [self._words[start + place] for place in np.flatnonzero(near).tolist()]


def _letters(word: str) -> np.uint32:
    """Set a bit for each letter; of an alphabet beyond 32 letters some share theirs."""
    bits = 0
    for letter in word:
        bits |= 1 << ord(letter) % _BITS
    return np.uint32(bits)
