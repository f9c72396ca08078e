"""Measure how much of a question an entry's own words account for."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple
from weakref import proxy

import numpy as np
from numpy.typing import NDArray

from bot.core.retrieval.features import FUNCTION_STEMS, stem
from bot.core.retrieval.meanings import closeness, table_rows
from bot.core.retrieval.remembering import remembered
from bot.core.retrieval.words import zipf

ELSEWHERE = 0.25
"""What a word counts that the knowledge has, but not this entry."""

MOST_COMMON_ZIPF = 7.5
"""Frequency at which a word says nothing at all ("the" has 7.7)."""

LEAST_WEIGHT = 0.05

INFORMATIVE_ZIPF = 6.0
"""Words more common than this never stand among the words that are not covered."""

MAX_NAMED = 3
"""Uncovered words that are named to a person."""


def spread_of(words_of: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Count in how many classes each stem stands."""
    stems = (dict.fromkeys(map(stem, words)) for words in words_of.values())
    return dict(Counter(chain.from_iterable(stems)))


class Shares(NamedTuple):
    """Weighted shares, 0 to 1, of a question's words."""

    covered: float
    """Those that the class accounts for."""
    known: float
    """Those that any class has; all words count the same."""
    only: float
    """Those that the class has and the other not."""
    other_only: float
    """Those that the other has and the class not."""


class Coverage:
    """Compare a question's words with the words of each class."""

    def __init__(self, words_of: Mapping[str, Sequence[str]], spread: Mapping[str, int]) -> None:
        """Take every word of each class, and in how many classes each stem stands."""
        self._words = words_of
        self._spread = spread
        self._rows: dict[str, NDArray[np.intp]] = {}
        self._stems: dict[str, frozenset[str]] = {}
        # By a weak reference: what holds itself is let go by a search for waste alone.
        self._told = remembered(20_000)(partial(Coverage._weighed, proxy(self)))

    def knows(self, word: str) -> bool:
        """Say whether any class has the word."""
        return stem(word) in self._spread

    def shares(self, words: Sequence[str], name: str, other: str | None = None) -> Shares:
        """Tell what a class accounts for, and what each of it and another has alone."""
        mine = self._stems_of(name)
        others = self._stems_of(other) if other else mine
        total = covered = only = other_only = 0.0
        known = 0
        for stemmed, weight, is_known in map(self._told, words):
            total += weight
            known += is_known
            if stemmed in mine:
                covered += weight
                if stemmed not in others:
                    only += weight
                continue
            if is_known:
                covered += ELSEWHERE * weight
            if stemmed in others:
                other_only += weight
        if not total:
            return Shares(0.0, 0.0, 0.0, 0.0)
        return Shares(covered / total, known / len(words), only / total, other_only / total)

    def akin(self, words: Sequence[str], name: str) -> float:
        """Return the weighted share, 0 to 1, of the words that come near the class in meaning."""
        stems = self._stems_of(name)
        weights = np.array([self._told(word)[1] for word in words])
        near = closeness(words, self._rows_of(name))
        near[[stem(word) in stems for word in words]] = 1
        return float(weights @ near / weights.sum()) if words else 0.0

    def _stems_of(self, name: str) -> frozenset[str]:
        """Stem a class's words once, when it is first asked about."""
        if name not in self._stems:
            self._stems[name] = frozenset(map(stem, self._words[name]))
        return self._stems[name]

    def _rows_of(self, name: str) -> NDArray[np.intp]:
        """Look a class's words up once, when it is first asked about."""
        if name not in self._rows:
            self._rows[name] = table_rows(self._words[name])
        return self._rows[name]

    def uncovered(self, words: Sequence[str], name: str) -> tuple[str, ...]:
        """Name the most informative words that the class has not, in the order they stand."""
        stems = self._stems_of(name)
        candidates = {
            word: self._told(word)[1]
            for word in words
            if self._informative(word) and stem(word) not in stems
        }
        best = set(sorted(candidates, key=lambda word: -candidates[word])[:MAX_NAMED])
        return tuple(word for word in candidates if word in best)

    def _informative(self, word: str) -> bool:
        return len(word) > 1 and stem(word) not in FUNCTION_STEMS and zipf(word) < INFORMATIVE_ZIPF

    def _weighed(self, word: str) -> tuple[str, float, bool]:
        """Return a word's stem, its weight, and whether any class has it."""
        stemmed = stem(word)
        spread = self._spread.get(stemmed, 0)
        rarity = math.log((1 + len(self._words)) / (1 + spread)) + 1
        weight = math.sqrt(max(LEAST_WEIGHT, rarity * (MOST_COMMON_ZIPF - zipf(word))))
        return stemmed, weight, spread > 0
