"""Draw weeks: the questions by their outcomes, and below them the share that was solved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.core.curating.weeks import Week
from bot.pictures.colours import ACCENT, GOOD, LINE, MUTED, PANEL, TEXT, UNDERWAY
from bot.pictures.letters import fitted, line_height, width
from bot.pictures.painting import paint
from bot.pictures.scene import (
    INNER,
    MARGIN,
    WIDTH,
    Polygon,
    Scene,
    Shape,
    Stroke,
    Style,
    Weight,
    Words,
)

HEIGHT = 860
UPPER = (190, 480)
LOWER = (590, 720)
"""Top and foot of the two drawings, in pixels."""

ANSWERED, RELATED, DECLINED, SOLVED = ACCENT, UNDERWAY, LINE, GOOD

TITLE = Style(40, Weight.STRONG, TEXT)
TITLE_LEAST = 24
NAME = Style(28, Weight.NORMAL, TEXT)
NUMBER = Style(24, Weight.NORMAL, TEXT)
SCALE = Style(24, Weight.NORMAL, MUTED)

SCALE_ROOM = 100
"""Kept free at the left for the numbers of the scale."""

FILLED = 0.62
"""Share of a week's width that its column takes."""

MOST_LABELS = 10
"""Weeks that are named and numbered; of more, every second or third is named."""

BESIDE = 12
"""Pixels between a word and what it stands beside."""

_STEPS = (1, 2, 5)
_LINES = 4

Drawn = Shape | Words


def weeks_picture(weeks: Sequence[Week], title: str) -> bytes:
    """Return a PNG of some weeks, in order."""
    return paint(weeks_scene(weeks, title))


def weeks_scene(weeks: Sequence[Week], title: str) -> Scene:
    """Place everything on the picture of some weeks; where nothing was asked it says so."""
    drawn: list[Drawn] = [
        Words(title, (MARGIN, MARGIN - BESIDE), fitted(title, TITLE, INNER, TITLE_LEAST)),
        *_legend(),
        *_questions(weeks),
        *_solved(weeks),
        *_names(weeks),
    ]
    words = tuple(one for one in drawn if isinstance(one, Words))
    return Scene(HEIGHT, tuple(one for one in drawn if not isinstance(one, Words)), words)


def _legend() -> Iterator[Drawn]:
    left, top = float(MARGIN), 118
    for name, colour in (("answered", ANSWERED), ("related", RELATED), ("declined", DECLINED)):
        yield _bar(left, left + 24, top + 8, top + 32, colour)
        yield Words(name, (left + 24 + BESIDE, top), NAME)
        left += 24 + BESIDE + width(name, NAME) + 40


def _questions(weeks: Sequence[Week]) -> Iterator[Drawn]:
    """Draw a column a week, its outcomes on one another and their sum above."""
    most = max((week.questions for week in weeks), default=0)
    step = _step(most)
    highest = max(step, -(-most // step) * step)
    for value in range(0, highest + 1, step):
        yield from _line(_height(UPPER, value / highest), f"{value:,}")
    if most == 0:
        yield _middle("no questions", (MARGIN + WIDTH) / 2, sum(UPPER) / 2, NAME)
    for week, (left, right) in zip(weeks, _columns(len(weeks)), strict=True):
        below = 0
        parts = ((week.answered, ANSWERED), (week.related, RELATED), (week.declined, DECLINED))
        for number, colour in parts:
            foot, below = _height(UPPER, below / highest), below + number
            if number:
                yield _bar(left, right, _height(UPPER, below / highest), foot, colour)
        if below and _are_numbered(weeks):
            yield _above(f"{below:,}", (left + right) / 2, _height(UPPER, below / highest))


def _solved(weeks: Sequence[Week]) -> Iterator[Drawn]:
    """Draw the solved share of each week in which somebody voted."""
    yield Words("solved, of all votes", (MARGIN, UPPER[1] + 30), NAME)
    for value in (0, 50, 100):
        yield from _line(_height(LOWER, value / 100), f"{value} %")
    if not any(week.votes for week in weeks):
        yield _middle("no votes", (MARGIN + WIDTH) / 2, sum(LOWER) / 2 + 20, NAME)
    for week, (left, right) in zip(weeks, _columns(len(weeks)), strict=True):
        share = week.solved_share
        if share is None:
            continue
        if share:
            yield _bar(left, right, _height(LOWER, share), LOWER[1], SOLVED)
        if len(weeks) <= MOST_LABELS:
            yield _above(f"{100 * share:.0f} %", (left + right) / 2, _height(LOWER, share))


def _are_numbered(weeks: Sequence[Week]) -> bool:
    """Say whether the columns are few and their sums short enough to stand side by side."""
    widest = max(width(f"{week.questions:,}", NUMBER) for week in weeks)
    return len(weeks) <= MOST_LABELS and widest + BESIDE <= _week_width(len(weeks))


def _names(weeks: Sequence[Week]) -> Iterator[Words]:
    """Name the weeks below their columns, the last one always."""
    every = max(1, -(-len(weeks) // MOST_LABELS))
    for number, (week, (left, right)) in enumerate(
        zip(weeks, _columns(len(weeks)), strict=True), 1
    ):
        if (len(weeks) - number) % every == 0:
            year, name = week.name.split("-")
            middle = (left + right) / 2
            yield _middle(name, middle, LOWER[1] + 30, NUMBER)
            yield _middle(year, middle, LOWER[1] + 64, SCALE)


def _step(most: int) -> int:
    """Choose a round step that needs few lines."""
    power = 1
    while most > _LINES * _STEPS[-1] * power:
        power *= 10
    return next(step * power for step in _STEPS if _LINES * step * power >= most)


def _height(drawing: tuple[int, int], share: float) -> float:
    upper, foot = drawing
    return foot - share * (foot - upper)


def _columns(number: int) -> list[tuple[float, float]]:
    """Return left and right of each week's column."""
    start, wide = MARGIN + SCALE_ROOM, _week_width(number)
    free = wide * (1 - FILLED) / 2
    return [(start + wide * one + free, start + wide * (one + 1) - free) for one in range(number)]


def _week_width(number: int) -> float:
    return (INNER - SCALE_ROOM) / max(number, 1)


def _bar(left: float, right: float, top: float, foot: float, colour: str) -> Polygon:
    return Polygon(((left, top), (right, top), (right, foot), (left, foot)), colour, thick=0)


def _line(height: float, label: str) -> Iterator[Drawn]:
    start = MARGIN + SCALE_ROOM
    yield Stroke(((start, height), (WIDTH - MARGIN, height)), PANEL)
    left = start - BESIDE - width(label, SCALE)
    yield Words(label, (left, height - line_height(SCALE) / 2), SCALE)


def _above(text: str, middle: float, height: float) -> Words:
    return _middle(text, middle, height - line_height(NUMBER) / 2 - 2, NUMBER)


def _middle(text: str, middle: float, height: float, style: Style) -> Words:
    """Put a word with its middle at a point."""
    return Words(text, (middle - width(text, style) / 2, height - line_height(style) / 2), style)
