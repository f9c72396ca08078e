"""Describe an answer: its outcome, its parts, their passages and citations."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.core.retrieval.spelling import Mended


class Outcome(StrEnum):
    """Say how far the source answers a question."""

    ANSWERED = "answered"
    RELATED = "related"
    DECLINED = "declined"


class SmallTalk(StrEnum):
    """Name what is said to the bot without asking it anything."""

    GREETING = "greeting"
    THANKS = "thanks"
    HELP = "help"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Citation:
    """Say where in the source a passage comes from."""

    source: str
    section: str
    item: int | None = None
    unit: str = "item"
    as_of: str | None = None
    said_by: str | None = None
    url: str | None = None
    review_by: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A curated text that is shown, with the places that match the question."""

    title: str
    text: str
    highlights: tuple[tuple[int, int], ...] = ()
    """Start and end offsets of whole words in `text`, in order."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry that can be pressed, under its clean question."""

    entry: str
    question: str


@dataclass(frozen=True, slots=True)
class CareerChoice:
    """An item of one of several careers that can be chosen."""

    career: str
    title: str
    """The career's, as used in a sentence."""
    entry: str
    question: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Say why a part was answered as it was."""

    read_as: str
    mended: tuple[Mended, ...]
    matched_phrasing: str
    confidence: float
    runner_up: str | None
    gap_topic: str | None
    not_covered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """What a conversation is about: the item that was shown last."""

    career: str
    item: str
    """A section's id or an entry's in full."""


@dataclass(frozen=True, slots=True)
class Part:
    """One question within a message, and what the source says to it."""

    question: str
    outcome: Outcome
    career: str
    entry: str
    heading: str
    """The clean question that the shown entry answers."""
    confidence: float
    passages: tuple[Passage, ...]
    citation: Citation
    not_covered: tuple[str, ...]
    gap: str | None
    gap_sentence: str | None
    also: tuple[Choice, ...]
    tied: tuple[Choice, ...]
    elsewhere: tuple[CareerChoice, ...] = ()
    """Careers that answer about equally, where the question names none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything that is said to one message."""

    question: str
    outcome: Outcome
    read_as: str
    knowledge_version: str
    parts: tuple[Part, ...]
    unanswered: tuple[str, ...]
    suggestions: tuple[Choice, ...]
    small_talk: SmallTalk | None = None
    topic: Topic | None = None
    """What it was read with, where the message was not enough by itself."""

    @property
    def not_covered(self) -> tuple[str, ...]:
        """List the words that no part accounts for, each once."""
        return tuple(dict.fromkeys(word for part in self.parts for word in part.not_covered))
