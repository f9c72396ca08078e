"""Sum up by ISO week what was asked, how it ended and how often it helped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from bot.core.answering.answer import Outcome


class Counted(Protocol):
    """How often something happened on a day; an outcome, or something else."""

    @property
    def day(self) -> date:
        """The day."""

    @property
    def kind(self) -> str:
        """What happened."""

    @property
    def number(self) -> int:
        """How often."""


class Voted(Protocol):
    """How many answers of a day were voted on, and how many of them helped."""

    @property
    def day(self) -> date:
        """The day."""

    @property
    def solved(self) -> int:
        """Votes that say so."""

    @property
    def votes(self) -> int:
        """All votes."""


@dataclass(frozen=True, slots=True)
class Week:
    """What happened from a Monday to its Sunday."""

    monday: date
    answered: int
    related: int
    declined: int
    solved: int
    votes: int

    @property
    def name(self) -> str:
        """Name the week as ISO 8601 does: 2026-W09."""
        year, number, _ = self.monday.isocalendar()
        return f"{year}-W{number:02}"

    @property
    def questions(self) -> int:
        """Count the questions, whatever their outcome."""
        return self.answered + self.related + self.declined

    @property
    def solved_share(self) -> float | None:
        """Return the share of votes that say solved, 0 to 1; None where nobody voted."""
        return self.solved / self.votes if self.votes else None


def first_day(today: date, weeks: int) -> date:
    """Return the Monday on which the last `weeks` weeks begin, the one of today among them."""
    return monday_of(today) - timedelta(weeks=weeks - 1)


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def weekly(
    counts: Iterable[Counted], votes: Iterable[Voted], today: date, weeks: int
) -> tuple[Week, ...]:
    """Sum up the last weeks in order, those of which nothing is known too."""
    kinds: Counter[tuple[date, str]] = Counter()
    for one in counts:
        kinds[monday_of(one.day), one.kind] += one.number
    solved: Counter[date] = Counter()
    voted: Counter[date] = Counter()
    for vote in votes:
        solved[monday_of(vote.day)] += vote.solved
        voted[monday_of(vote.day)] += vote.votes
    start = first_day(today, weeks)
    return tuple(
        Week(
            monday,
            answered=kinds[monday, Outcome.ANSWERED],
            related=kinds[monday, Outcome.RELATED],
            declined=kinds[monday, Outcome.DECLINED],
            solved=solved[monday],
            votes=voted[monday],
        )
        for monday in (start + timedelta(weeks=number) for number in range(weeks))
    )
