"""Describe what is remembered, as it passes between storage and whoever asks for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

DIRECT = 0
"""Stands for the server's id where something was said in a direct message."""

RETENTION_DAYS = 90
"""How long texts and votes are kept where a server has not said otherwise."""

LEFT_DAYS = 30
"""How long a server that removed the bot can come back to its data."""

DROPPED = "dropped"
"""The kind of the count of texts for which there was no room."""
SERVERS_OWN = 0
"""Instead of a number of days: as long as the server's own setting says."""

LARGEST_ID = 2**63 - 1
"""The largest id that a database's integer holds; Discord's reach it in the year 2084."""

Id = Annotated[int, Field(gt=0, le=LARGEST_ID)]


@dataclass(frozen=True, slots=True)
class Keeping:
    """Declare what a table holds, of whom, why, and for how long."""

    holds: str
    """What it tells, in the words of `/privacy`; of a person who is addressed as *you*."""
    why: str
    """What that is needed for, in the words of `/privacy`."""
    days: int | None
    """Days after which a row goes, SERVERS_OWN, or None: with the row of which it is a part."""
    after: str = ""
    """What the days count from, if not from what is kept itself."""
    person: str | None = None
    """The column with the person's id; None where nothing can be traced to a person."""
    age: str | None = None
    """The column with the day or moment from which `days` count."""
    guild: str | None = None
    """The column with the server's id."""


class GuildSettings(BaseModel):
    """Hold what a server's owners decided; the defaults are those of a server that never did."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    advice_channels: frozenset[Id] = frozenset()
    forums: frozenset[Id] = frozenset()
    """Forum channels whose new posts are answered."""
    help_channel: Id | None = None
    help_role: Id | None = None
    help_pings: bool = False
    """Whether a request for help may mention the help role."""
    curator_role: Id | None = None
    private_answers: bool = False
    strictness: Literal["strict", "balanced", "loose"] | None = None
    """None leaves it to the operator's setting."""
    logging: bool = False
    """Whether the texts of questions that found no answer are kept."""
    retention_days: int = Field(default=RETENTION_DAYS, ge=1, le=365)


UNDECIDED = GuildSettings()
"""What holds where no owner decided anything."""


class Reason(StrEnum):
    """Say why an answer did not help."""

    WRONG_TOPIC = "wrong topic"
    OUT_OF_DATE = "out of date"
    UNCLEAR = "unclear"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class Vote:
    """One person's word on one answer, which can be changed."""

    guild: int
    answer: int
    """Id of the message that shows the answer."""
    person: int
    solved: bool
    outcome: str
    entries: tuple[tuple[str, str], ...]
    """Career and entry of each part that was shown; none where it was declined."""
    day: date
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class EntryFeedback:
    """How people found the answers that show one entry; entry "" stands for declined ones."""

    career: str
    entry: str
    solved: int
    votes: int
    reasons: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DayVotes:
    """How many answers people of a day voted on, and how many of them helped."""

    day: date
    solved: int
    votes: int


class GapState(StrEnum):
    """Say what a curator did with the text of a question."""

    OPEN = "open"
    TAKEN = "taken"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class GapText:
    """The text of a question that found no answer, stripped of whom it could name."""

    key: str
    """A random name, so that whoever asked can have it forgotten."""
    guild: int
    day: date
    outcome: str
    """declined, related, or voted down"""
    text: str
    career: str = ""
    entry: str = ""
    """The closest that was shown, if anything was."""
    state: GapState = GapState.OPEN


@dataclass(frozen=True, slots=True)
class HelpRequest:
    """Somebody's question to the people of a server; its words stand in Discord only."""

    guild: int
    person: int
    channel: int
    message: int
    at: datetime
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DayCount:
    """How often something happened in a server on a day."""

    guild: int
    day: date
    kind: str
    """An outcome, or what was dropped."""
    number: int


class StepState(StrEnum):
    """Say how far a person is with a step; one without a state is open."""

    DONE = "done"
    LEARNING = "learning"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a person is with one step of a career."""

    person: int
    career: str
    entry: str
    state: StepState
    day: date
