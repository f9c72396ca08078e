"""Decide what can be pressed under a way; which step is meant stands in the custom_ids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.core.answering import phrases, way_phrases
from bot.core.answering.way import StepState
from bot.discord_app import limits
from bot.discord_app.rendering.fitting import clip
from bot.discord_app.rendering.roadmap import Memory, Road, Wish
from bot.discord_app.views import custom_ids
from bot.discord_app.views.components import Component, Kind, Option

CHOOSE, TURN, DETAILS, FORGET = "choose", "turn", "details", "forget"
"""What can be pressed besides the states of a step and what is to be shown."""

Row = tuple[Component, ...]


def roadmap_components(
    road: Road, number: int, total: int, *, private: bool
) -> tuple[Component, ...]:
    """Offer a step to choose and what to note of it; nothing where nothing can be noted.

    `number` of `total` is the page of a next step that is shown.
    """
    remove = Component(Kind.BUTTON, phrases.REMOVE, custom_ids.remove_id(road.owner))
    rows = [] if road.memory is Memory.NONE else _rows(road)
    rows += [tuple(_pages(road, number, total)), () if private else (remove,)]
    filled = enumerate(row for row in rows if row)
    return tuple(replace(one, row=place) for place, row in filled for one in row)


def _rows(road: Road) -> list[Row]:
    if road.wish is Wish.RESET:
        forget = _button(road, FORGET, 0, way_phrases.RESET_FORGET, Kind.MAIN)
        return [(forget, _button(road, Wish.PATH, 0, way_phrases.RESET_KEEP))]
    if road.wish is Wish.NEXT:
        to_path = _button(road, Wish.PATH, 0, way_phrases.WAY_SHOW)
        return [(*_marks(road, road.way.next), to_path)]
    details = _button(road, DETAILS, road.chosen, way_phrases.STEP_DETAILS)
    return [(_select(road),), (*_marks(road, road.chosen), details), tuple(_windows(road))]


def _select(road: Road) -> Component:
    """Offer the steps around the chosen one, as many as Discord takes."""
    window = road.chosen // limits.SELECT_OPTIONS
    return Component(
        Kind.SELECT,
        way_phrases.STEP_CHOOSE,
        _id(road, CHOOSE, window),
        tuple(_options(road, window * limits.SELECT_OPTIONS)),
    )


def _options(road: Road, start: int) -> Iterator[Option]:
    steps = road.way.steps[start : start + limits.SELECT_OPTIONS]
    for place, step in enumerate(steps, start):
        label = clip(step.title, limits.SELECT_OPTION_LABEL)
        state = phrases.STEP_STATES[step.state] if road.memory is Memory.THERE else ""
        yield Option(label, f"{place}", state, chosen=place == road.chosen)


def _marks(road: Road, place: int | None) -> Iterator[Component]:
    """Offer the states; the one that the step has stands out, and an open step is open already."""
    if place is None:
        return
    state = road.way.steps[place].state
    for other, label in way_phrases.STEP_MARKS.items():
        if other != StepState.OPEN:
            yield _button(road, other, place, label, Kind.MAIN if other == state else Kind.BUTTON)
        elif state is not StepState.OPEN:
            yield _button(road, other, place, label)


def _windows(road: Road) -> Iterator[Component]:
    """Offer the other steps where one select does not hold them all."""
    total = -(-len(road.way.steps) // limits.SELECT_OPTIONS)
    return _turning(road, TURN, road.chosen // limits.SELECT_OPTIONS, total)


def _pages(road: Road, number: int, total: int) -> Iterator[Component]:
    return _turning(road, road.wish, number, total)


def _turning(road: Road, wish: str, number: int, total: int) -> Iterator[Component]:
    for label, other in [(phrases.PAGE_BEFORE, number - 1), (phrases.PAGE_AFTER, number + 1)]:
        if 0 <= other < total:
            yield _button(road, wish, other, label.format(number=other + 1, total=total))


def _button(road: Road, wish: str, number: int, label: str, kind: Kind = Kind.BUTTON) -> Component:
    return Component(kind, label, _id(road, wish, number))


def _id(road: Road, wish: str, number: int) -> str:
    return custom_ids.road_id(road.version, road.way.career.id, road.owner, wish, number)
