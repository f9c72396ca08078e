"""Learn the weights of `bot/core/retrieval/calibration.json`: `python -m benchmarks.calibrate`.

With names behind it, such as `ungapped`, only those weights are written. The last time they were
`mean` and `scale`. `scope` and `acceptable`, learned anew, declined more of what small careers
answer; `ungapped` refused 2 % more of one practice set's unrelated questions and 1 % less of the
other's, and is as it was.

Each example is ranked by a retriever that never saw it; of every sixth gap topic all examples
are left out together, as if nobody had thought of that topic. The confidence for careers without
gap topics is learned on practice sets of public data, see `practice.py`.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.draws import SECTION, career_of
from benchmarks.practice import practice
from bot.core.knowledge.loader import load_knowledge
from bot.core.knowledge.model import Career
from bot.core.retrieval.confidence import (
    CALIBRATION,
    Doubles,
    Scope,
    Signals,
    confidence_features,
    products,
    softmax,
    ungapped_features,
)
from bot.core.retrieval.learning import Example, examples, learn
from bot.core.retrieval.retriever import Retriever

FOLDS = 5
LEFT_OUT = 6
"""Of so many gap topics one is left out as a whole."""

PENALTY = 50.0
"""Ridge on the weights, in examples; between 1 and 300 the result hardly changes."""

RIDGE = 0.1
"""Ridge on the weights of a confidence. With a tenth of it, of the few questions that are still
wrong the margin to the runner-up was learned to speak against an entry.
"""

NEWTON_STEPS = 12
QUESTIONS = Path("tests/questions.jsonl")


@dataclass(frozen=True, slots=True)
class Observation:
    """An example with what a retriever that never saw it made of it."""

    example: Example
    ranked: tuple[str, ...]
    signals: Signals


def observe(career: Career, processes: int = 2) -> list[Observation]:
    """Rank each example of a career by a retriever that was taught the others."""
    work = [(career, number) for number in range(FOLDS)]
    with Pool(processes) as pool:
        return [one for part in pool.map(_observe_fold, work) for one in part]


def _observe_fold(work: tuple[Career, int]) -> list[Observation]:
    career, fold = work
    everything = list(examples(career))
    chance = random.Random(0)
    topics = sorted({example.owner for example in everything if example.gap})
    chance.shuffle(topics)
    whole = {topic: position % FOLDS for position, topic in enumerate(topics[::LEFT_OUT])}
    folds = [
        whole.get(example.owner, -1)
        if example.gap and example.owner in whole
        else chance.randrange(FOLDS)
        for example in everything
    ]
    taught = [example for example, one in zip(everything, folds, strict=True) if one != fold]
    retriever = Retriever(career, learn(career, taught))
    observations = []
    for example, one in zip(everything, folds, strict=True):
        if one == fold:
            ranking = retriever.rank(retriever.read(example.text))
            ranked = tuple(name for name, _ in ranking.entries)
            observations.append(Observation(example, ranked, ranking.signals))
    return observations


def fit_softmax(rows: Doubles, labels: NDArray[np.intp], penalty: float) -> Doubles:
    """Fit a multinomial logistic regression in which each label counts the same, by Newton."""
    kinds = int(labels.max()) + 1
    count, width = rows.shape
    wanted = np.eye(kinds)[labels]
    importance = (count / kinds / np.bincount(labels))[labels]
    weights = np.zeros((width, kinds))
    ridge = penalty * np.eye(width * kinds)
    for _ in range(NEWTON_STEPS):
        chance = softmax(rows @ weights)
        slope = rows.T @ (importance[:, None] * (chance - wanted)) + penalty * weights
        curvature = ridge.copy()
        for i in range(kinds):
            for j in range(kinds):
                factor = importance * chance[:, i] * ((i == j) - chance[:, j])
                block = rows.T @ (factor[:, None] * rows)
                curvature[i * width : (i + 1) * width, j * width : (j + 1) * width] += block
        step = np.linalg.solve(curvature, slope.T.ravel())
        weights -= step.reshape(kinds, width).T
    return weights


def fit_scope(career: Career, observations: list[Observation]) -> tuple[Doubles, Doubles, Doubles]:
    """Return mean and scale of the signals, and the weights of the three scopes."""
    closest = {topic.id: topic.closest for topic in career.gap_topics}
    labels = [
        0 if not one.example.gap else 1 if closest[one.example.owner] else 2 for one in observations
    ]
    signals = np.array([one.signals.values() for one in observations])
    mean, scale = signals.mean(axis=0), signals.std(axis=0)
    rows = products((signals - mean) / scale)
    return mean, scale, fit_softmax(rows, np.array(labels), PENALTY)


def fit_confidence(career: Career, mean: Doubles, scale: Doubles, scope: Doubles) -> Doubles:
    """Fit the chance that the first entry is acceptable, on the project's own questions."""
    retriever = Retriever(career)
    rows, labels = [], []
    for line in QUESTIONS.read_text(encoding="utf-8").splitlines():
        question = json.loads(line)
        if question["kind"] == "compound":
            continue
        ranking = retriever.rank(retriever.read(question["question"]))
        standard = (np.array(ranking.signals.values()) - mean) / scale
        inside, near, off = softmax(products(standard) @ scope).tolist()
        rows.append(confidence_features(ranking.signals, Scope(inside, near, off)))
        labels.append(int(ranking.best in (question["ok"] or ())))
    return _fit_logistic(np.array(rows), np.array(labels))


def _fit_logistic(rows: Doubles, labels: NDArray[np.intp]) -> Doubles:
    weights = np.zeros(rows.shape[1])
    for _ in range(NEWTON_STEPS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - labels) + RIDGE * weights
        curvature = rows.T @ ((chance * (1 - chance))[:, None] * rows) + RIDGE * np.eye(
            len(weights)
        )
        weights -= np.linalg.solve(curvature, slope)
    return weights


def fit_ungapped() -> Doubles:
    """Fit the chance that the first entry is right, on practice sets of public data."""
    rows, labels = [], []
    for draw in practice():
        retriever = Retriever(career_of(draw))
        asked = [(text, f"{SECTION}.{entry}") for text, _, entry in draw.questions]
        for text, wanted in [*asked, *((text, "") for text in (*draw.near, *draw.far))]:
            ranking = retriever.rank(retriever.read(text))
            rows.append(ungapped_features(ranking.signals))
            labels.append(int(ranking.best == wanted))
    return _fit_logistic(np.array(rows), np.array(labels))


def fit_gapped() -> dict[str, Doubles]:
    """Fit all weights for careers that list gap topics."""
    career = load_knowledge(Path("knowledge")).careers[0]
    mean, scale, scope = fit_scope(career, observe(career))
    acceptable = fit_confidence(career, mean, scale, scope)
    return {"mean": mean, "scale": scale, "scope": scope, "acceptable": acceptable}


def main(wanted: Sequence[str]) -> None:
    """Fit and write the weights of these names, or all."""
    fitted = {"ungapped": fit_ungapped()}
    if set(wanted) != set(fitted):
        fitted |= fit_gapped()
    found = {
        name: np.round(value, 4).tolist()
        for name, value in fitted.items()
        if not wanted or name in wanted
    }
    weights = json.loads(CALIBRATION.read_text(encoding="utf-8")) | found
    CALIBRATION.write_text(json.dumps(weights) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
