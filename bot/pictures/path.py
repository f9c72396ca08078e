"""Draw the path into a career: its steps in order, and how far one person came on each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.answering import phrases
from bot.core.answering.way import StepState, numbered, progress_line
from bot.pictures.alt import alt_text
from bot.pictures.colours import GOOD, GROUND, LINE, MUTED, PANEL, TEXT, UNDERWAY
from bot.pictures.column import Column
from bot.pictures.scene import (
    INNER,
    MARGIN,
    MOST_HEIGHT,
    Disc,
    Panel,
    Point,
    Scene,
    Shape,
    Stroke,
    Style,
    Weight,
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step; one that the source does not number has none."""

    number: int | None
    title: str
    state: StepState = StepState.OPEN


@dataclass(frozen=True, slots=True)
class Path:
    """The steps of a career, in order, those with a number first."""

    title: str
    steps: tuple[Step, ...]
    followed: bool = True
    """Whether it is known how far somebody came; else no state is shown."""


COLOUR_OF = {
    StepState.OPEN: MUTED,
    StepState.LEARNING: UNDERWAY,
    StepState.DONE: GOOD,
    StepState.SKIPPED: MUTED,
}
"""A second sign only: each state has a mark and a word of its own."""

HEADING = Style(58, Weight.STRONG, TEXT)
PROGRESS = Style(38, Weight.NORMAL, MUTED)
TITLE = Style(38, Weight.STRONG, TEXT)
STATE_SIZE = 31
ASIDE = Style(31, Weight.NORMAL, MUTED)

RADIUS = 30
GAP = 20
"""Pixels between two steps; fewer where they would not all fit."""
LEAST_GAP = 10
MARK_ROOM = 2 * RADIUS + 30

_BAR_HEIGHT = 24


def path_alt(path: Path) -> str:
    """Say in words what the picture shows."""
    if not path.followed:
        return alt_text([f"{path.title}.", *(f"{_named(step)}." for step in path.steps)])
    steps = (f"{_named(step)}: {phrases.STEP_STATES[step.state]}." for step in path.steps)
    return alt_text([f"{path.title}.", f"{_progress(path)}.", *steps])


def path_scene(path: Path) -> Scene:
    """Lay out the heading, the progress, and below one another the steps, closer where many."""
    for gap, most in ((GAP, 2), (LEAST_GAP, 2), (LEAST_GAP, 1)):
        scene = _scene(path, len(path.steps), gap, most)
        if scene.height <= MOST_HEIGHT:
            return scene
    counts = range(len(path.steps) - 1, -1, -1)
    shorter = (_scene(path, count, LEAST_GAP, 1) for count in counts)
    return next(scene for scene in shorter if scene.height <= MOST_HEIGHT)


def _scene(path: Path, shown: int, gap: int, most: int) -> Scene:
    """Lay out the first `shown` steps, each title in at most `most` lines."""
    column = Column()
    column.set(path.title, HEADING)
    shapes: list[Shape] = []
    if path.followed:
        column.skip(4)
        column.set(_progress(path), PROGRESS)
        column.skip(20)
        shapes += _bar(path, column.bottom)
        column.skip(_BAR_HEIGHT)
    column.skip(40)
    middles: list[Point] = []
    for before, step in zip((None, *path.steps), path.steps[:shown], strict=False):
        if before and before.number is not None and step.number is None:
            column.skip(gap)
            column.set(phrases.STEPS_UNNUMBERED, ASIDE)
            column.skip(gap)
        middles.append((MARGIN + RADIUS, column.bottom + RADIUS))
        _set_step(column, step, most, followed=path.followed)
        column.skip(gap)
    if shown < len(path.steps):
        column.set(phrases.STEPS_MORE.format(count=len(path.steps) - shown), ASIDE)
    shapes += _way(path, middles)
    for step, middle in zip(path.steps, middles, strict=False):
        shapes += mark(step.state, middle)
    return Scene(round(column.bottom) + MARGIN - gap, tuple(shapes), tuple(column.words))


def _set_step(column: Column, step: Step, most: int, *, followed: bool) -> None:
    left, room, top = MARGIN + MARK_ROOM, INNER - MARK_ROOM, column.bottom
    column.set(_named(step), TITLE, most=most, left=left, room=room)
    if not followed:
        column.bottom = max(column.bottom, top + 2 * RADIUS)
        return
    state = Style(STATE_SIZE, Weight.NORMAL, COLOUR_OF[step.state])
    column.set(phrases.STEP_STATES[step.state], state, left=left, room=room)


def _named(step: Step) -> str:
    return numbered(step.number, step.title)


def _progress(path: Path) -> str:
    return progress_line(step.state for step in path.steps)


def _bar(path: Path, top: float) -> Iterator[Shape]:
    """Draw how many of the steps are done."""
    done = sum(step.state is StepState.DONE for step in path.steps) / max(1, len(path.steps))
    bottom, rounding = top + _BAR_HEIGHT, _BAR_HEIGHT // 2
    yield Panel((MARGIN, top, MARGIN + INNER, bottom), PANEL, rounding)
    if done:
        right = MARGIN + max(_BAR_HEIGHT, INNER * done)
        yield Panel((MARGIN, top, right, bottom), GOOD, rounding)


def _way(path: Path, middles: list[Point]) -> Iterator[Shape]:
    """Join the numbered steps, whose order the source gives."""
    numbered = [step.number is not None for step in path.steps]
    for here, there, onward in zip(middles, middles[1:], numbered[1:], strict=False):
        if onward:
            yield Stroke((here, there), LINE, 6)


def mark(state: StepState, middle: Point) -> Iterator[Shape]:
    """Draw a state: an empty ring, a half-full one, a tick on a full one, a ring struck through."""
    colour = COLOUR_OF[state]
    yield Disc(middle, RADIUS, GROUND)
    if state is StepState.LEARNING:
        yield Disc(middle, RADIUS, UNDERWAY, half=True)
    yield Disc(middle, RADIUS, GOOD if state is StepState.DONE else None, colour)
    x, y = middle
    if state is StepState.DONE:
        yield Stroke(((x - 14, y + 1), (x - 4, y + 12), (x + 15, y - 11)), GROUND, 7)
    if state is StepState.SKIPPED:
        yield Stroke(((x - 12, y), (x + 12, y)), colour, 6)
