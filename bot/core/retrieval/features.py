"""Turn words into features: stems, bigrams, pairs of stems, and what the words mean.

All but the meaning are 64-bit hashes, so that a knowledge's features are one sorted array. They are
spread evenly: the first bits of one say where it stands, give or take a few. They are the same in
every process and on every machine.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from Stemmer import Stemmer

from bot.core.retrieval.meanings import Floats, row_of, summed, word_hash
from bot.core.retrieval.remembering import remembered

MAX_PAIRED = 40
"""Distinct content stems that are paired with each other; bounds a long message's work."""

FUNCTION_WORDS: frozenset[str] = frozenset(
    "a about after again all also am an and any anything are as at be because been before being "
    "but by can could did do does doing during each else even for from get go going got had has "
    "have having he her him how i if in into is it its just know let like lot many may me might "
    "more most much must my need no nor not of off on once one ones only or our out over own "
    "really same shall she should so some someone something such than that the their them then "
    "there these they thing things this those to too under up us very want was we were what when "
    "where which while who whom whose why will with would you your".split()
)
"""Words that tie a sentence together; a match on them alone says nothing."""

POINTING_WORDS: frozenset[str] = frozenset("it that these this those".split())
"""Words that stand for what was said before, or for what is spoken of anyway."""

Hashes = NDArray[np.uint64]
LastHalves = NDArray[np.uint32]

_BIGRAM: Hashes = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F], np.uint64)
_PAIR: Hashes = np.array([0x165667B19E3779F9, 1], np.uint64)
"""What the first and the second hash of a combination are multiplied by."""

# Without the words that it would keep itself: `stem` does, and its are lists, which every search
# for waste looks at.
_stemmer = Stemmer("english", 0)

_HASH_BITS = 64
_A_DRAWER = 4
"""Features in a drawer of the table, about; the largest of 368,000 has some twenty."""


class Features(NamedTuple):
    """Everything that a text is compared by."""

    hashes: Hashes
    """Distinct ones of stems, of bigrams, and of pairs."""
    counts: NDArray[np.float32] | None
    """How often each occurs; None where each does once."""
    bounds: tuple[int, int, int]
    """Where each of the three blocks ends."""
    meaning: Floats


@remembered(20_000)
def stem(word: str) -> str:
    """Return the Snowball stem of one lower-case word."""
    stemmed: str = _stemmer.stemWord(word)
    return stemmed


FUNCTION_STEMS = frozenset(stem(word) for word in FUNCTION_WORDS)


@remembered(20_000)
def _looked_up(word: str) -> tuple[int, bool, int]:
    """Return the hash of a word's stem, whether the stem says something, and the word's row."""
    stemmed = stem(word)
    return word_hash(stemmed), stemmed not in FUNCTION_STEMS, row_of(word)


def extract(words: Sequence[str], concepts: Sequence[str] = ()) -> Features:
    """Count the features of a list of lower-case words, and of the concepts they name."""
    hashes, says, rows = zip(*map(_looked_up, words), strict=True) if words else ((), (), ())
    content = sorted(set(compress(hashes, says)))[:MAX_PAIRED]
    told = (*hashes, *map(word_hash, concepts))
    listed: Hashes = np.array((*content, *told), np.uint64)
    places, factors = _combinations(len(content), len(hashes))
    found = np.concatenate([listed[len(content) :], _combined(listed.take(places), factors)])
    bounds = (len(told), len(told) + max(0, len(hashes) - 1), len(found))
    meant = summed(rows if content else ())  # what only ties words together means nothing
    if len(set(told)) == len(told):  # else what follows another is distinct as well
        return Features(found, None, bounds, meant)
    return _counted(found, bounds, meant)


def _combined(both: Hashes, factors: Hashes) -> Hashes:
    """Hash pairs of hashes, each of which has its factor."""
    first, second = both * factors
    combined: Hashes = first ^ second
    return combined


