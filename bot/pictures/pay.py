"""Draw one figure of pay: large, with what it is, where, of when and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.pictures.alt import alt_text
from bot.pictures.colours import ACCENT, GROUND, LINE, MUTED, PANEL, TEXT, UNDERWAY
from bot.pictures.column import Column
from bot.pictures.letters import fitted
from bot.pictures.scene import (
    INNER,
    MARGIN,
    MOST_HEIGHT,
    Panel,
    Polygon,
    Scene,
    Shape,
    Stroke,
    Style,
    Weight,
)


@dataclass(frozen=True, slots=True)
class Note:
    """What the source says beside the figure."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Pay:
    """A figure of pay; every word is the source's, the citation's or a fixed phrase."""

    career: str
    what: str
    amount: str
    per: str
    place: str
    """Where it holds; empty where the source does not say."""
    vouched: str
    """Who says so, and of when it is."""
    citation: str
    notes: tuple[Note, ...] = ()
    stale: str | None = None
    """That it may be out of date."""


HEADING = Style(38, Weight.NORMAL, MUTED)
WHAT = Style(54, Weight.STRONG, TEXT)
ABOUT = Style(50, Weight.NORMAL, TEXT)
AMOUNT = Style(190, Weight.STRONG, ACCENT)
AMOUNT_LEAST = 60
VOUCHED = Style(40, Weight.STRONG, TEXT)
STALE = Style(34, Weight.NORMAL, UNDERWAY)
NOTE_TITLE = Style(38, Weight.STRONG, TEXT)
NOTE = Style(36, Weight.NORMAL, MUTED)
CITATION = Style(27, Weight.NORMAL, MUTED)

FIGURE_LINES = 5
"""Enough for 100 characters: nothing of a figure is ever cut."""
NOTE_LINES = 5
PADDING = 32
SIGN_ROOM = 60


def pay_alt(pay: Pay) -> str:
    """Say in words what the picture shows."""
    figure = f"{pay.what} {pay.place}".strip() + f": {pay.amount} {pay.per}"
    notes = (f"{note.title}: {note.text}" for note in pay.notes)
    vouched = f"{_opened(figure)}, {pay.vouched}."
    return alt_text([vouched, pay.stale or "", *notes, f"{pay.citation}."])


def pay_scene(pay: Pay) -> Scene:
    """Lay out the figure and, as far as there is room, the notes."""
    scenes = (_scene(pay, count) for count in range(len(pay.notes), -1, -1))
    return next(scene for scene in scenes if scene.height <= MOST_HEIGHT)


def parted(amount: str) -> tuple[str, str]:
    """Part an amount before the first word with a digit: "around", "$118,000"."""
    words = amount.split()
    first = next((n for n, word in enumerate(words) if any(map(str.isdigit, word))), 0)
    return " ".join(words[:first]), " ".join(words[first:])


def _scene(pay: Pay, shown: int) -> Scene:
    column = Column()
    column.set(_opened(pay.career), HEADING)
    column.skip(14)
    column.set(_opened(pay.what), WHAT, most=FIGURE_LINES)
    column.set(pay.place, ABOUT, most=FIGURE_LINES)
    column.skip(26)
    about, amount = parted(pay.amount)
    column.set(about, ABOUT, most=FIGURE_LINES)
    column.set(amount, fitted(amount, AMOUNT, INNER, AMOUNT_LEAST), most=FIGURE_LINES)
    column.set(pay.per, ABOUT, most=FIGURE_LINES)
    column.skip(30)
    shapes: list[Shape] = [_rule(column.bottom)]
    column.skip(30)
    column.set(_opened(pay.vouched), VOUCHED)
    if pay.stale:
        column.skip(14)
        shapes += _warning(MARGIN, column.bottom)
        column.set(pay.stale, STALE, left=MARGIN + SIGN_ROOM, room=INNER - SIGN_ROOM, most=3)
    for note in pay.notes[:shown]:
        column.skip(30)
        shapes.append(_set_note(column, note))
    column.skip(34)
    column.set(pay.citation, CITATION, most=3)
    return Scene(round(column.bottom) + MARGIN, tuple(shapes), tuple(column.words))


def _set_note(column: Column, note: Note) -> Panel:
    """Set a note, and return the panel behind it."""
    top, left, room = column.bottom, MARGIN + PADDING, INNER - 2 * PADDING
    column.skip(PADDING - 6)
    column.set(note.title, NOTE_TITLE, left=left, room=room)
    column.skip(6)
    column.set(note.text, NOTE, left=left, room=room, most=NOTE_LINES)
    column.skip(PADDING - 4)
    return Panel((MARGIN, top, MARGIN + INNER, column.bottom), PANEL)


def _opened(text: str) -> str:
    """Begin a line with a capital."""
    return text[:1].upper() + text[1:]


def _rule(top: float) -> Stroke:
    return Stroke(((MARGIN, top), (MARGIN + INNER, top)), LINE, 3)


def _warning(left: float, top: float) -> Iterator[Shape]:
    """Draw a triangle with a mark of exclamation."""
    top += 4
    middle = left + 20
    yield Polygon(((middle, top), (left + 40, top + 36), (left, top + 36)), fill=UNDERWAY)
    yield Stroke(((middle, top + 13), (middle, top + 24)), GROUND, 5)
    yield Stroke(((middle, top + 28), (middle, top + 32)), GROUND, 5)
