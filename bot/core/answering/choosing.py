"""Choose which of the ranked entries is shown, and which is offered beside it."""

from __future__ import annotations

from bot.core.answering.judged import Judged
from bot.core.knowledge.model import GapTopic
from bot.core.retrieval.retriever import Ranking

TIE_MARGIN = 0.003
"""Difference of scores below which two entries are offered instead of one."""

GAP_SURER = 2
"""How many times an entry's score a gap topic's is from which it alone decides what is shown."""

CLOSEST_AMONG = 5
CLOSEST_RATIO = 0.4
"""How far down the ranking an entry that a gap topic names is preferred to the first."""

DOUBTFUL = 0.2
"""Confidence in the first entry below which any of those that the gap topic names is."""


def shown_entry(judged: Judged) -> str:
    """Name the item that is shown: beside a gap the closest that its topic names."""
    if judged.topic is None:
        return judged.ranking.best
    ratio = 0.0 if judged.confidence < DOUBTFUL else CLOSEST_RATIO
    return _closest(judged.ranking, judged.topic, ratio)


def _closest(ranking: Ranking, topic: GapTopic, ratio: float) -> str:
    """Choose the entry to show beside a gap: the best-ranked of its closest, if it comes near.

    If none does, the first of them, where the gap was found far more surely than any entry.
    """
    least = ratio * ranking.entries[0][1]
    for name, score in ranking.entries[:CLOSEST_AMONG]:
        if name in topic.closest and score >= least:
            return name
    surer = ranking.signals.gap >= GAP_SURER * ranking.entries[0][1]
    return topic.closest[0] if surer and topic.closest else ranking.best


def tied_with(ranking: Ranking, entry: str) -> list[str]:
    """List the entries that are too close to the one shown to tell them apart."""
    best = ranking.entries[0][1]
    return [
        name
        for name, score in ranking.entries[1:2]
        if best - score < TIE_MARGIN and not _holds(entry, name) and not _holds(name, entry)
    ]


def _holds(whole: str, part: str) -> bool:
    """Say whether an item is another one, or the section that the other stands in."""
    return whole in {part, part.partition(".")[0]}
