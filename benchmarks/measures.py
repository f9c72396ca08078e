"""Figures that every engine is measured by, all in percent."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

KEPT = 0.95
"""Share of in-scope questions that the confidence has to let through when others are refused."""


def accuracy(ranked: Sequence[Sequence[str]], wanted: Sequence[str], among: int) -> float:
    """Return how many questions have the wanted entry among the first."""
    right = [entry in found[:among] for found, entry in zip(ranked, wanted, strict=True)]
    return 100 * float(np.mean(right))


def auroc(inside: Sequence[float], outside: Sequence[float]) -> float:
    """Return how often an inside question is surer than an outside one; a tie counts half."""
    low, high = np.sort(outside), np.array(inside)
    below = np.searchsorted(low, high, "left") + np.searchsorted(low, high, "right")
    return 100 * float(below.mean()) / 2 / len(low)


def refused(inside: Sequence[float], outside: Sequence[float]) -> float:
    """Return how many outside questions lie below what lets KEPT of the inside ones through."""
    return 100 * float((np.array(outside) < np.quantile(inside, 1 - KEPT)).mean())
