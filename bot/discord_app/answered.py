"""Remember for a while which message was answered by which, to follow its edits and deletion."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from weakref import WeakValueDictionary

from discord.utils import snowflake_time

from bot.core.answering.answer import Topic

FOLLOWED = timedelta(minutes=10)
"""How long after a question its answer still changes with it."""

KEPT = 10_000
"""Questions that are remembered at most: a busy ten minutes, and about 4 MB."""


@dataclass(frozen=True, slots=True)
class _Kept:
    answer: int
    topic: Topic | None
    noted: str


class Answered:
    """Map questions' message ids to their answers', the oldest forgotten first."""

    def __init__(self) -> None:
        self._answers: OrderedDict[int, _Kept] = OrderedDict()
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def turn(self, question: int) -> AsyncIterator[None]:
        """Let what happens to one question happen one after the other."""
        lock = self._turns.setdefault(question, asyncio.Lock())
        async with lock:
            yield

    def keep(self, question: int, answer: int, topic: Topic | None = None, noted: str = "") -> None:
        """Remember an answer in place of an earlier one, with what the question came after.

        `noted` is the key of what was noted of it.
        """
        self._answers[question] = _Kept(answer, topic, noted)
        self._answers.move_to_end(question)
        while len(self._answers) > KEPT:
            self._answers.popitem(last=False)

    def answer_to(self, question: int) -> int | None:
        """Return the answer's id, None where none is known."""
        kept = self._answers.get(question)
        return kept.answer if kept else None

    def noted_of(self, question: int) -> str:
        """Return the key under which a question was noted, "" where it was not."""
        kept = self._answers.get(question)
        return kept.noted if kept else ""

    def topic_before(self, question: int) -> Topic | None:
        """Return the topic with which the question is read, also when it is edited."""
        kept = self._answers.get(question)
        return kept.topic if kept else None

    def read_alone(self, question: int) -> None:
        """Read the question without a topic from now on."""
        if question in self._answers:
            self._answers[question] = replace(self._answers[question], topic=None)

    def forget(self, question: int) -> None:
        """Follow a question no longer."""
        self._answers.pop(question, None)


def is_followed(question: int, now: datetime) -> bool:
    """Tell whether a message is young enough for its answer to follow it."""
    return now - snowflake_time(question) < FOLLOWED
