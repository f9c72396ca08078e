"""Draw the weeks as a picture: the questions by outcome, and below them the solved share."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from bot.core.curating.weeks import Week

WIDTH, HEIGHT = 1200, 730
LEFT, RIGHT = 80, 40
UPPER = (120, 420)
LOWER = (510, 660)
"""Top and foot of the two drawings, in pixels."""

PAPER, INK, FAINT = "#ffffff", "#1f2328", "#d0d7de"
ANSWERED, RELATED, DECLINED, SOLVED = "#0072b2", "#e69f00", "#8a8f98", "#009e73"
"""Colours that people who see few of them tell apart (Okabe and Ito, 2008)."""

FILLED = 0.62
"""Share of a week's width that its column takes."""

MOST_LABELS = 14
"""Weeks that are named and numbered; of more, every second or third is named."""

_STEPS = (1, 2, 5)
_LINES = 4


def weeks_picture(weeks: Sequence[Week], title: str) -> bytes:
    """Return a PNG of the weeks, in order; an empty one says that there is nothing."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(picture)
    draw.text((LEFT, 24), title, INK, _font(28))
    _legend(draw)
    _questions(draw, weeks)
    _solved(draw, weeks)
    stream = io.BytesIO()
    picture.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _legend(draw: ImageDraw.ImageDraw) -> None:
    x = float(LEFT)
    for name, colour in (("answered", ANSWERED), ("related", RELATED), ("declined", DECLINED)):
        draw.rectangle((x, 76, x + 16, 92), colour)
        draw.text((x + 24, 84), name, INK, _font(18), anchor="lm")
        x += 24 + draw.textlength(name, _font(18)) + 32
    draw.text((LEFT, LOWER[0] - 42), "solved, of all votes", INK, _font(18), anchor="lm")


def _questions(draw: ImageDraw.ImageDraw, weeks: Sequence[Week]) -> None:
    """Draw a column a week, its outcomes on each other and its sum above it."""
    most = max((week.questions for week in weeks), default=0)
    step = _step(most)
    highest = max(step, -(-most // step) * step)
    for value in range(0, highest + 1, step):
        _line(draw, _height(UPPER, value / highest), str(value))
    if most == 0:
        _nothing(draw, UPPER, "no questions yet")
    for week, (left, right) in zip(weeks, _columns(len(weeks)), strict=True):
        below = 0
        parts = ((week.answered, ANSWERED), (week.related, RELATED), (week.declined, DECLINED))
        for number, colour in parts:
            if number:
                upper = _height(UPPER, (below + number) / highest)
                draw.rectangle((left, upper, right, _height(UPPER, below / highest)), colour)
            below += number
        if below and len(weeks) <= MOST_LABELS:
            place = ((left + right) / 2, _height(UPPER, below / highest) - 6)
            draw.text(place, str(below), INK, _font(16), anchor="mb")


def _solved(draw: ImageDraw.ImageDraw, weeks: Sequence[Week]) -> None:
    """Draw the solved share of each week in which somebody voted."""
    for value in (0, 50, 100):
        _line(draw, _height(LOWER, value / 100), f"{value} %")
    if not any(week.votes for week in weeks):
        _nothing(draw, LOWER, "no votes yet")
    named = -(-len(weeks) // MOST_LABELS)
    for number, (week, (left, right)) in enumerate(
        zip(weeks, _columns(len(weeks)), strict=True), 1
    ):
        middle = (left + right) / 2
        if (len(weeks) - number) % max(named, 1) == 0:
            year, name = week.name.split("-")
            draw.text((middle, LOWER[1] + 14), name, INK, _font(16), anchor="mt")
            draw.text((middle, LOWER[1] + 36), year, INK, _font(14), anchor="mt")
        if week.solved_share is not None:
            upper = _height(LOWER, week.solved_share)
            draw.rectangle((left, upper, right, LOWER[1]), SOLVED)
            draw.text((middle, upper - 6), f"{week.solved_share:.0%}", INK, _font(14), anchor="mb")


def _step(most: int) -> int:
    """Choose a round step that needs few lines."""
    power = 1
    while True:
        for step in _STEPS:
            if step * power * _LINES >= most:
                return step * power
        power *= 10


def _height(drawing: tuple[int, int], share: float) -> float:
    upper, foot = drawing
    return foot - share * (foot - upper)


def _columns(number: int) -> list[tuple[float, float]]:
    """Return left and right of each week's column."""
    wide = (WIDTH - LEFT - RIGHT) / max(number, 1)
    free = wide * (1 - FILLED) / 2
    return [(LEFT + wide * one + free, LEFT + wide * (one + 1) - free) for one in range(number)]


def _line(draw: ImageDraw.ImageDraw, height: float, label: str) -> None:
    draw.line((LEFT, height, WIDTH - RIGHT, height), FAINT)
    draw.text((LEFT - 10, height), label, INK, _font(16), anchor="rm")


def _nothing(draw: ImageDraw.ImageDraw, drawing: tuple[int, int], what: str) -> None:
    middle = ((LEFT + WIDTH - RIGHT) / 2, sum(drawing) / 2)
    draw.text(middle, what, DECLINED, _font(20), anchor="mm")
