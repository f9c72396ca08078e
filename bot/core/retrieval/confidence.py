"""Turn a ranking's signals into probabilities.

The weights stand in `calibration.json`, which `python -m benchmarks.calibrate` writes: a logistic
regression over the signals and their products, learned from examples that were left out.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

CALIBRATION = Path(__file__).with_name("calibration.json")

Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Signals:
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

    def values(self) -> tuple[float, ...]:
        """Return the signals in their order."""
        return tuple(getattr(self, field.name) for field in fields(self))


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


@cache
def calibration() -> Calibration:
    """Read the weights that come with the program."""
    raw = json.loads(CALIBRATION.read_text(encoding="utf-8"))
    return Calibration(
        mean=np.array(raw["mean"]),
        scale=np.array(raw["scale"]),
        scope=np.array(raw["scope"]),
        acceptable=np.array(raw["acceptable"]),
    )


def products(standard: Doubles) -> Doubles:
    """Extend rows of standardised signals by a constant and all products of two."""
    first, second = np.triu_indices(standard.shape[-1])
    squares = standard[..., first] * standard[..., second]
    constant = np.ones((*standard.shape[:-1], 1))
    return np.concatenate([constant, standard, squares], axis=-1)


def softmax(logits: Doubles) -> Doubles:
    """Return probabilities along the last axis."""
    grown = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=-1, keepdims=True))


def scope_of(signals: Signals) -> Scope:
    """Say how likely the question lies inside the source, near it, or off it."""
    weights = calibration()
    standard = (np.array(signals.values()) - weights.mean) / weights.scale
    inside, near, off = softmax(products(standard) @ weights.scope).tolist()
    return Scope(inside, near, off)


def confidence_features(signals: Signals, scope: Scope) -> Doubles:
    """List what the confidence is computed from."""
    margin = signals.best - signals.second
    return np.array(
        [1.0, np.log((scope.inside + 0.01) / (1.01 - scope.inside)), signals.best, margin]
    )


def confidence(signals: Signals, scope: Scope) -> float:
    """Return the probability that the best entry is an acceptable answer."""
    logit = float(confidence_features(signals, scope) @ calibration().acceptable)
    return float(1 / (1 + np.exp(-logit)))
