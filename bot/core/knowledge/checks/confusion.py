"""Name the phrasings and entries that retrieval takes for each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.core.knowledge.checks.finding import Finding, share_of
from bot.core.retrieval.left_out import LeftOut

SHOWN_PAIRS = 20
"""Competing pairs that are named; they usually hold a third of all confusions."""

MIN_CONFUSED = 2
"""Confusions below which a pair is chance."""


def found_elsewhere(ranked: Sequence[LeftOut]) -> Finding:
    """Name each phrasing that is found under another entry when left out."""
    wrong = [one for one in ranked if one.found != one.owner]
    items = tuple(f"{one.owner}: “{one.phrasing}” is found under {one.found}" for one in wrong)
    rate = share_of(len(wrong), len(ranked), "phrasings")
    return Finding("found under another entry when left out", rate, items)


def competing(ranked: Sequence[LeftOut]) -> Finding:
    """Name the pairs that are confused most, with how often in each direction."""
    directed = Counter((one.owner, one.found) for one in ranked if one.found != one.owner)
    pairs: Counter[tuple[str, str]] = Counter()
    for (owner, found), count in directed.items():
        pairs[min(owner, found), max(owner, found)] += count
    ordered = sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))
    worst = [pair for pair, count in ordered[:SHOWN_PAIRS] if count >= MIN_CONFUSED]
    items = tuple(
        f"{a} and {b}: {pairs[a, b]} confused ({directed[a, b]} to the second, "
        f"{directed[b, a]} to the first)"
        for a, b in worst
    )
    confused = sum(pairs[pair] for pair in worst)
    rate = share_of(confused, sum(pairs.values()), "confusions lie between these pairs")
    return Finding("entries that compete", rate, items)
