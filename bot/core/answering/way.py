"""Follow one person's way through a career's steps: how far it is, and which step is next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.core.answering import phrases, way_phrases
from bot.core.knowledge.model import Career, Entry, Section

SECTION = "steps"
NUMBERED = "step"
"""What the source counts where it numbers its steps; other numbers say only where one stands."""


class StepState(StrEnum):
    """Say how far one person came on a step."""

    OPEN = "open"
    LEARNING = "learning"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Step:
    """One step; one that the source does not number has none."""

    id: str
    """The entry's in full."""
    entry: Entry
    number: int | None
    state: StepState

    @property
    def title(self) -> str:
        """The step's name, behind its number."""
        return numbered(self.number, self.entry.title)


@dataclass(frozen=True, slots=True)
class Way:
    """The steps of a career in order, those with a number first."""

    career: Career
    section: Section
    steps: tuple[Step, ...]

    @property
    def title(self) -> str:
        """What the steps are called, and into which career they lead."""
        return way_phrases.WAY.format(section=self.section.title, career=self.career.title)

    @property
    def progress(self) -> str:
        """How many steps are done, and what is to be said of the others."""
        return progress_line([step.state for step in self.steps])

    @property
    def next(self) -> int | None:
        """The place of the step to go on with; None where none is left.

        One that is being learned comes before those that were not begun: begun things come first.
        """
        for state in (StepState.LEARNING, StepState.OPEN):
            for place, step in enumerate(self.steps):
                if step.state is state:
                    return place
        return None


def steps_of(career: Career) -> Section | None:
    """Return the section of steps, if the career has one."""
    return next((one for one in career.sections if one.id == SECTION), None)


def way_of(career: Career, states: Mapping[str, StepState]) -> Way | None:
    """Lay out the way; None where the career has no steps.

    `states` are by full entry id; a step without one is open, and an entry that is gone does not
    count.
    """
    section = steps_of(career)
    if section is None:
        return None
    steps = [_step(section, entry, states) for entry in section.entries]
    return Way(career, section, tuple(sorted(steps, key=_place)))


def numbered(number: int | None, title: str) -> str:
    """Write a step's title behind its number, if it has one."""
    return title if number is None else f"{number}. {title}"


def progress_line(states: Iterable[StepState]) -> str:
    """Say how many steps are done, and of the others what is to be said."""
    all_states = list(states)
    done = phrases.STEPS_DONE.format(done=all_states.count(StepState.DONE), total=len(all_states))
    others = [
        f"{all_states.count(state)} {phrases.STEP_STATES[state]}"
        for state in (StepState.LEARNING, StepState.SKIPPED)
        if state in all_states
    ]
    return " · ".join([done, *others])


def naming(career: Career, item_id: str) -> tuple[str, ...]:
    """List the entries, by their full ids, that the source ties to a step."""
    return tuple(
        other for other, item in career.items() if isinstance(item, Entry) and item_id in item.ties
    )


def _step(section: Section, entry: Entry, states: Mapping[str, StepState]) -> Step:
    item_id, place = f"{section.id}.{entry.id}", entry.source
    number = place.item if place.unit == NUMBERED else None
    return Step(item_id, entry, number, states.get(item_id, StepState.OPEN))


def _place(step: Step) -> tuple[bool, int]:
    return step.number is None, step.number or 0
