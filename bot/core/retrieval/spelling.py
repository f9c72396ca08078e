"""Mend words that are misspelt, and only those: ordinary English stays as it is."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from operator import add
from weakref import proxy

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.retrieval.features import stem
from bot.core.retrieval.lookalikes import Lookalikes

MIN_LETTERS = 3
"""Shorter words have too many neighbours to be mended."""

SHORT_WORD = 5
"""Up to this length one edit is allowed, above it two."""

MAX_MENDED = 16
"""Words that are mended in one message, so that noise cannot slow an answer down."""

EDIT_COST = 2.0
FREQUENCY_CREDIT = 0.25
FIRST_LETTER_COST = 0.8
"""Weights of a candidate's cost: an edit outweighs how common a word is, and the first letter of a
word is seldom the wrong one.
"""

_MIN_HALF = 3


SLIP_COUNT = 2
"""A word of the phrasings that stands more often is meant as it is written."""

SLIP_RATIO = 8
"""How much more often the word stands that a slip is one edit away from."""


def without_slips(counts: Mapping[str, int], ordinary: Collection[str]) -> dict[str, int]:
    """Leave out the slips of whoever wrote the phrasings, so that none counts as known or right."""
    common = [word for word, count in counts.items() if count >= SLIP_RATIO]
    return {
        word: count
        for word, count in counts.items()
        if count > SLIP_COUNT or word in ordinary or not _is_slip(word, counts, common)
    }


def _is_slip(word: str, counts: Mapping[str, int], common: Collection[str]) -> bool:
    if len(word) <= MIN_LETTERS or not word.isalpha():
        return False
    found = process.extract(word, common, scorer=OSA.distance, score_cutoff=1, limit=None)
    return any(
        other[0] == word[0]
        and counts[other] >= SLIP_RATIO * counts[word]
        and stem(other) != stem(word)
        for other, _, _ in found
    )


@dataclass(frozen=True, slots=True)
class Mended:
    """A word that was typed and the words it was read as."""

    typed: str
    read_as: str


class Speller:
    """Mend words against the knowledge's own words."""

    def __init__(self, counts: Mapping[str, int], ordinary: Collection[str]) -> None:
        """Take how often each word stands in the knowledge, and the words of ordinary English."""
        self._counts = counts
        self._ordinary = ordinary
        self._known = Lookalikes(
            [word for word in counts if len(word) >= MIN_LETTERS and word.isalpha()]
        )
        # By a weak reference: what holds itself is let go by a search for waste alone.
        self._better = lru_cache(maxsize=1_000)(partial(Speller._found, proxy(self)))

    def knows(self, word: str) -> bool:
        """Say whether the word stands in the knowledge."""
        return word in self._counts

    def mend(self, words: list[str]) -> tuple[list[str], list[Mended]]:
        """Return the words as they are read, and what was changed."""
        joined, mended = self._join(words) if self._may_join(words) else (words, [])
        if self._counts.keys() >= set(joined):
            return joined, mended
        result: list[str] = []
        budget = MAX_MENDED
        for word in joined:
            if budget == 0 or not self._suspicious(word):
                result.append(word)
                continue
            budget -= 1
            better = self._better(word)
            result.extend(better.split() if better else [word])
            if better:
                mended.append(Mended(word, better))
        return result, mended

    def _suspicious(self, word: str) -> bool:
        return (
            word not in self._counts
            and len(word) >= MIN_LETTERS
            and word.isalpha()
            and word not in self._ordinary
        )

    def _may_join(self, words: list[str]) -> bool:
        """Say whether any two neighbours make one of the knowledge's words, as seldom happens."""
        return not self._counts.keys().isdisjoint(map(add, words, words[1:]))

    def _join(self, words: list[str]) -> tuple[list[str], list[Mended]]:
        """Read two words as one where only the one is the knowledge's ("tensor flow")."""
        result: list[str] = []
        mended: list[Mended] = []
        position = 0
        while position < len(words):
            first, *rest = words[position : position + 2]
            if rest and self._belong_together(first, rest[0]):
                result.append(first + rest[0])
                mended.append(Mended(f"{first} {rest[0]}", first + rest[0]))
                position += 2
            else:
                result.append(first)
                position += 1
        return result, mended

    def _belong_together(self, first: str, second: str) -> bool:
        whole = first + second
        if len(whole) < 2 * _MIN_HALF or whole not in self._counts:
            return False
        usual = min(self._counts.get(first, 0), self._counts.get(second, 0))
        return self._counts[whole] > usual

    def _found(self, word: str) -> str | None:
        """Read a word as the known one nearest to it, or as two that lack their space.

        A missing space is an edit as well, and costs as much as the rarer half is rare.
        """
        parted, nearest = self._split(word), self._nearest(word)
        if parted is None or nearest is None:
            return parted or (nearest[1] if nearest else None)
        space = EDIT_COST - FREQUENCY_CREDIT * math.log1p(
            min(self._counts[half] for half in parted.split())
        )
        return nearest[1] if nearest[0] < space else parted

    def _split(self, word: str) -> str | None:
        """Part a word into two of the knowledge's, the most even way first."""
        cuts = range(_MIN_HALF, len(word) - _MIN_HALF + 1)
        for cut in sorted(cuts, key=lambda cut: abs(len(word) - 2 * cut)):
            if word[:cut] in self._counts and word[cut:] in self._counts:
                return f"{word[:cut]} {word[cut:]}"
        return None

    def _nearest(self, word: str) -> tuple[float, str] | None:
        """Find the known word with the least cost within the allowed edits, if there is one."""
        edits = 1 if len(word) <= SHORT_WORD else 2
        candidates = process.extract(
            word,
            self._known.within(word, edits),
            scorer=OSA.distance,
            score_cutoff=edits,
            limit=None,
        )
        costs = ((self._cost(word, one, distance), one) for one, distance, _ in candidates)
        return min(costs, default=None)

    def _cost(self, word: str, candidate: str, distance: float) -> float:
        cost = EDIT_COST * distance - FREQUENCY_CREDIT * math.log1p(self._counts[candidate])
        return cost + FIRST_LETTER_COST * (word[0] != candidate[0])
