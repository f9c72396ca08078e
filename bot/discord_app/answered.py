"""Remember for a while which message was answered by which, to follow its edits and deletion."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from weakref import WeakValueDictionary

from discord.utils import snowflake_time

FOLLOWED = timedelta(minutes=10)
"""How long after a question its answer still changes with it."""

KEPT = 10_000
"""Pairs of ids that are remembered at most: a busy ten minutes, and about 2 MB."""


class Answered:
    """Map questions' message ids to their answers', the oldest forgotten first."""

    def __init__(self) -> None:
        self._answers: OrderedDict[int, tuple[int, str]] = OrderedDict()
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def turn(self, question: int) -> AsyncIterator[None]:
        """Let what happens to one question happen one after the other."""
        lock = self._turns.setdefault(question, asyncio.Lock())
        async with lock:
            yield

    def keep(self, question: int, answer: int, noted: str = "") -> None:
        """Remember an answer, and the key of what was noted, in place of an earlier one."""
        self._answers[question] = answer, noted
        self._answers.move_to_end(question)
        while len(self._answers) > KEPT:
            self._answers.popitem(last=False)

    def answer_to(self, question: int) -> int | None:
        """Return the answer's id, None where none is known."""
        return self._answers[question][0] if question in self._answers else None

    def noted_of(self, question: int) -> str:
        """Return the key under which a question was noted, "" where it was not."""
        return self._answers[question][1] if question in self._answers else ""

    def forget(self, question: int) -> None:
        """Follow a question no longer."""
        self._answers.pop(question, None)


def is_followed(question: int, now: datetime) -> bool:
    """Tell whether a message is young enough for its answer to follow it."""
    return now - snowflake_time(question) < FOLLOWED
