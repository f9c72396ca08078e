"""Look at the words of phrasings and vocabulary: are they strangers' words, and are they used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from bot.core.knowledge.checks.finding import Finding, share_of
from bot.core.knowledge.model import Career, Entry
from bot.core.retrieval.features import FUNCTION_STEMS, FUNCTION_WORDS, stem
from bot.core.retrieval.text import clean, words

OWN_WORDS = 1 / 3
"""Share of an entry's phrasings that should have no content word of its title and passage."""

LOWEST_NAMED = 5

MAX_FRAME_ENTRIES = 3
MIN_FRAME_WORDS = 3
"""Function words that make a frame: "how do i …" is one, "what … the …" is not."""

_SLOT = "…"

_TEXTS = 50_000
"""Texts whose words are remembered between the checks: more than a large career has."""

Stems = tuple[str, ...]


def own_words(career: Career) -> Finding:
    """Name the entries too few of whose phrasings go without the passage's own words."""
    rated = sorted(
        (_own_share(entry), item_id)
        for item_id, entry in career.items()
        if isinstance(entry, Entry) and entry.phrasings
    )
    items = tuple(f"{name}: {share:.0%}" for share, name in rated if share < OWN_WORDS)
    lowest = ", ".join(f"{name} {share:.0%}" for share, name in rated[:LOWEST_NAMED])
    rate = f"{share_of(len(items), len(rated), 'entries under a third')}; lowest: {lowest}"
    return Finding("phrasings without a content word of title or passage", rate, items)


def _own_share(entry: Entry) -> float:
    shown = _content(f"{entry.title}\n{entry.text}")
    free = sum(not _content(phrasing) & shown for phrasing in entry.phrasings)
    return free / len(entry.phrasings)


def _content(text: str) -> frozenset[str]:
    return frozenset(_stems(text)) - FUNCTION_STEMS


@lru_cache(maxsize=_TEXTS)
def _stems(text: str) -> Stems:
    return tuple(map(stem, _words(text)))


@lru_cache(maxsize=_TEXTS)
def _words(text: str) -> tuple[str, ...]:
    return tuple(words(clean(text)))


def shared_frames(career: Career) -> Finding:
    """Name the sentence frames that serve too many entries."""
    served: dict[str, set[str]] = defaultdict(set)
    for item_id, item in career.items():
        for phrasing in item.phrasings:
            if shape := frame(phrasing):
                served[shape].add(item_id)
    worn = [(len(ids), shape) for shape, ids in served.items() if len(ids) > MAX_FRAME_ENTRIES]
    items = tuple(
        f"“{shape}” serves {count}: {', '.join(sorted(served[shape]))}"
        for count, shape in sorted(worn, key=lambda one: (-one[0], one[1]))
    )
    return Finding(
        "sentence frames of more than three entries",
        share_of(len(items), len(served), "frames"),
        items,
    )


def frame(phrasing: str) -> str | None:
    """Return a phrasing with each run of content words as one slot; None if little is left."""
    read = _words(phrasing)
    if sum(word in FUNCTION_WORDS for word in read) < MIN_FRAME_WORDS:
        return None
    runs = groupby(read, key=lambda word: word in FUNCTION_WORDS)
    return " ".join(" ".join(run) if kept else _SLOT for kept, run in runs)


def dead_vocabulary(career: Career) -> Finding:
    """Name the groups that unite nothing, as at most one of their members occurs."""
    groups = [{_stems(member): member for member in group} for group in career.vocabulary]
    members = {key for group in groups for key in group}
    longest = max(map(len, members), default=0)
    known = {
        run for text in _texts(career) for run in _runs(_stems(text), longest) if run in members
    }
    items = []
    for group in groups:
        used = [member for key, member in group.items() if key in known]
        if len(used) <= 1:
            which = f"only “{used[0]}” occurs" if used else "none occurs"
            items.append(f"{', '.join(group.values())}: {which}")
    return Finding("dead vocabulary", share_of(len(items), len(groups), "groups"), tuple(items))


def _texts(career: Career) -> Iterator[str]:
    for section in career.sections:
        yield from section.phrasings
        for entry in section.entries:
            yield from (*entry.phrasings, entry.text)
    for topic in career.gap_topics:
        yield from topic.phrasings


def _runs(stems: Sequence[str], longest: int) -> Iterator[Stems]:
    for length in range(1, longest + 1):
        for start in range(len(stems) - length + 1):
            yield tuple(stems[start : start + length])
