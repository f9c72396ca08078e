"""A bot with several shards: each has its servers, and a fault of one is none of the others."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator

import pytest

from bot.core.answering.advisor import Advisor
from bot.discord_app import shards as shards_of_bot
from bot.discord_app.client import AdvisorBot
from bot.discord_app.counts import Count
from bot.discord_app.shards import Share
from tests.loopback.conftest import SwiftBot, running
from tests.loopback.gateway import INVALID
from tests.loopback.people import Person, shown, until
from tests.loopback.server import Loopback
from tests.loopback.trials import Scene

QUESTION = "what does a baker earn"
EVERY = range(2)


@pytest.fixture
def shards() -> int:
    return len(EVERY)


@pytest.fixture
def people(loopback: Loopback) -> list[Person]:
    """Somebody in a server of each shard."""
    return [loopback.on_shard(shard, f"person{shard}") for shard in EVERY]


@pytest.fixture
def bot(baker: Advisor) -> AdvisorBot:
    """A bot that lets Discord say how many shards it has."""
    return SwiftBot(baker, share=Share(count=None))


@pytest.fixture
async def scene(bot: AdvisorBot, loopback: Loopback, people: list[Person]) -> AsyncIterator[Scene]:
    assert people
    async with running(bot, loopback) as put:
        yield put


async def answered(person: Person) -> None:
    await shown(await person.slash("salary"))
    await person.answer_to(await person.say(QUESTION))


async def test_discord_says_how_many_shards_there_are_and_all_are_served(
    bot: AdvisorBot, scene: Scene, people: list[Person]
) -> None:
    assert (bot.shard_count, sorted(bot.shards)) == (2, [0, 1])
    for person in people:
        await answered(person)
    await answered(scene.loopback.direct())
    assert scene.loopback.gateway.undelivered == 0


@pytest.mark.parametrize("lost", EVERY)
async def test_while_one_shard_has_no_connection_the_other_answers(
    bot: AdvisorBot, scene: Scene, people: list[Person], lost: int
) -> None:
    gateway = scene.loopback.gateway
    gateway.answers.clear()
    await gateway.close(1006, lost)
    said = await people[lost].say(QUESTION)
    await answered(people[1 - lost])
    gateway.answers.set()
    await people[lost].answer_to(said)
    assert bot.counts[Count.SESSIONS_LOST] == 0


async def test_one_shards_lost_session_is_told_as_that_shards(
    bot: AdvisorBot, scene: Scene, people: list[Person], caplog: pytest.LogCaptureFixture
) -> None:
    gateway = scene.loopback.gateway
    with caplog.at_level(logging.WARNING, "bot.discord_app.sessions"):
        await gateway.say(INVALID, False, shard=1)
        gateway.forget(shard=1)
        await until(gateway.is_connected)
        for person in people:
            await answered(person)
    assert bot.counts[Count.SESSIONS_LOST] == 1
    (told,) = caplog.messages
    assert told.startswith("The session of shard 1 was lost;")


async def test_a_session_that_discord_refuses_for_now_is_begun_later(
    loopback: Loopback,
    people: list[Person],
    baker: Advisor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shards_of_bot, "BETWEEN", 0.1)
    loopback.gateway.starts.seconds = 1.0
    async with running(AdvisorBot(baker, share=Share(count=None)), loopback):
        assert loopback.gateway.starts.refused > 0
        for person in people:
            await answered(person)
