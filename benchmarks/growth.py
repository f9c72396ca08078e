"""Measure how time grows with the phrasings, on the article made smaller and larger."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence

import numpy as np

from benchmarks.compare import OURS, fastest
from benchmarks.peers import PEERS
from benchmarks.sizes import Point, sized
from bot.core.knowledge.model import Career
from bot.core.retrieval.learning import Example, learn
from bot.core.retrieval.retriever import Retriever

SIZES = (1_000, 3_000, 10_000, 30_000)

GROWING = ("rapidfuzz token_set_ratio", "bm25s", "character TF-IDF, nearest")
"""Peers whose time is measured at every size; LinearSVC takes minutes to learn 300 classes."""

ASKED = 20
PASSES = 3
"""Questions at each size, and passes over them of which the fastest counts."""


def growth(career: Career, questions: Sequence[str]) -> dict[str, list[Point]]:
    """Measure ours and the peers at every size."""
    # What the benchmark holds by now would be searched for waste whenever an engine learns.
    gc.collect()
    gc.freeze()
    found: dict[str, list[Point]] = {}
    for count in SIZES:
        print(f"{count:,} phrasings", flush=True)
        taught = sized(career, count)
        for name in (OURS, *GROWING):
            point = measured(name, career, taught, questions)
            found.setdefault(name, []).append(point)
    return found


def measured(
    name: str, career: Career, taught: Sequence[Example], questions: Sequence[str]
) -> Point:
    """Teach an engine some examples and time it."""
    started = time.process_time()
    ask = engine(name, career, taught)
    seconds = time.process_time() - started
    asked = some_of(questions)
    return Point(len(taught), fastest(ask, asked, PASSES), seconds)


def some_of(questions: Sequence[str]) -> Sequence[str]:
    """Take the questions that are asked at each size, at even distances."""
    return questions[:: max(1, len(questions) // ASKED)][:ASKED]


def engine(name: str, career: Career, taught: Sequence[Example]) -> Callable[[str], object]:
    """Teach ours or a peer some examples, and return what finds the entry for a question."""
    return _ours(career, taught) if name == OURS else _peer(name, taught)


def _ours(career: Career, taught: Sequence[Example]) -> Callable[[str], object]:
    retriever = Retriever(career, learn(career, taught))
    return lambda text: retriever.rank(retriever.read(text))


def _peer(name: str, taught: Sequence[Example]) -> Callable[[str], object]:
    owners = sorted({(one.owner, one.gap) for one in taught})
    number = {owner: position for position, owner in enumerate(owners)}
    labels = np.array([number[one.owner, one.gap] for one in taught])
    rank = PEERS[name]([one.text for one in taught], labels)
    return lambda text: rank([text])
