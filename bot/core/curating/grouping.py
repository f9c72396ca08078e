"""Put questions together that ask nearly the same, so that a curator reads each once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from bot.core.answering.names import stems_of_names
from bot.core.knowledge.model import Career
from bot.core.retrieval.features import FUNCTION_STEMS, stem
from bot.core.retrieval.text import clean, informative, words

WORDS_LIKE = 75
"""Share of common words, of 100, from which two questions are alike: three words of four.

Of the pairs of the knowledge's own phrasings that are alike so or by their letters, 57 % belong to
one entry, of all pairs 0.7 %; at 68 it is 55 %, at 80 a third fewer are found.
"""

LETTERS_LIKE = 88
"""The same by letters, so that a slip of the pen parts nothing: 95 % stay with the right text."""

WORDS_HALF = 50
"""Share of common words below which letters are not compared."""

MIN_CONTENT = 2
"""Words of content below which the others count too: "what good are they" is not "good one"."""

_SIGNS = 0x20000
"""First character that stands for a stem; from here on there are a million that texts lack."""

_CHUNK = 256
_WEIGHED = 64
"""Texts of a group among which the most typical is looked for."""


_Counted = TypeVar("_Counted", str, tuple[str, str])


@dataclass(frozen=True, slots=True)
class Asked:
    """The text of a question that found no good answer."""

    key: str
    day: date
    text: str
    outcome: str
    career: str = ""
    entry: str = ""
    """The closest that was shown, if anything was."""
    ignored: bool = False
    """Whether a curator put it aside."""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that ask nearly the same."""

    text: str
    """The one most like all of them."""
    count: int
    first: date
    last: date
    outcomes: tuple[tuple[str, int], ...]
    """How often each outcome was, the most frequent first."""
    closest: tuple[str, str] | None
    """Career and entry that was shown most, None where nothing was."""
    texts: tuple[str, ...]
    """The distinct texts, the most frequent first."""
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Key:
    """A text's words as it is compared: in order, and each as one character."""

    letters: str
    signs: str


def grouped(asked: Sequence[Asked], careers: Iterable[Career] = ()) -> tuple[Group, ...]:
    """Group questions, those asked most and then last first; words that name a career say nothing.

    A group of which one was put aside is left out.
    """
    silent = FUNCTION_STEMS.union(*(stems_of_names(career) for career in careers))
    read = _keys([one.text for one in asked], silent)
    members: dict[_Key, list[Asked]] = defaultdict(list)
    for key, one in zip(read, asked, strict=True):
        members[key].append(one)
    order = sorted(members, key=lambda key: (-len(members[key]), key.letters))
    groups = [
        _group([one for key in alike for one in members[key]])
        for alike in _alike(order)
        if not any(one.ignored for key in alike for one in members[key])
    ]
    return tuple(sorted(groups, key=lambda one: (-one.count, -one.last.toordinal(), one.text)))


def _keys(texts: Sequence[str], silent: frozenset[str]) -> list[_Key]:
    """Read texts as their distinct stems of content in order; each stem gets a sign of its own."""
    numbers: dict[str, int] = {}
    found = []
    for text in texts:
        stems = {stem(word) for word in informative(words(clean(text)))}
        content = stems - silent
        kept = sorted(content if len(content) >= MIN_CONTENT else stems)
        signs = sorted(chr(numbers.setdefault(one, _SIGNS + len(numbers))) for one in kept)
        itself = text.casefold()
        found.append(_Key(" ".join(kept) or itself, "".join(signs) or itself))
    return found


def _alike(order: Sequence[_Key]) -> Iterator[list[_Key]]:
    """Put each key to the first one that it is most like, in chunks of bounded memory."""
    led: dict[_Key, list[_Key]] = {}
    for start in range(0, len(order), _CHUNK):
        chunk = order[start : start + _CHUNK]
        leaders = list(led)
        rest = []
        for key, leader in zip(chunk, _leaders(chunk, leaders), strict=True):
            if leader is None:
                rest.append(key)
            else:
                led[leaders[leader]].append(key)
        _lead(rest, led)
    yield from led.values()


def _lead(rest: Sequence[_Key], led: dict[_Key, list[_Key]]) -> None:
    """Make leaders of the keys that follow no other of them, and let the others follow."""
    alike = _likeness(rest, rest)
    leading: list[int] = []
    for row, key in enumerate(rest):
        best = max(leading, key=lambda one: (alike[row, one], -one), default=None)
        if best is not None and alike[row, best]:
            led[rest[best]].append(key)
        else:
            leading.append(row)
            led[key] = [key]


def _leaders(chunk: Sequence[_Key], leaders: Sequence[_Key]) -> list[int | None]:
    if not leaders:
        return [None] * len(chunk)
    alike = _likeness(chunk, leaders)
    return [int(row.argmax()) if row.any() else None for row in alike]


def _likeness(keys: Sequence[_Key], others: Sequence[_Key]) -> NDArray[np.uint8]:
    """Return how alike keys are, 0 where they are not enough: shape (keys, others).

    Letters are compared only where half of the words are common: one slip leaves more than that.
    """
    signs, other_signs = [key.signs for key in keys], [other.signs for other in others]
    found = process.cdist(
        signs, other_signs, scorer=fuzz.ratio, score_cutoff=WORDS_HALF, dtype=np.uint8, workers=-1
    )
    rows, columns = np.nonzero((found > 0) & (found < WORDS_LIKE))
    found[rows, columns] = process.cpdist(
        [keys[row].letters for row in rows.tolist()],
        [others[column].letters for column in columns.tolist()],
        scorer=fuzz.ratio,
        score_cutoff=LETTERS_LIKE,
        dtype=np.uint8,
    )
    return found


def _group(members: Sequence[Asked]) -> Group:
    texts = Counter(one.text for one in members)
    outcomes = Counter(one.outcome for one in members)
    shown = Counter((one.career, one.entry) for one in members if one.entry)
    ordered = [text for text, _ in _most(texts)]
    return Group(
        text=_typical(ordered[:_WEIGHED], texts),
        count=len(members),
        first=min(one.day for one in members),
        last=max(one.day for one in members),
        outcomes=tuple(_most(outcomes)),
        closest=_most(shown)[0][0] if shown else None,
        texts=tuple(ordered),
        keys=tuple(one.key for one in members),
    )


def _most(counted: Counter[_Counted]) -> list[tuple[_Counted, int]]:
    return sorted(counted.items(), key=lambda one: (-one[1], one[0]))


def _typical(texts: Sequence[str], counts: Counter[str]) -> str:
    """Return the text that is most like all others, each as often as it was asked."""
    if len(texts) == 1:
        return texts[0]
    weights = np.array([counts[text] for text in texts])
    alike = process.cdist(texts, texts, scorer=fuzz.token_sort_ratio, dtype=np.uint8)
    return texts[int((alike @ weights).argmax())]
