"""Describe a picture as placed words and shapes, in pixels from its top left corner."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

WIDTH = 1000
"""Wide enough for a sharp picture on a phone, which shows it at about a third of that."""

MOST_HEIGHT = 2000
"""A higher picture would be shown smaller, and its letters with it."""

MARGIN = 56
"""Kept free on all four sides."""

INNER = WIDTH - 2 * MARGIN

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class Weight(StrEnum):
    """Name how heavy letters are, as the font's files do."""

    NORMAL = "Medium"
    STRONG = "ExtraBold"


@dataclass(frozen=True, slots=True)
class Style:
    """Say how words look."""

    size: int
    weight: Weight
    colour: str


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words; the point is the left end of its top."""

    text: str
    at: Point
    style: Style


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed line through points, filled, outlined or both."""

    points: tuple[Point, ...]
    fill: str | None = None
    line: str | None = None
    thick: int = 2
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """An open line through points."""

    points: tuple[Point, ...]
    line: str
    thick: int = 2


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle, filled, outlined or both; `half` fills its left half alone."""

    centre: Point
    radius: float
    fill: str | None = None
    line: str | None = None
    thick: int = 4
    half: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """A box with round corners."""

    box: Box
    fill: str
    round: int = 24


Shape = Polygon | Stroke | Disc | Panel


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything on a picture; shapes are painted in order, then the words."""

    height: int
    shapes: tuple[Shape, ...]
    words: tuple[Words, ...]
