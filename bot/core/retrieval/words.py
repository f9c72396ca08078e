"""Know how common the words of English are."""

from __future__ import annotations

import gzip
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

import msgpack
import numpy as np

UNLISTED_ZIPF = 2.0
"""Frequency assumed of a word outside the list, which ends at 3."""

_CENTIBELS = 100
_PER_THOUSAND_MILLION = 9


class Frequencies(Mapping[str, float]):
    """The words of a list with their frequencies, held as hashes without the words.

    The words would take 4 MB. That a word outside the list has the hash of one in it happens once
    in 10^14 words.
    """

    def __init__(self, path: Path) -> None:
        """Take a list of wordfreq's: after a header, the words of each hundredth of a power."""
        self._path = path
        hashes, steps = array("q"), array("H")
        for step, words in self._steps():
            hashes.extend(map(hash, words))
            steps.extend([step] * len(words))
        order = np.argsort(hashes)
        self._hashes = array("q", np.array(hashes)[order].tobytes())
        self._frequencies = _PER_THOUSAND_MILLION - np.array(steps)[order] / _CENTIBELS

    def __getitem__(self, word: str) -> float:
        wanted = hash(word)
        place = bisect_left(self._hashes, wanted)
        if place == len(self._hashes) or self._hashes[place] != wanted:
            raise KeyError(word)
        return float(self._frequencies[place])

    def __iter__(self) -> Iterator[str]:
        return (word for _, words in self._steps() for word in words)

    def __len__(self) -> int:
        return len(self._hashes)

    def _steps(self) -> Iterator[tuple[int, list[str]]]:
        """Read the list anew, so that no more than a part of it is ever held."""
        with gzip.open(self._path) as stream:
            unpacker = msgpack.Unpacker(stream)
            steps = unpacker.read_array_header() - 1
            unpacker.skip()
            for step in range(steps):
                yield step, unpacker.unpack()


@cache
def ordinary_words() -> Frequencies:
    """Return the 29,000 words that occur at least once in a million, each with its frequency.

    The frequency is log10 of a word's occurrences in a thousand million words, about 3 to 8. The
    list is wordfreq's small one. It is read from that package's data: to import the package costs
    14 MB, for a tokenizer that is not used here.
    """
    return Frequencies(_small_list())


def _small_list() -> Path:
    package = find_spec("wordfreq")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("the package wordfreq is missing")
    return Path(package.origin).with_name("data") / "small_en.msgpack.gz"


@lru_cache(maxsize=10_000)
def zipf(word: str) -> float:
    """Return log10 of a word's occurrences in a thousand million words, about 2 to 8."""
    return ordinary_words().get(word, UNLISTED_ZIPF)
