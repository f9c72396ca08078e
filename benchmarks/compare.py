"""Measure ours and the peers on the same work: the draws, and the article."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.draws import ROOT, Draw, career_of
from benchmarks.measures import accuracy, auroc, refused
from benchmarks.ours import Asked, ours
from benchmarks.peers import PEERS, Teach
from bot.core.knowledge.loader import load_knowledge
from bot.core.knowledge.model import Career
from bot.core.retrieval.learning import examples

OURS = "Career Advisor"
TIMED = 100
"""Questions that an engine's time is taken over, after as many to warm up."""

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

    def ask(text: str) -> tuple[Sequence[str], float]:
        """Sort the labels by their score, which is the confidence too."""
        scores = rank(text)
        return [names[place] for place in np.argsort(-scores, kind="stable")[:5]], float(
            scores.max()
        )

    return ask


def on_draw(draw: Draw) -> dict[str, Figures]:
    """Measure each engine on a draw."""
    return {name: _on_draw(ask, draw) for name, ask in engines(career_of(draw))}


def _on_draw(ask: Asked, draw: Draw) -> Figures:
    wanted = [f"topics.{entry}" for _, _, entry in draw.questions]
    asked = [ask(text) for text, _, _ in draw.questions]
    ranked, inside = [names for names, _ in asked], [sure for _, sure in asked]
    found = {
        "top-1": accuracy(ranked, wanted, 1),
        "top-3": accuracy(ranked, wanted, 3),
        "typo": accuracy([ask(typo)[0] for _, typo, _ in draw.questions], wanted, 1),
        "milliseconds": milliseconds(ask, [text for text, _, _ in draw.questions]),
    }
    for name, texts in (("near", draw.near), ("far", draw.far)):
        if texts:
            outside = [ask(text)[1] for text in texts]
            found[f"{name} AUROC"] = auroc(inside, outside)
            found[f"{name} refused"] = refused(inside, outside)
    return found


def on_article(questions: Sequence[Path]) -> dict[str, Figures]:
    """Measure how often the first entry is an accepted one, on files of questions."""
    career = load_knowledge(ROOT / "knowledge").careers[0]
    read = {path.stem: _answerable(path) for path in questions}
    found: dict[str, Figures] = {}
    for name, ask in engines(career):
        found[name] = {
            stem: 100 * float(np.mean([ask(text)[0][0] in accepted for text, accepted in pairs]))
            for stem, pairs in read.items()
        }
        texts = [text for pairs in read.values() for text, _ in pairs]
        found[name]["milliseconds"] = milliseconds(ask, texts)
    return found


def _answerable(path: Path) -> list[tuple[str, list[str]]]:
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [
        (line["question"], line["ok"])
        for line in lines
        if line["kind"] != "compound" and line.get("ok")
    ]


def milliseconds(ask: Asked, texts: Sequence[str]) -> float:
    """Return the processor time of one question."""
    for text in texts[:TIMED]:
        ask(text)
    started = time.process_time()
    for text in texts[:TIMED]:
        ask(text)
    return 1000 * (time.process_time() - started) / len(texts[:TIMED])
