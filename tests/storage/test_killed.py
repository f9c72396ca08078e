from __future__ import annotations

import asyncio
import multiprocessing
import os
import random
import signal
import sqlite3
from datetime import date
from multiprocessing.connection import Connection

import pytest
from sqlalchemy import URL, make_url

from bot.storage.database import Database
from bot.storage.engine import open_engine
from bot.storage.migrating import migrate
from bot.storage.records import Vote

pytestmark = pytest.mark.waits

TIMES = 50
TODAY = date(2026, 3, 1)
CONFIRMED_BEFORE = 12
"""Confirmed votes after which a process is killed at the latest."""


async def test_every_confirmed_vote_outlives_50_killings(url: URL) -> None:
    await migrate(url)
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["tests.storage.test_killed"])
    confirmed = set[int]()
    chance = random.Random(4)  # noqa: S311
    for turn in range(TIMES):
        ours, theirs = processes.Pipe(duplex=False)
        process = processes.Process(
            target=vote_on, args=(url.render_as_string(hide_password=False), turn * 1000, theirs)
        )
        process.start()
        theirs.close()
        for _ in range(chance.randint(1, CONFIRMED_BEFORE)):
            confirmed.add(ours.recv())
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        while ours.poll():
            try:
                confirmed.add(ours.recv())
            except EOFError:
                break
    assert len(confirmed) >= TIMES
    assert confirmed <= await answers_voted_on(url)
    if url.get_backend_name() == "sqlite":
        with sqlite3.connect(url.database or "") as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def vote_on(address: str, first: int, told: Connection) -> None:
    """Vote on one answer after the other, telling of each vote that is confirmed."""

    async def vote() -> None:
        database = Database(open_engine(make_url(address)))
        for answer in range(first, first + 1000):
            await database.votes.cast(Vote(1, answer, 2, True, "answered", (), TODAY))
            told.send(answer)

    asyncio.run(vote())


async def answers_voted_on(url: URL) -> set[int]:
    database = Database(open_engine(url))
    rows = (await database.people.export(2))["votes"]
    await database.close()
    return {int(row["answer"]) for row in rows}