@lru_cache(maxsize=500)
def _combinations(content: int, words: int) -> tuple[NDArray[np.intp], Hashes]:
    """Tell which hashes make bigrams and pairs, with their factors: the content is listed first."""
    follows = np.arange(content, content + max(1, words) - 1)
    pairs = np.stack(np.triu_indices(content, 1))
    places = np.concatenate([np.stack([follows, follows + 1]), pairs], axis=1)
    return places, np.repeat([_BIGRAM, _PAIR], [len(follows), pairs.shape[1]], axis=0).T.copy()


def _counted(hashes: Hashes, bounds: tuple[int, int, int], meant: Floats) -> Features:
    """Count the stems and bigrams of which some occur more than once."""
    told, follows, _ = bounds
    occurring = Counter(hashes[:follows].tolist())
    distinct = len(set(hashes[:told].tolist()))
    pairs = hashes[follows:]
    found = np.concatenate([np.array([*occurring], np.uint64), pairs])
    counts = np.array([*occurring.values(), *[1] * len(pairs)], np.float32)
    return Features(found, counts, (distinct, len(occurring), len(found)), meant)


class Located(NamedTuple):
    """The features of a text that a knowledge knows: number, log term frequency, block."""

    numbers: NDArray[np.intp]
    frequencies: NDArray[np.float32] | None
    """None where each feature occurs once, which is a log frequency of one."""
    bounds: tuple[int, ...]
    """Where each block ends in the arrays."""
    meaning: Floats


class FeatureSpace:
    """Number the features of a knowledge, by their sorted hashes."""

    def __init__(self, halves: LastHalves, starts: NDArray[np.int32]) -> None:
        """Take the last halves of the sorted distinct hashes, and where each drawer begins.

        The first bits name the drawer. That two features of a drawer have the same last half
        happens once in a thousand knowledges of the article's size.
        """
        self.halves, self.starts = halves, starts
        longest = int(np.diff(starts, append=len(halves)).max())
        self._shift = np.array(_HASH_BITS - (len(starts) - 1).bit_length(), np.uint64)
        self._starts = np.minimum(starts, len(halves) - longest)
        self._drawer = np.arange(longest)

    @classmethod
    def of(cls, texts: Iterable[Features]) -> FeatureSpace:
        """Collect the features of many texts."""
        table = np.unique(np.concatenate([features.hashes for features in texts]))
        bits = max(1, (len(table) // _A_DRAWER).bit_length())
        firsts = np.arange(1 << bits, dtype=np.uint64) << np.array(_HASH_BITS - bits, np.uint64)
        return cls(table.astype(np.uint32), np.searchsorted(table, firsts).astype(np.int32))

    @property
    def size(self) -> int:
        """Say how many features there are."""
        return len(self.halves)

    def beside(self, before: str, words: Sequence[str], after: str) -> list[int]:
        """Count on how many sides each of several words is known to stand: beside two others."""
        middle = np.array([word_hash(stem(word)) for word in words], np.uint64)
        first, last = (np.full_like(middle, word_hash(stem(word))) for word in (before, after))
        sides = np.stack([np.concatenate([first, middle]), np.concatenate([middle, last])])
        known = self._sought(_combined(sides, _BIGRAM[:, None]))[0].any(axis=1)
        counted: list[int] = known.reshape(2, -1).sum(0).tolist()
        return counted

    def locate(self, features: Features) -> Located:
        """Find the known features of a text."""
        counts, width = features.counts, len(self._drawer)
        hits, places = self._sought(features.hashes)
        found = hits.ravel().nonzero()[0]
        numbers = places.ravel().take(found)
        frequencies = None if counts is None else 1 + np.log(counts.take(found // width))
        order = found.tolist()
        told, follows, _ = features.bounds
        bounds = bisect_left(order, told * width), bisect_left(order, follows * width), len(order)
        return Located(numbers, frequencies, bounds, features.meaning)

    def _sought(self, hashes: Hashes) -> tuple[NDArray[np.bool_], NDArray[np.intp]]:
        """Look through the drawer of each hash: where it is, and the places looked at."""
        starts = self._starts.take((hashes >> self._shift).view(np.int64))
        places = starts[:, None] + self._drawer  # of the drawer's type, which looks up at once
        return self.halves.take(places) == hashes.astype(np.uint32)[:, None], places
