"""Show a person's way through the steps of a career, the next of them, and how to forget it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.core.answering import phrases, way_phrases
from bot.core.answering.citations import citation_line, cite, stale_lines
from bot.core.answering.way import StepState, Way, naming
from bot.discord_app import limits
from bot.discord_app.rendering.card import Card
from bot.discord_app.rendering.cited import cited_entry
from bot.discord_app.rendering.fitting import clip
from bot.discord_app.rendering.markdown import escape
from bot.pictures.path import Path, Step

LISTED = 850
"""Characters of the steps as text: with all that stands around them they are one page."""

CITED = 300
"""Characters of the path's citation, before it is escaped, for the same reason."""


class Wish(StrEnum):
    """Say what is to be shown of a way."""

    PATH = "path"
    NEXT = "next"
    RESET = "reset"


class Memory(StrEnum):
    """Say whether it is known how far somebody came."""

    THERE = "there"
    AWAY = "away"
    """What is kept cannot be reached right now."""
    NONE = "none"
    """This bot keeps nothing."""


@dataclass(frozen=True, slots=True)
class Road:
    """One person's way, and what of it is shown."""

    version: str
    """The knowledge's."""
    owner: int
    way: Way
    memory: Memory = Memory.NONE
    kept: bool = False
    """Whether anything is remembered, be it of steps that are gone."""
    chosen: int = 0
    """Place of the step that the buttons are about."""
    wish: Wish = Wish.PATH


def path_of(road: Road) -> Path:
    """Picture the way."""
    steps = tuple(Step(step.number, step.entry.title, step.state) for step in road.way.steps)
    return Path(road.way.title, steps, followed=road.memory is Memory.THERE)


def path_card(road: Road, *, listed: bool = False) -> Card:
    """Say how far the way is; `listed` names the steps too, where the picture does not."""
    steps = (_steps(road),) if listed else ()
    return Card(
        title=_title(road),
        paragraphs=(*_about(road), *steps),
        footer=clip(_cited(road, road.way.section.id), CITED),
    )


def next_cards(road: Road, today: date) -> tuple[Card, ...]:
    """Show the next step with its passage, and the traits that the source ties to it."""
    place = road.way.next
    if place is None:
        paragraphs = (f"**{road.way.progress}**", way_phrases.NEXT_NONE)
        return (Card(title=_title(road), paragraphs=paragraphs),)
    step = road.way.steps[place]
    card = Card(
        title=escape(way_phrases.STEP_NEXT.format(title=step.title)),
        paragraphs=(
            *_why_next(road, step.state),
            *stale_lines(cite(road.way.career, step.id), today),
            escape(step.entry.text),
            *_traits(road, step.id),
        ),
        footer=_cited(road, step.id),
    )
    return (card,)


def reset_card(road: Road) -> Card:
    """Ask whether to forget."""
    asked = way_phrases.RESET_ASKED.format(career=escape(road.way.career.title))
    return Card(paragraphs=(asked, f"**{road.way.progress}**", way_phrases.RESET_FINAL))


def _title(road: Road) -> str:
    return clip(escape(road.way.title), limits.EMBED_TITLE)


def _about(road: Road) -> Iterator[str]:
    if road.memory is Memory.THERE:
        yield f"**{road.way.progress}**"
        yield f"-# {way_phrases.WAY_HOW}"
    elif road.memory is Memory.AWAY:
        yield way_phrases.WAY_AWAY


def _steps(road: Road) -> str:
    """List as many steps as there is room for, and the number of the others."""
    lines = list(_lines(road))
    heads = ("\n".join(lines[:count]) for count in range(len(lines), -1, -1))
    left_out, listed = next((n, head) for n, head in enumerate(heads) if len(head) <= LISTED)
    return f"{listed}\n{phrases.STEPS_MORE.format(count=left_out)}" if left_out else listed


def _lines(road: Road) -> Iterator[str]:
    for before, step in zip((None, *road.way.steps), road.way.steps, strict=False):
        line = escape(step.title)
        if road.memory is Memory.THERE:
            line += f" · {phrases.STEP_STATES[step.state]}"
        if before and before.number is not None and step.number is None:
            line = f"-# {phrases.STEPS_UNNUMBERED}\n{line}"
        yield line


def _why_next(road: Road, state: StepState) -> Iterator[str]:
    if road.memory is Memory.NONE:
        yield way_phrases.NEXT_UNKNOWN
        return
    learning = state is StepState.LEARNING
    yield f"**{road.way.progress}**"
    yield way_phrases.NEXT_LEARNING if learning else way_phrases.NEXT_OPEN


def _traits(road: Road, step: str) -> Iterator[str]:
    career = road.way.career
    found = [(one, entry) for one in naming(career, step) if (entry := career.entry(one))]
    if found:
        yield way_phrases.NEXT_TRAITS
    yield from (cited_entry(career, one, entry) for one, entry in found)


def _cited(road: Road, item_id: str) -> str:
    return citation_line(cite(road.way.career, item_id))
