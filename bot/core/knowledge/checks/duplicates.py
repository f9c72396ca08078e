"""Find phrasings of two entries that are nearly the same."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

import numpy as np
from rapidfuzz import fuzz, process, utils

from bot.core.knowledge.checks.finding import Finding
from bot.core.knowledge.model import Career

SAME_ABOVE = 90
"""`token_sort_ratio` from which two phrasings count as nearly the same."""

TOLD_APART_BELOW = 70
"""Likeness of the words that two phrasings do not share below which those tell them apart.

"Do I need Spark" hardly differs from "do I need Scala", but nobody mistakes one for the other; a
slip or an ending leaves 70 and more of a word of four letters.
"""

_LONGEST = 3
"""Words of a phrasing by which others are looked for; a slip changes one."""

_CHUNK = 64


def near_duplicates(career: Career) -> Finding:
    """Name the pairs of phrasings of two entries, sections or gap topics that hardly differ."""
    known = sorted(_phrasings(career), key=lambda one: (len(one[0]), one))
    keys = [key for key, _, _ in known]
    items = []
    for first, second in similar_pairs(keys):
        (owner, text), (other, like) = sorted([known[first][1:], known[second][1:]])
        if owner != other and not told_apart(keys[first], keys[second]):
            items.append(f"{owner}: “{text}” and {other}: “{like}”")
    rate = f"{len(items):,} pairs among {len(known):,} phrasings"
    return Finding("near-duplicate phrasings of two entries", rate, tuple(sorted(items)))


def nearly_the_same(career: Career, owned: Collection[tuple[str, str]]) -> Iterator[str]:
    """Say of phrasings, each behind its owner, which ones of others hardly differ from them."""
    known = list(_phrasings(career))
    new = [one for one in known if one[1:] in owned]
    scores = process.cdist(
        [key for key, _, _ in new],
        [key for key, _, _ in known],
        scorer=fuzz.ratio,
        score_cutoff=SAME_ABOVE,
        dtype=np.uint8,
        workers=-1,
    )
    for row, column in np.argwhere(scores).tolist():
        (key, owner, text), (near, other, like) = new[row], known[column]
        if owner != other and not told_apart(key, near):
            yield f"{owner}: “{text}” is nearly “{like}” of {other}"


def told_apart(key: str, other: str) -> bool:
    """Say whether each of two sort keys has words of its own that are not alike."""
    mine, others = set(key.split()), set(other.split())
    own, rest = " ".join(sorted(mine - others)), " ".join(sorted(others - mine))
    return bool(own and rest) and fuzz.ratio(own, rest) < TOLD_APART_BELOW


def sort_key(text: str) -> str:
    """Return the words of a text in alphabetical order, as `token_sort_ratio` compares them."""
    return " ".join(sorted(utils.default_process(text).split()))


def similar_pairs(keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the positions of similar sort keys; the keys come in order of their length.

    Only those that share one of their longest words are compared, one pair in thirty. Of the
    article's 187 similar ones that finds 183.
    """
    sharing = defaultdict[str, list[int]](list)
    for position, key in enumerate(keys):
        for word in sorted(set(key.split()), key=lambda word: (len(word), word))[-_LONGEST:]:
            sharing[word].append(position)
    found = {pair for positions in sharing.values() for pair in _similar_among(keys, positions)}
    yield from sorted(found)


def _similar_among(keys: Sequence[str], positions: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Compare some of the keys with each other.

    A ratio of 90 needs lengths that are close, so each chunk meets a window of the others only.
    """
    chosen = [keys[position] for position in positions]
    lengths = [len(key) for key in chosen]
    for start in range(0, len(chosen), _CHUNK):
        chunk = chosen[start : start + _CHUNK]
        longest = len(chunk[-1]) * (200 - SAME_ABOVE) / SAME_ABOVE
        scores = process.cdist(
            chunk,
            chosen[start : bisect_right(lengths, longest)],
            scorer=fuzz.ratio,
            score_cutoff=SAME_ABOVE,
            dtype=np.uint8,
        )
        for row, column in np.argwhere(scores).tolist():
            if column > row:
                yield positions[start + row], positions[start + column]


def _phrasings(career: Career) -> Iterator[tuple[str, str, str]]:
    """Yield sort key, owner and text of every phrasing that has a word."""
    owned = [(item_id, item.phrasings) for item_id, item in career.items()]
    owned += [(f"gap topic {topic.id}", topic.phrasings) for topic in career.gap_topics]
    for owner, phrasings in owned:
        for text in phrasings:
            if key := sort_key(text):
                yield key, owner, text
