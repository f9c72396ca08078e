"""Turn a ranking's signals into probabilities.

The weights stand in `calibration.json`, which `python -m benchmarks.calibrate` writes: a logistic
regression over the signals and their products, learned from examples that were left out.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

CALIBRATION = Path(__file__).with_name("calibration.json")

LEAST_SCORE = 0.01
"""Score below which two questions are equally far from everything."""

WEIGHED = 12
"""The first so many signals are those that the chances of the scopes are computed from."""

Doubles = NDArray[np.float64]


class Signals(NamedTuple):
    """What a ranking says about itself; scores as the indexes give them, shares 0 to 1."""

    best: float
    second: float
    inside: float
    near: float
    off: float
    coverage: float
    known: float
    length: float
    gap: float
    """Score of the nearest gap topic."""
    gap_is_off: float
    """1 if that topic has nothing close to it in the source, else 0."""
    gap_only: float
    """Share of the words that the gap topic accounts for and the entry does not."""
    entry_only: float
    """Share of the words that the entry accounts for and the gap topic does not."""
    gapped: float = 1.0
    """1 if the career lists gap topics at all, else 0."""
    akin: float = 0.0
    """Share of the words that come near the entry's own in meaning; without gap topics only.

    With them it changed no figure and took longer than all the rest.
    """

    def values(self) -> tuple[float, ...]:
        """Return the weighed signals in their order."""
        return self[:WEIGHED]


@dataclass(frozen=True, slots=True)
class Scope:
    """Probabilities, summing to 1, of where a question lies."""

    inside: float
    """The source answers it."""
    near: float
    """The source says something close, and not this."""
    off: float
    """The source has nothing on it."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """The learned weights: one row a feature and one column a scope; then one of four."""

    mean: Doubles
    scale: Doubles
    scope: Doubles
    acceptable: Doubles
    ungapped: Doubles
    """For a career that lists no gap topics; learned on public data."""


@cache
def calibration() -> Calibration:
    """Read the weights that come with the program."""
    raw = json.loads(CALIBRATION.read_text(encoding="utf-8"))
    return Calibration(
        mean=np.array(raw["mean"]),
        scale=np.array(raw["scale"]),
        scope=np.array(raw["scope"]),
        acceptable=np.array(raw["acceptable"]),
        ungapped=np.array(raw["ungapped"]),
    )


def products(standard: Doubles) -> Doubles:
    """Extend rows of standardised signals by a constant and all products of two."""
    first, second = _twos(standard.shape[-1])
    squares = standard[..., first] * standard[..., second]
    constant = np.ones((*standard.shape[:-1], 1))
    return np.concatenate([constant, standard, squares], axis=-1)


@cache
def _twos(count: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    return np.triu_indices(count)


def softmax(logits: Doubles) -> Doubles:
    """Return probabilities along the last axis."""
    grown = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=-1, keepdims=True))


def scope_of(signals: Signals) -> Scope:
    """Say how likely the question lies inside the source, near it, or off it."""
    if not signals.gapped:
        sure = ungapped_confidence(signals)
        return Scope(sure, (1 - sure) / 2, (1 - sure) / 2)
    told = np.array((1.0, *signals.values()))
    inside, near, off = _forms().dot(told).dot(told).tolist()
    largest = max(inside, near, off)
    inside, near, off = (math.exp(logit - largest) for logit in (inside, near, off))
    total = inside + near + off
    return Scope(inside / total, near / total, off / total)


@cache
def _forms() -> Doubles:
    """Write the logits of the three scopes as quadratic forms of a one and the signals.

    They say the same as `products` of standardised signals, in two products of small matrices.
    """
    weights = calibration()
    count = len(weights.mean)
    first, second = _twos(count)
    forms = np.zeros((weights.scope.shape[1], count + 1, count + 1))
    forms[:, 0, :] = weights.scope[: count + 1].T
    forms[:, first + 1, second + 1] = weights.scope[count + 1 :].T
    standardise = np.diag([1.0, *(1 / weights.scale)])
    standardise[1:, 0] = -weights.mean / weights.scale
    return np.ascontiguousarray(standardise.T @ forms @ standardise)


def confidence_features(signals: Signals, scope: Scope) -> tuple[float, ...]:
    """List what the confidence is computed from."""
    margin = signals.best - signals.second
    return 1.0, math.log((scope.inside + 0.01) / (1.01 - scope.inside)), signals.best, margin


def confidence(signals: Signals, scope: Scope) -> float:
    """Return the probability that the best entry is an acceptable answer."""
    if not signals.gapped:
        return ungapped_confidence(signals)
    return _logistic(calibration().acceptable.dot(confidence_features(signals, scope)))


def ungapped_features(signals: Signals) -> Doubles:
    """List what the confidence is computed from where no gap topic says what is not there.

    The runner-up is not among them: on public data it made the confidence worse.
    """
    score = math.log(max(signals.best, LEAST_SCORE))
    return np.array([1.0, score, signals.coverage, signals.akin, signals.known, signals.length])


def ungapped_confidence(signals: Signals) -> float:
    """Return the probability that the best entry is an acceptable answer, without gap topics."""
    return _logistic(float(ungapped_features(signals) @ calibration().ungapped))


def _logistic(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))
