from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import URL

from bot.core.errors import StorageError
from bot.storage.database import Database, opened
from bot.storage.records import DayCount, GapText, GuildSettings, Vote
from bot.storage.upkeep import kept_in_order
from tests.storage.databases import Stoppable, new_sqlite

pytestmark = pytest.mark.waits

NOW = datetime.now(UTC)
TODAY = NOW.date()
AWAY_SECONDS = 10.0
ANSWER_SECONDS = 3.0
"""Discord waits no longer for an answer."""

VOTE = Vote(1, 7, 2, True, "answered", (), TODAY)


@asynccontextmanager
async def locked(url: URL) -> AsyncIterator[None]:
    """Keep a file from everybody else, as a program that hangs in it does."""
    file = url.database or ""
    with closing(sqlite3.connect(file, timeout=30, check_same_thread=False)) as holding:
        # What is under way in this loop has to go on meanwhile.
        await asyncio.to_thread(holding.execute, "BEGIN IMMEDIATE")
        yield


@asynccontextmanager
async def stopped(server: Stoppable) -> AsyncIterator[None]:
    await asyncio.to_thread(server.stop)
    yield
    await asyncio.to_thread(server.start)


async def test_while_a_file_is_locked_answers_go_on_and_all_is_kept_afterwards(
    tmp_path: Path,
) -> None:
    url = new_sqlite(tmp_path)
    async with opened(url) as database, kept_in_order(database):
        await goes_on_without(database, locked(url))


async def test_while_the_server_is_stopped_answers_go_on_and_all_is_kept_afterwards() -> None:
    server = Stoppable()
    async with opened(server.url) as database, kept_in_order(database):
        await goes_on_without(database, stopped(server))


async def goes_on_without(database: Database, away: AbstractAsyncContextManager[None]) -> None:
    """Take a database away for ten seconds, and see what those who need it see."""
    await database.guilds.change(1, {"logging": True}, NOW)
    clock = asyncio.get_running_loop().time
    async with away:
        ends = clock() + AWAY_SECONDS
        database.notes.text(GapText("a", 1, TODAY, "declined", "pension?"))
        database.notes.count(DayCount(1, TODAY, "declined", 1))
        with pytest.raises(StorageError):
            await database.votes.cast(VOTE)
        while clock() < ends:
            asked = clock()
            assert (await database.guilds.settings_of(1)).logging
            assert await database.guilds.settings_of(2) == GuildSettings()
            assert clock() - asked < ANSWER_SECONDS
            with pytest.raises(StorageError):
                await database.notes.flush()
    await kept_afterwards(database)


async def kept_afterwards(database: Database) -> None:
    await database.votes.cast(VOTE)
    await database.notes.flush()
    assert [text.key for text in await database.gaps.texts(1, 10)] == ["a"]
    assert await database.counts.since(1, TODAY) == [DayCount(1, TODAY, "declined", 1)]
    assert [one.votes for one in await database.votes.feedback(1)] == [1]
