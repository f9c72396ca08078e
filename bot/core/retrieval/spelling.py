"""Mend words that are misspelt, and only those: ordinary English stays as it is."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from operator import add
from weakref import proxy

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.retrieval.features import stem
from bot.core.retrieval.lookalikes import Lookalikes
from bot.core.retrieval.words import UNLISTED_ZIPF

MIN_LETTERS = 3
"""Shorter words have too many neighbours to be mended, but for what they stand beside."""

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

BESIDE_CREDIT = 1.0
"""What it speaks for a candidate that the knowledge has it beside the word before, or after.

From 0.5 to 2 as much is mended.
"""

RARER = 1.0
"""Powers of ten by which an ordinary word that the knowledge lacks is rarer than the one it has."""

_MIN_HALF = 3


SLIP_RATIO = 8
"""How much more often the word stands that a slip is one edit away from."""

SLIP_COUNT, OFTEN = 2, 100
"""A word of the phrasings that stands more often is meant as it is written, if the other does not
stand so many times as often: with enough phrasings even a slip is made again.
"""


def without_slips(counts: Mapping[str, int], ordinary: Collection[str]) -> dict[str, int]:
    """Leave out the slips of whoever wrote the phrasings, so that none counts as known or right."""
    common = [word for word, count in counts.items() if count >= SLIP_RATIO]
    return {
        word: count
        for word, count in counts.items()
        if word in ordinary or not _is_slip(word, counts, common)
    }


def _is_form(word: str, other: str) -> bool:
    """Say whether two words are one with another ending: "deploys", and not "enginer"."""
    longer, shorter = sorted((word, other), key=len, reverse=True)
    return longer.startswith(shorter) and stem(longer) == stem(shorter)


def _is_slip(word: str, counts: Mapping[str, int], common: Collection[str]) -> bool:
    if len(word) <= MIN_LETTERS or not word.isalpha():
        return False
    count = counts[word]
    least = count * (OFTEN if count > SLIP_COUNT else SLIP_RATIO)
    found = process.extract(word, common, scorer=OSA.distance, score_cutoff=1, limit=None)
    return any(
        other[0] == word[0] and counts[other] >= least and not _is_form(word, other)
        for other, _, _ in found
    )


Neighbours = Callable[[str, Sequence[str], str], Sequence[int]]
"""Counts for each of several words on which sides it is known between two: 0, 1 or 2."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A word that was typed and the words it was read as."""

    typed: str
    read_as: str


class Speller:
    """Mend words against the knowledge's own words."""

    def __init__(
        self,
        counts: Mapping[str, int],
        ordinary: Mapping[str, float],
        neighbours: Neighbours | None = None,
    ) -> None:
        """Take how often each word stands in the knowledge, and how common those of English are.

        Without `neighbours` each word is mended for itself.
        """
        self._counts = counts
        self._ordinary = ordinary
        self._neighbours = neighbours
        self._known = Lookalikes([word for word in counts if word.isalpha()])
        # By a weak reference: what holds itself is let go by a search for waste alone.
        self._candidates = lru_cache(maxsize=1_000)(partial(Speller._found, proxy(self)))

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
        for word, after in zip(joined, [*joined[1:], ""], strict=True):
            better = None
            if budget and word not in self._counts and word.isalpha():
                budget -= 1
                better = self._better(result[-1] if result else "", word, after)
            result.extend(better.split() if better else [word])
            if better:
                mended.append(Mended(word, better))
        return result, mended

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

    def _better(self, before: str, word: str, after: str) -> str | None:
        """Read a word as the known one that costs least, or as two that lack their space.

        A missing space is an edit as well, and costs as much as the rarer half is rare.
        """
        candidates, parted = self._candidates(word)
        nearest = min(self._costs(before, word, candidates, after), default=None)
        if parted is None or nearest is None:
            return parted or (nearest[1] if nearest else None)
        space = EDIT_COST - FREQUENCY_CREDIT * math.log1p(
            min(self._counts[half] for half in parted.split())
        )
        return nearest[1] if nearest[0] < space else parted

    def _costs(
        self, before: str, word: str, candidates: Sequence[tuple[float, str]], after: str
    ) -> Iterator[tuple[float, str]]:
        """Weigh candidates by what they stand beside; without that, some are none."""
        doubtful = len(word) < MIN_LETTERS or word in self._ordinary
        beside: Sequence[int] = [0] * len(candidates)
        if self._neighbours is not None and candidates:
            beside = self._neighbours(before, [one for _, one in candidates], after)
        for (cost, one), count in zip(candidates, beside, strict=True):
            if count or not (doubtful or len(one) < MIN_LETTERS):
                yield cost - BESIDE_CREDIT * count, one

    def _found(self, word: str) -> tuple[tuple[tuple[float, str], ...], str | None]:
        """Find what a word may be meant as: known ones with their costs, and two in one."""
        is_ordinary = word in self._ordinary
        edits = 1 if is_ordinary or len(word) <= SHORT_WORD else 2
        found = process.extract(
            word,
            self._known.within(word, edits),
            scorer=OSA.distance,
            score_cutoff=edits,
            limit=None,
        )
        costs = tuple(
            (self._cost(word, one, distance), one)
            for one, distance, _ in found
            if not is_ordinary or self._is_commoner(one, word)
        )
        return costs, None if is_ordinary else self._split(word)

    def _is_commoner(self, one: str, word: str) -> bool:
        return self._ordinary.get(one, UNLISTED_ZIPF) >= self._ordinary[word] + RARER

    def _split(self, word: str) -> str | None:
        """Part a word into two of the knowledge's, the most even way first."""
        cuts = range(_MIN_HALF, len(word) - _MIN_HALF + 1)
        for cut in sorted(cuts, key=lambda cut: abs(len(word) - 2 * cut)):
            if word[:cut] in self._counts and word[cut:] in self._counts:
                return f"{word[:cut]} {word[cut:]}"
        return None

    def _cost(self, word: str, candidate: str, distance: float) -> float:
        cost = EDIT_COST * distance - FREQUENCY_CREDIT * math.log1p(self._counts[candidate])
        return cost + FIRST_LETTER_COST * (word[0] != candidate[0])
