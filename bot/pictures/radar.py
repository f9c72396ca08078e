"""Draw how somebody sees themselves: ratings on axes around a centre, and each one in words."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.answering import phrases
from bot.core.answering.fit import BEST
from bot.pictures.alt import alt_text
from bot.pictures.colours import ACCENT, GROUND, LINE, MUTED, PANEL, TEXT
from bot.pictures.column import Column
from bot.pictures.letters import line_height, width
from bot.pictures.scene import (
    INNER,
    MARGIN,
    MOST_HEIGHT,
    WIDTH,
    Disc,
    Point,
    Polygon,
    Scene,
    Shape,
    Stroke,
    Style,
    Weight,
    Words,
)


@dataclass(frozen=True, slots=True)
class Axis:
    """One trait and its rating, with what is to be said of it, such as that it is the highest."""

    title: str
    rating: int
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Radar:
    """All ratings, at least 3, in the order of the source."""

    heading: str
    note: str
    citation: str
    axes: tuple[Axis, ...]


HEADING = Style(54, Weight.STRONG, TEXT)
NOTE = Style(32, Weight.NORMAL, MUTED)
CITATION = Style(26, Weight.NORMAL, MUTED)
NUMBER = Style(30, Weight.STRONG, TEXT)
SCALE = Style(24, Weight.NORMAL, MUTED)
TITLE = Style(36, Weight.STRONG, TEXT)
REMARK = Style(30, Weight.NORMAL, ACCENT)
RATING = Style(40, Weight.STRONG, TEXT)

REACH = 215
"""From the centre to a rating of 5."""
NUMBER_REACH = REACH + 44
NUMBER_RADIUS = 27

PIP, PIP_STEP = 12, 34
RATING_ROOM = BEST * PIP_STEP + 60
TITLE_LEFT = MARGIN + 2 * NUMBER_RADIUS + 22
TITLE_ROOM = INNER + MARGIN - TITLE_LEFT - RATING_ROOM - 10
GAP, LEAST_GAP = 15, 6


def radar_alt(radar: Radar) -> str:
    """Say in words what the picture shows."""
    return alt_text(
        [f"{radar.heading}.", *map(_said, radar.axes), radar.note, f"{radar.citation}."]
    )


def radar_scene(radar: Radar) -> Scene:
    """Lay out the heading, the radar with numbered axes, and below it what each number names."""
    for gap, most in ((GAP, 2), (LEAST_GAP, 2)):
        scene = _scene(radar, gap, most)
        if scene.height <= MOST_HEIGHT:
            return scene
    return _scene(radar, LEAST_GAP, 1)


def _said(axis: Axis) -> str:
    rated = phrases.RATED.format(title=axis.title, rating=axis.rating, best=BEST)
    return f"{rated} ({axis.remark})." if axis.remark else f"{rated}."


def _scene(radar: Radar, gap: int, most: int) -> Scene:
    column = Column()
    column.set(radar.heading, HEADING)
    column.skip(16)
    centre = (WIDTH / 2, column.bottom + NUMBER_REACH + NUMBER_RADIUS)
    shapes = [*_web(centre, len(radar.axes)), *_ratings(centre, radar.axes)]
    words = [*_scale(centre)]
    for number, point in enumerate(_around(centre, NUMBER_REACH, len(radar.axes)), 1):
        shapes.append(Disc(point, NUMBER_RADIUS, PANEL))
        words.append(_number(number, point))
    column.skip(2 * (NUMBER_REACH + NUMBER_RADIUS) + 36)
    for number, axis in enumerate(radar.axes, 1):
        top = column.bottom
        _set_axis(column, axis, most)
        middle = (MARGIN + NUMBER_RADIUS, top + line_height(TITLE) / 2)
        shapes += [Disc(middle, NUMBER_RADIUS, PANEL), *_pips(axis.rating, middle[1])]
        words += [_number(number, middle), _rating(axis.rating, middle[1])]
        column.bottom = max(column.bottom, top + 2 * NUMBER_RADIUS)
        column.skip(gap)
    column.skip(14)
    column.set(radar.note, NOTE, most=3)
    column.skip(10)
    column.set(radar.citation, CITATION, most=3)
    return Scene(round(column.bottom) + MARGIN, tuple(shapes), (*words, *column.words))


def _set_axis(column: Column, axis: Axis, most: int) -> None:
    column.set(axis.title, TITLE, most=most, left=TITLE_LEFT, room=TITLE_ROOM)
    column.set(axis.remark, REMARK, most=1, left=TITLE_LEFT, room=TITLE_ROOM)


def _around(centre: Point, reach: float, count: int) -> list[Point]:
    """Return points around a centre, the first one above it, clockwise."""
    turns = (math.tau * number / count for number in range(count))
    x, y = centre
    return [(x + reach * math.sin(turn), y - reach * math.cos(turn)) for turn in turns]


def _web(centre: Point, count: int) -> Iterator[Shape]:
    for rating in range(1, BEST + 1):
        ring = _around(centre, REACH * rating / BEST, count)
        yield Polygon(tuple(ring), fill=PANEL if rating == BEST else None, opacity=0.5)
        yield Polygon(tuple(ring), line=LINE)
    for tip in _around(centre, REACH, count):
        yield Stroke((centre, tip), LINE)


def _ratings(centre: Point, axes: tuple[Axis, ...]) -> Iterator[Shape]:
    reached = tuple(
        _around(centre, REACH * axis.rating / BEST, len(axes))[number]
        for number, axis in enumerate(axes)
    )
    yield Polygon(reached, fill=ACCENT, opacity=0.35)
    yield Polygon(reached, line=ACCENT, thick=5)
    for point in reached:
        yield Disc(point, 11, ACCENT, GROUND, 3)


def _scale(centre: Point) -> Iterator[Words]:
    """Write the ratings beside the rings, to the right of the first axis."""
    x, y = centre
    for rating in range(1, BEST + 1):
        yield Words(f"{rating}", (x + 14, y - REACH * rating / BEST + 1), SCALE)


def _number(number: int, middle: Point) -> Words:
    return _centred(f"{number}", middle, NUMBER)


def _rating(rating: int, middle: float) -> Words:
    right = MARGIN + INNER - width(f"{rating}", RATING)
    return Words(f"{rating}", (right, middle - line_height(RATING) / 2), RATING)


def _centred(text: str, middle: Point, style: Style) -> Words:
    x, y = middle
    return Words(text, (x - width(text, style) / 2, y - line_height(style) / 2), style)


def _pips(rating: int, middle: float) -> Iterator[Shape]:
    left = MARGIN + INNER - RATING_ROOM + PIP
    for number in range(BEST):
        at = (left + number * PIP_STEP, middle)
        reached = number < rating
        yield Disc(at, PIP, ACCENT if reached else None, ACCENT if reached else LINE, 3)
