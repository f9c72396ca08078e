"""Take down what is asked: counts of outcomes, and what found no answer where servers want that."""

from __future__ import annotations

import logging
import secrets
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import discord
from discord.utils import utcnow

from bot.core.answering.answer import Answer, Outcome
from bot.core.curating.stripping import stripped
from bot.core.errors import StorageError
from bot.discord_app.rendering.shown import Shown
from bot.discord_app.waits import found as answer_found
from bot.storage.protocol import Storage
from bot.storage.records import DIRECT, DayCount, GapText

log = logging.getLogger(__name__)

VOTED_DOWN = "voted down"
"""Stands for the outcome where somebody said that the answer did not help."""

KEY_BYTES = 16
"""Bytes of a text's random name, which nobody guesses: 22 characters."""

KEPT = 10_000
"""Answers whose question was noted by a vote that are remembered at most, about 2 MB."""


NOTHING = ("", "")
"""Stands for career and item id where nothing was shown."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that found no answer."""

    text: str
    outcome: str
    closest: tuple[str, str]
    """Career and item id of what was shown."""
    names: tuple[str, ...]
    """Names that it mentions."""


class VotedDown:
    """Remember whose vote had an answer's question noted, so that it is noted once."""

    def __init__(self) -> None:
        self._noted: OrderedDict[int, tuple[int, str]] = OrderedDict()

    def keep(self, answer: int, person: int, key: str) -> None:
        """Remember a note; the oldest is forgotten first."""
        self._noted[answer] = (person, key)
        while len(self._noted) > KEPT:
            self._noted.popitem(last=False)

    def forget_person(self, person: int) -> None:
        """Remember no more whose vote it was."""
        for answer in [one for one, (voter, _) in self._noted.items() if voter == person]:
            del self._noted[answer]

    def key_of(self, answer: int, person: int) -> str | None:
        """Return the key that a person's vote had noted, "" if another's did, None if no one's."""
        if answer not in self._noted:
            return None
        noted_by, key = self._noted[answer]
        return key if noted_by == person else ""


async def noted(
    storage: Storage | None, shown: Shown, guild: int | None, names: Iterable[str] = ()
) -> Shown:
    """Take an answer down, and offer what a storage makes possible; nothing else is changed.

    `names` are those that the question mentions.
    """
    answer = shown.answer
    if answer is None:
        return shown
    outcome = answer.outcome
    answer_found(outcome)
    if storage is None:
        return shown
    storage.notes.count(DayCount(guild or DIRECT, utcnow().date(), outcome, 1))
    key = ""
    if outcome is not Outcome.ANSWERED and answer.small_talk is None:
        key = await note_text(storage, guild, open_question(answer, names))
    return replace(shown, votable=True, noted=key)


async def noted_for(
    interaction: discord.Interaction[Any], shown: Shown, names: Iterable[str] = ()
) -> Shown:
    """Take down what a command answers."""
    return await noted(interaction.client.storage, shown, interaction.guild_id, names)


async def note_text(storage: Storage, guild: int | None, question: OpenQuestion) -> str:
    """Take down a question without whom it could name, where the server wants that.

    Return the text's key; "" where nothing was taken down.
    """
    if not await keeps_texts(storage, guild):
        return ""
    text = stripped(question.text, question.names)
    if not text:
        return ""
    key = secrets.token_urlsafe(KEY_BYTES)
    told = utcnow().date(), question.outcome, text, *question.closest
    storage.notes.text(GapText(key, guild or DIRECT, *told))
    return key


async def keeps_texts(storage: Storage, guild: int | None) -> bool:
    """Tell whether a server wants texts to be kept; those of direct messages never are."""
    return guild is not None and (await storage.guilds.settings_of(guild)).logging


async def let_go(storage: Storage | None, key: str) -> None:
    """Forget a text whose question is gone; where the database is away, it stays."""
    if storage is None or not key:
        return
    try:
        await storage.notes.forget(key)
    except StorageError as error:
        log.warning("The text of a question that is gone stays: %s", error)


def names_in(message: discord.Message, me: discord.abc.Snowflake | None) -> Iterator[str]:
    """Yield the names of everybody whom a message, or the one that it replies to, mentions."""
    other = message.reference.resolved if message.reference else None
    texts = [message, other] if isinstance(other, discord.Message) else [message]
    for user in (user for text in texts for user in text.mentions if user != me):
        yield from filter(None, (user.name, user.global_name, user.display_name))


def open_question(answer: Answer, names: Iterable[str]) -> OpenQuestion:
    """Return the one question in a message that found no answer, else all of the message."""
    related = [part.question for part in answer.parts if part.outcome is not Outcome.ANSWERED]
    found = [*related, *answer.unanswered]
    text = found[0] if len(found) == 1 else answer.question
    # The first part that found no answer, else the first.
    shown = sorted(answer.parts, key=lambda part: part.outcome is Outcome.ANSWERED)
    closest = (shown[0].career, shown[0].entry) if shown else NOTHING
    return OpenQuestion(text, answer.outcome, closest, tuple(names))
