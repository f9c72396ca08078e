"""The figures that the engine has to reach, and a measured figure beside its bar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure to reach, or not to exceed."""

    value: float
    at_most: bool = False

    def holds(self, figure: float) -> bool:
        """Say whether a figure lies on the right side."""
        return figure <= self.value if self.at_most else figure >= self.value

    def __str__(self) -> str:
        return f"{'≤' if self.at_most else '≥'} {self.value:g}"


def at_least(value: float) -> Bar:
    """Return a figure to reach."""
    return Bar(value)


def at_most(value: float) -> Bar:
    """Return a figure not to exceed."""
    return Bar(value, at_most=True)


@dataclass(frozen=True, slots=True)
class Row:
    """A measured figure with its bar, if it has one."""

    name: str
    figure: float
    unit: str
    bar: Bar | None = None


Bars = Mapping[str, Bar]

DRAWS: Mapping[str, Bars] = {
    "clinc-35": {
        "top-1": at_least(91.5),
        "top-3": at_least(97.5),
        "typo": at_least(90),
        "far AUROC": at_least(96.5),
        "far refused": at_least(80),
        "near AUROC": at_least(91),
        "near refused": at_least(50),
    },
    "banking-35": {
        "top-1": at_least(83),
        "top-3": at_least(95),
        "typo": at_least(82),
        "near AUROC": at_least(84),
    },
    "clinc-all-5": {"top-1": at_least(76)},
    "clinc-all-10": {"top-1": at_least(84.5)},
    "banking-all-5": {"top-1": at_least(70)},
    "banking-all-10": {"top-1": at_least(79.5)},
}
"""By family of draws."""

ARTICLE: Bars = {"asked": at_least(90), "messy": at_least(96), "caution": at_least(95)}
"""The right entry first, by group of questions, in percent."""

ADVISOR: Bars = {
    "in plain words: right entry first": ARTICLE["asked"],
    "typos, slang, non-native, terse, speech: right entry first": ARTICLE["messy"],
    "several questions in one message: parts found": at_least(88),
    "in scope: `answered` with the wrong entry": at_most(4),
    "in scope: said as `related` or `declined`": at_most(8),
    "narrower than the source: closest entry shown": ARTICLE["caution"],
    "narrower than the source: said as `related`": at_least(75),
    "near the source, other careers: claimed as `answered`": at_most(10),
    "unrelated, hostile, small talk: not declined": at_most(3),
}
"""In percent, of the whole advisor."""

CALIBRATION_ERROR = at_most(0.07)
