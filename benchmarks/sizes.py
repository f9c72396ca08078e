"""Make the article smaller and larger, and say what an engine takes at a size."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.knowledge.model import Career
from bot.core.retrieval.learning import Example, examples


@dataclass(frozen=True, slots=True)
class Point:
    """An engine's times at one size, in processor time."""

    phrasings: int
    milliseconds: float
    """Of one question."""
    seconds: float
    """Of learning."""


def sized(career: Career, count: int) -> list[Example]:
    """Take so many examples, as evenly as can be from all entries and gap topics.

    Beyond the career's own, they are its own with a word exchanged for one of another.
    """
    own = _evenly(list(examples(career)))
    chance = random.Random(0)
    found = own[:count]
    while len(found) < count:
        one = own[len(found) % len(own)]
        found.append(replace(one, text=_exchanged(one.text, chance.choice(own).text, chance)))
    return found


def _evenly(all_examples: Sequence[Example]) -> list[Example]:
    """Put the first example of each owner first, then the second of each."""
    seen: Counter[tuple[str, bool]] = Counter()
    places = []
    for one in all_examples:
        seen[one.owner, one.gap] += 1
        places.append(seen[one.owner, one.gap])
    order = sorted(range(len(places)), key=lambda row: places[row])
    return [all_examples[row] for row in order]


def _exchanged(text: str, other: str, chance: random.Random) -> str:
    words = text.split()
    words[chance.randrange(len(words))] = chance.choice(other.split())
    return " ".join(words)
