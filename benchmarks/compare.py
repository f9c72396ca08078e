"""Measure ours and the peers on the same work: the draws, and the article."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.asked import Question, answerable
from benchmarks.draws import Draw, career_of
from benchmarks.measures import accuracy, auroc, refused
from benchmarks.ours import Asked, ours
from benchmarks.peers import PEERS, Teach
from bot.core.knowledge.model import Career
from bot.core.retrieval.learning import examples

OURS = "Career Advisor"
TIMED = 50
"""Questions that an engine's time is taken over, after as many to warm up."""

RANKED = 5
"""Entries of a ranking that are looked at."""

Figures = dict[str, float]


def engines(career: Career) -> Iterator[tuple[str, Asked]]:
    """Teach each engine the same texts of a career."""
    yield OURS, ours(career)
    for name, teach in PEERS.items():
        yield name, _peer(teach, career)


def _peer(teach: Teach, career: Career) -> Asked:
    taught = [one for one in examples(career) if not one.gap]
    names = sorted({one.owner for one in taught})
    labels = np.array([names.index(one.owner) for one in taught])
    rank = teach([one.text for one in taught], labels)

    def ask(texts: Sequence[str]) -> list[tuple[Sequence[str], float]]:
        """Sort the labels by their score, which is the confidence too."""
        scores = rank(texts)
        best = np.argsort(-scores, axis=1, kind="stable")[:, :RANKED]
        found = [[names[place] for place in row] for row in best]
        return list(zip(found, scores.max(axis=1).tolist(), strict=True))

    return ask


def on_draw(draw: Draw) -> dict[str, Figures]:
    """Measure each engine on a draw."""
    return {name: _on_draw(ask, draw) for name, ask in engines(career_of(draw))}


def _on_draw(ask: Asked, draw: Draw) -> Figures:
    wanted = [f"topics.{entry}" for _, _, entry in draw.questions]
    texts = [text for text, _, _ in draw.questions]
    asked = ask(texts)
    ranked, inside = [names for names, _ in asked], [sure for _, sure in asked]
    misspelt = [names for names, _ in ask([typo for _, typo, _ in draw.questions])]
    found = {
        "top-1": accuracy(ranked, wanted, 1),
        "top-3": accuracy(ranked, wanted, 3),
        "typo": accuracy(misspelt, wanted, 1),
        "milliseconds": milliseconds(_alone(ask), texts),
    }
    for name, others in (("near", draw.near), ("far", draw.far)):
        if others:
            outside = [sure for _, sure in ask(others)]
            found[f"{name} AUROC"] = auroc(inside, outside)
            found[f"{name} refused"] = refused(inside, outside)
    return found


def on_article(career: Career, questions: Sequence[Path]) -> dict[str, dict[str, Figures]]:
    """Measure how often the first entry is an accepted one, by file and group of questions."""
    read = {path.stem: answerable(path) for path in questions}
    found: dict[str, dict[str, Figures]] = {stem: {} for stem in read}
    for name, ask in engines(career):
        for stem, asked in read.items():
            found[stem][name] = {
                **_by_group(ask, asked),
                "milliseconds": milliseconds(_alone(ask), [one.text for one in asked]),
            }
    return found


def _by_group(ask: Asked, questions: Sequence[Question]) -> Figures:
    right: dict[str, list[bool]] = {}
    found = ask([one.text for one in questions])
    for one, (names, _) in zip(questions, found, strict=True):
        right.setdefault(one.group, []).append(names[0] in one.accepted)
    return {group: 100 * float(np.mean(right[group])) for group in sorted(right)}


def _alone(ask: Asked) -> Callable[[str], object]:
    """Ask one question at a time, as people do."""
    return lambda text: ask([text])


def fastest(ask: Callable[[str], object], texts: Sequence[str], passes: int) -> float:
    """Return the milliseconds of one question in the fastest of some passes.

    What else the machine does can only lengthen one.
    """
    return min(milliseconds(ask, texts) for _ in range(passes))


def milliseconds(ask: Callable[[str], object], texts: Sequence[str]) -> float:
    """Return the processor time of one question."""
    for text in texts[:TIMED]:
        ask(text)
    started = time.process_time()
    for text in texts[:TIMED]:
        ask(text)
    return 1000 * (time.process_time() - started) / len(texts[:TIMED])
