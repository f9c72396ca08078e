from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import URL

from bot.storage.database import Database, opened
from bot.storage.records import DayCount, HelpRequest, Vote

TODAY = date(2026, 3, 1)
NOW = datetime(2026, 3, 1, tzinfo=UTC)
WRITERS, VOTES = 20, 250
SHOWN = (("baker", "pay.average"), ("baker", "pay.place"))


@pytest.mark.waits
async def test_of_5000_votes_by_20_writers_none_is_lost_and_none_doubled(
    database: Database, url: URL
) -> None:
    async with opened(url) as other:

        async def write(writer: int) -> None:
            place = (database, other)[writer % 2]
            for answer in range(VOTES):
                solved = (answer + writer) % 3 == 0
                await place.votes.cast(
                    Vote(1, answer, writer + 1, solved, "answered", SHOWN, TODAY)
                )

        await asyncio.gather(*map(write, range(WRITERS)))
    solved = sum((answer + writer) % 3 == 0 for answer in range(VOTES) for writer in range(WRITERS))
    assert [(one.entry, one.solved, one.votes) for one in await database.votes.feedback(1)] == [
        ("pay.average", solved, WRITERS * VOTES),
        ("pay.place", solved, WRITERS * VOTES),
    ]


async def test_who_presses_twice_at_once_has_one_vote(database: Database, url: URL) -> None:
    async with opened(url) as other:
        await asyncio.gather(
            *(
                place.votes.cast(Vote(1, 7, 2, solved, "answered", SHOWN, TODAY))
                for place in (database, other)
                for solved in (True, False) * 5
            )
        )
    assert {one.votes for one in await database.votes.feedback(1)} == {1}


async def test_of_many_requests_at_once_one_is_opened(database: Database, url: URL) -> None:
    async with opened(url) as other:
        opening = [
            place.requests.open(HelpRequest(1, 2, 3, 0, NOW))
            for place in (database, other)
            for _ in range(10)
        ]
        assert sum(await asyncio.gather(*opening)) == 1


async def test_counts_of_two_processes_add_up(database: Database, url: URL) -> None:
    async with opened(url) as other:

        async def count(place: Database) -> None:
            for number in range(20):
                place.notes.count(DayCount(number % 3, TODAY, "answered", 1))
                await place.notes.flush()

        await asyncio.gather(count(database), count(other))
    assert await database.counts.since(None, TODAY) == [DayCount(0, TODAY, "answered", 40)]


async def test_changes_of_different_settings_at_once_all_hold(database: Database, url: URL) -> None:
    async with opened(url) as other:
        await asyncio.gather(
            database.guilds.change(1, {"logging": True}, NOW),
            other.guilds.change(1, {"help_channel": 5}, NOW),
            database.guilds.change(1, {"retention_days": 7}, NOW),
            other.guilds.change(1, {"private_answers": True}, NOW),
        )
    async with opened(url) as third:
        settings = await third.guilds.settings_of(1)
    assert (settings.logging, settings.help_channel) == (True, 5)
    assert (settings.retention_days, settings.private_answers) == (7, True)
