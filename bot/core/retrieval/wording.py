"""Know the texts of a knowledge word for word: who asks just so gets what a curator wrote for it.

The scores generalise, so a single phrasing may be outvoted by a hundred that look like it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.core.knowledge.model import Career
from bot.core.retrieval.features import FUNCTION_STEMS, Hashes, stem
from bot.core.retrieval.meanings import text_hash
from bot.core.retrieval.text import clean, words

LIGHT = frozenset(
    "a also am an and are as at be can could did do does for he hello hey hi i in is it just of on "
    "please she so that the their there they this to we will would".split()
)
"""Words without which a question is the same.

Of 216 phrasings that equal another so, 93 % belong to the same entry or gap topic, and most others
to its neighbour. "You" and "my" are none of them: "how old are you" is no question about a job.
"""


class Worder:
    """Reduce what is asked about a career to its wording: the stems of what carries it."""

    def __init__(self, career: Career) -> None:
        """Take the career, whose names are left out: everything is asked about it."""
        # One pattern: to look up every stretch of words, as `Names` does, takes ten times as long.
        called = {" ".join(words(clean(name))) for name in (career.title, *career.names)}
        longest_first = sorted(filter(None, called), key=len, reverse=True)
        self._names = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})(?:s|es)?\b")
        starts = {name.partition(" ")[0] for name in longest_first}
        self._starts = frozenset(
            f"{start}{ending}" for start in starts for ending in ("", "s", "es")
        )

    def wording(self, read: Sequence[str]) -> int | None:
        """Return 64 bits that stand for a wording; None where nothing carries the question.

        A mere "why" asks about whatever was spoken of before.
        """
        if not self._starts.isdisjoint(read):
            read = self._names.sub("", " ".join(read)).split()
        kept = [stem(word) for word in read if word not in LIGHT]
        return None if FUNCTION_STEMS.issuperset(kept) else text_hash(" ".join(kept))


@dataclass(frozen=True, slots=True)
class Wordings:
    """Whose each wording of a knowledge is; those of several owners are left out."""

    hashes: Hashes
    """Sorted."""
    owners: NDArray[np.uint16]
    """The number of each one's owner."""

    @classmethod
    def of(cls, told: Iterable[tuple[int | None, int]]) -> Wordings:
        """Take wordings, each with the number of its owner."""
        owned: dict[int, set[int]] = {}
        for wording, owner in told:
            if wording is not None:
                owned.setdefault(wording, set()).add(owner)
        single = sorted((wording, *owners) for wording, owners in owned.items() if len(owners) == 1)
        return cls(
            np.array([wording for wording, _ in single], np.uint64),
            np.array([owner for _, owner in single], np.uint16),
        )

    def owner(self, wording: int) -> int | None:
        """Return the number of a wording's owner; None where it has none."""
        wanted = np.uint64(wording)
        place = int(self.hashes.searchsorted(wanted))
        known = place < len(self.hashes) and self.hashes[place] == wanted
        return int(self.owners[place]) if known else None
