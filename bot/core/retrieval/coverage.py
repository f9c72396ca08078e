"""Measure how much of a question an entry's own words account for."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from bot.core.retrieval.features import FUNCTION_STEMS, stem
from bot.core.retrieval.meanings import closeness, table_rows
from bot.core.retrieval.words import zipf

ELSEWHERE = 0.25
"""What a word counts that the knowledge has, but not this entry."""

MOST_COMMON_ZIPF = 7.5
"""Frequency at which a word says nothing at all ("the" has 7.7)."""

LEAST_WEIGHT = 0.05

INFORMATIVE_ZIPF = 6.0
"""Words more common than this never stand among the words that are not covered."""

_STRETCHES = 16
"""Stretches of one message, about, whose words' weights are remembered while it is judged."""

MAX_NAMED = 3
"""Uncovered words that are named to a person."""


def spread_of(words_of: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Count in how many classes each stem stands."""
    stems = (dict.fromkeys(map(stem, words)) for words in words_of.values())
    return dict(Counter(chain.from_iterable(stems)))


class Coverage:
    """Compare a question's words with the words of each class."""

    def __init__(self, words_of: Mapping[str, Sequence[str]], spread: Mapping[str, int]) -> None:
        """Take every word of each class, and in how many classes each stem stands."""
        self._words = words_of
        self._spread = spread
        self._rows: dict[str, NDArray[np.intp]] = {}
        self._stems: dict[str, frozenset[str]] = {}
        self._weight = lru_cache(maxsize=20_000)(self._weighed)
        self._told = lru_cache(maxsize=_STRETCHES)(self._weigh)

    def knows(self, word: str) -> bool:
        """Say whether any class has the word."""
        return stem(word) in self._spread

    def share(self, words: Sequence[str], name: str) -> float:
        """Return the weighted share, 0 to 1, of the words that the class accounts for."""
        covered = total = 0.0
        stems = self._stems_of(name)
        for stemmed, weight in self._told(tuple(words)):
            total += weight
            if stemmed in stems:
                covered += weight
            elif stemmed in self._spread:
                covered += ELSEWHERE * weight
        return covered / total if total else 0.0

    def akin(self, words: Sequence[str], name: str) -> float:
        """Return the weighted share, 0 to 1, of the words that come near the class in meaning."""
        stems = self._stems_of(name)
        weights = np.array([self._weight(word) for word in words])
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

    def only(self, words: Sequence[str], name: str, other: str) -> float:
        """Return the weighted share, 0 to 1, of the words that one class has and another not."""
        mine, others = self._stems_of(name), self._stems_of(other)
        found = total = 0.0
        for stemmed, weight in self._told(tuple(words)):
            total += weight
            if stemmed in mine and stemmed not in others:
                found += weight
        return found / total if total else 0.0

    def known_share(self, words: Sequence[str]) -> float:
        """Return the share, 0 to 1, of the words that any class has."""
        known = sum(stemmed in self._spread for stemmed, _ in self._told(tuple(words)))
        return known / len(words) if words else 0.0

    def uncovered(self, words: Sequence[str], name: str) -> tuple[str, ...]:
        """Name the most informative words that the class has not, in the order they stand."""
        stems = self._stems_of(name)
        candidates = {
            word: self._weight(word)
            for word in words
            if self._informative(word) and stem(word) not in stems
        }
        best = set(sorted(candidates, key=lambda word: -candidates[word])[:MAX_NAMED])
        return tuple(word for word in candidates if word in best)

    def _weigh(self, words: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
        """Pair the stem of each word with its weight."""
        return tuple((stem(word), self._weight(word)) for word in words)

    def _informative(self, word: str) -> bool:
        return len(word) > 1 and stem(word) not in FUNCTION_STEMS and zipf(word) < INFORMATIVE_ZIPF

    def _weighed(self, word: str) -> float:
        spread = self._spread.get(stem(word), 0)
        rarity = math.log((1 + len(self._words)) / (1 + spread)) + 1
        return math.sqrt(max(LEAST_WEIGHT, rarity * (MOST_COMMON_ZIPF - zipf(word))))
