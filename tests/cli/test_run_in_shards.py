"""Several processes with shards of their own: one Discord, one PostgreSQL, the real program."""

from __future__ import annotations

import asyncio
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import URL

from bot.core.answering import phrases, way_phrases
from bot.core.answering.way import StepState
from bot.settings import DATABASE, SHARD_COUNT, SHARD_IDS
from bot.storage.database import Database
from bot.storage.engine import open_engine
from tests.cli.conftest import Run, one_line
from tests.loopback.answers import EPHEMERAL
from tests.loopback.launching import launched
from tests.loopback.people import Person, shown, text_of, until
from tests.loopback.server import TOKEN, Loopback
from tests.storage.databases import new_postgresql

pytestmark = pytest.mark.waits

SHARDS = 4
FIRST, SECOND = "0,1", "2,3"
STARTED = 60.0
"""Seconds after which nobody waits for processes to start any longer."""

NOTICED = 5.0
"""Seconds within which every process knows of it, however busy the machine is."""

QUESTION = "what does a baker earn"
REGISTERING = "PUT /applications/{}/commands"


@pytest.fixture
async def loopback() -> AsyncIterator[Loopback]:
    """A Discord with four shards, which may begin their sessions together."""
    opened = Loopback(shards=SHARDS)
    opened.gateway.starts.at_once = SHARDS
    await opened.open()
    yield opened
    await opened.close()
    assert opened.wrong == []


class Cluster:
    """The bot's processes, by the shards that they serve."""

    def __init__(self, loopback: Loopback, folder: Path, url: URL) -> None:
        self._loopback, self._folder, self._url = loopback, folder, url
        self._running: dict[str, Process] = {}

    async def start(self, ids: str) -> None:
        """Start a process."""
        self._running[ids] = await launched(
            *(self._loopback, TOKEN, "run", "--knowledge", str(self._folder)),
            SHARD_COUNT=str(SHARDS),
            SHARD_IDS=ids,
            DATABASE_URL=self._url.render_as_string(hide_password=False),
        )

    async def whole(self) -> None:
        """Wait until every shard is served."""
        await until(self._loopback.gateway.is_connected, STARTED)

    async def kill(self, ids: str) -> None:
        """End a process without a word."""
        self._running[ids].kill()
        await self._running.pop(ids).communicate()

    async def stop(self) -> list[int | None]:
        """Let every process end in order, and return with what exit codes."""
        for process in self._running.values():
            process.terminate()
        await asyncio.gather(*(one.communicate() for one in self._running.values()))
        return [one.returncode for one in self._running.values()]


@pytest.fixture
async def url() -> URL:
    return await new_postgresql()


@pytest.fixture
async def database(url: URL, cluster: Cluster) -> AsyncIterator[Database]:
    """The database of the processes, as one more process sees it."""
    assert cluster
    opened = Database(open_engine(url))
    yield opened
    await opened.close()


@pytest.fixture
def people(loopback: Loopback) -> list[Person]:
    """Somebody in a server of each shard."""
    return [loopback.on_shard(shard, f"person{shard}") for shard in range(SHARDS)]


@pytest.fixture
async def cluster(
    loopback: Loopback, people: list[Person], folder: Path, url: URL
) -> AsyncIterator[Cluster]:
    """Two processes with two shards each."""
    assert people
    running = Cluster(loopback, folder, url)
    for ids in (FIRST, SECOND):
        await running.start(ids)
    await running.whole()
    yield running
    assert set(await running.stop()) == {0}


async def answered(person: Person) -> None:
    await person.answer_to(await person.say(QUESTION))


def moved(person: Person, place: Person) -> Person:
    """Let a person into the server of another."""
    there = Person(person.world, person.gateway, place.place)
    there.user = person.user
    return there


def registered(loopback: Loopback) -> int:
    """Count how often Discord was told of the commands."""
    return loopback.requests.count(REGISTERING.format(loopback.world.me["id"]))


async def test_processes_share_votes_ways_and_settings_and_one_registers_the_commands(
    loopback: Loopback, people: list[Person], database: Database
) -> None:
    for person in [*people, loopback.direct()]:
        await answered(person)
    await shares_what_a_person_did(people[0], people[2], database)
    await shares_what_owners_decided(people, database)
    assert registered(loopback) == 1
    assert loopback.gateway.undelivered == 0


async def shares_what_a_person_did(alice: Person, place: Person, database: Database) -> None:
    elsewhere = moved(alice, place)
    for person in (alice, elsewhere):
        asked = await shown(await person.slash("ask", question=QUESTION))
        assert asked.original is not None
        await person.press(asked.original, phrases.SOLVED)

    async def both_votes_are_kept() -> bool:
        kept = await database.people.export(int(alice.user["id"]))
        servers = {one.place["guild_id"] for one in (alice, elsewhere)}
        return {row["guild"] for row in kept["votes"]} == servers

    await soon(both_votes_are_kept)
    way = (await shown(await alice.slash("roadmap"))).original
    assert way is not None
    await alice.press(way, way_phrases.STEP_MARKS[StepState.DONE])
    done = phrases.STEPS_DONE.format(done=1, total=1)
    await until(lambda: done in text_of(way))
    seen = (await shown(await elsewhere.slash("roadmap"))).original
    assert seen is not None
    assert done in text_of(seen)


async def shares_what_owners_decided(people: list[Person], database: Database) -> None:
    for person in people:
        assert not await is_answered_alone(person)
        guild = int(person.place["guild_id"])
        await database.guilds.change(guild, {"private_answers": True}, datetime.now(UTC))
    for person in people:
        await soon(partial(is_answered_alone, person))


async def soon(happened: Callable[[], Awaitable[bool]]) -> None:
    """Look until something has happened."""
    async with asyncio.timeout(NOTICED):
        while not await happened():
            pass


async def is_answered_alone(person: Person) -> bool:
    """Let somebody new ask in a person's server; tell whether only they see the answer."""
    asked = await shown(await Person(person.world, person.gateway, person.place).slash("salary"))
    assert asked.original is not None
    return bool(asked.original["flags"] & EPHEMERAL)


async def test_a_killed_process_takes_up_its_shards_when_it_is_started_again(
    loopback: Loopback, cluster: Cluster, people: list[Person], database: Database
) -> None:
    guild = int(people[2].place["guild_id"])
    await database.guilds.change(guild, {"private_answers": True}, datetime.now(UTC))
    await cluster.kill(SECOND)
    await until(lambda: not loopback.gateway.is_connected())
    for person in people[:2]:
        await answered(person)
    await cluster.start(SECOND)
    await cluster.whole()
    for person in people:
        await answered(person)
    assert await is_answered_alone(people[2])
    assert registered(loopback) == 1


def test_shards_that_are_split_are_refused_without_a_database_for_all(run: Run) -> None:
    split = {SHARD_COUNT: "4", SHARD_IDS: FIRST}
    result = run("run", DISCORD_TOKEN=TOKEN, **split)
    assert result.exit_code == 2
    line = one_line(result.stderr)
    assert line.startswith(f"career-advisor: {SHARD_IDS} ")
    assert DATABASE in line
