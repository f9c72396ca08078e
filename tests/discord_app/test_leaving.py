from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.discord_app.counts import Count, Counts
from bot.discord_app.door import IN_TURN, ONCE, Door
from bot.discord_app.leaving import leave, under_way
from bot.discord_app.waits import Waits


class Answering:
    """A door with somebody behind it who answers when they are let."""

    def __init__(self) -> None:
        self.counts = Counts()
        self.door = Door(self.counts, Waits())
        self.may_end = asyncio.Event()
        self.ended: list[str] = []
        self.started: list[asyncio.Task[None]] = []
        self.parsers: dict[str, Any] = dict.fromkeys((*ONCE, *IN_TURN), self._start)
        self.door.guard(self.parsers)

    def _start(self, payload: Any) -> None:
        work = self._answer(payload["id"])
        self.started.append(asyncio.create_task(work, name="CommandTree-invoker"))

    async def _answer(self, one: str) -> None:
        await self.may_end.wait()
        self.ended.append(one)

    def knock(self, one: str) -> None:
        self.parsers["INTERACTION_CREATE"]({"id": one})


@pytest.fixture
async def answering() -> Answering:
    return Answering()


async def test_who_came_in_or_waits_at_the_door_is_answered_before_and_nobody_else(
    answering: Answering,
) -> None:
    for one in "12345":
        answering.knock(one)
    leaving = asyncio.ensure_future(leave(answering.door))
    await asyncio.sleep(0)
    answering.knock("6")
    answering.may_end.set()
    await leaving
    assert sorted(answering.ended) == list("12345")
    assert answering.counts == {Count.TURNED_AWAY: 1}
    assert not under_way()


async def test_where_nobody_is_answered_it_leaves_at_once(answering: Answering) -> None:
    async with asyncio.timeout(1):
        await leave(answering.door)
    assert answering.door.is_shut


async def test_what_does_not_end_is_cut_off_and_told(
    answering: Answering, caplog: pytest.LogCaptureFixture
) -> None:
    answering.knock("1")
    await leave(answering.door, grace=0.05)
    assert all(task.cancelled() for task in answering.started)
    assert "1 answers were cut off" in caplog.text


async def test_what_is_done_for_no_person_ends_too_and_is_no_answer(
    answering: Answering, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    answering.knock("1")
    noting = asyncio.create_task(answering.may_end.wait(), name="discord.py: on_shard_ready")
    leaving = asyncio.ensure_future(leave(answering.door))
    await asyncio.sleep(0)
    answering.may_end.set()
    await leaving
    assert noting.done()
    assert "1 answers are under way" in caplog.text
