from __future__ import annotations

import asyncio
from datetime import date

import pytest
from sqlalchemy import URL

from bot.core.errors import StorageError
from bot.storage.database import Database
from bot.storage.engine import open_engine
from bot.storage.records import Vote

TODAY = date(2026, 3, 1)


def vote(answer: int) -> Vote:
    return Vote(1, answer, 2, True, "answered", (("baker", "pay.average"),), TODAY)


async def cast(database: Database) -> int:
    return sum(one.votes for one in await database.votes.feedback(1))


@pytest.mark.parametrize("turns", range(12))
async def test_a_vote_that_was_begun_is_kept_though_whoever_waits_for_it_is_cancelled(
    database: Database, url: URL, turns: int
) -> None:
    other = Database(open_engine(url))
    waiting = asyncio.create_task(other.votes.cast(vote(7)))
    for _ in range(turns):
        await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await other.close()
    assert await cast(database) == (1 if turns else 0)


async def test_closing_waits_for_what_is_under_way(database: Database, url: URL) -> None:
    other = Database(open_engine(url))
    casting = [asyncio.create_task(other.votes.cast(vote(answer))) for answer in range(20)]
    await asyncio.sleep(0)
    await other.close()
    await asyncio.gather(*casting)
    assert await cast(database) == len(casting)


async def test_a_closed_database_takes_on_nothing_more(url: URL, database: Database) -> None:
    other = Database(open_engine(url))
    await other.close()
    with pytest.raises(StorageError, match="closed"):
        await other.votes.cast(vote(7))
