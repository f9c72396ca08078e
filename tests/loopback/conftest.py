"""Connect the real bot, in this process, to a Discord on 127.0.0.1."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.core.answering.advisor import Advisor
from bot.core.knowledge.loader import load_knowledge
from bot.discord_app import sending
from bot.discord_app.client import AdvisorBot
from bot.discord_app.retrying import Patience
from tests.baker import write_baker
from tests.loopback.server import TOKEN, Loopback
from tests.loopback.trials import Scene

OUTAGE = 0.2
"""Seconds for which the server is gone."""


class SwiftBot(AdvisorBot):
    """The bot without the five seconds that discord.py leaves between two sessions."""

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait for nothing."""


@pytest.fixture(scope="session")
def baker(tmp_path_factory: pytest.TempPathFactory) -> Advisor:
    return Advisor(load_knowledge(write_baker(tmp_path_factory.mktemp("baker"))))


@pytest.fixture
def shards() -> int:
    """Shards that Discord asks for."""
    return 1


@pytest.fixture
async def loopback(shards: int, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Loopback]:
    opened = Loopback(shards=shards)
    await opened.open()
    monkeypatch.setattr(Route, "BASE", opened.api)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    # What hangs is given up sooner than anybody would wait for a test.
    monkeypatch.setattr(sending, "MESSAGE", Patience(one=0.5, all=10.0))
    yield opened
    await opened.close()
    assert opened.wrong == []


@asynccontextmanager
async def running(bot: AdvisorBot, loopback: Loopback) -> AsyncIterator[Scene]:
    """Keep a bot connected; whatever ended it before that is raised here."""
    scene = Scene(loopback, "salary", "what does a baker earn", OUTAGE)
    async with bot:
        task = asyncio.ensure_future(bot.start(TOKEN))
        try:
            await scene.connected()
            yield scene
            assert not task.done()
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


@pytest.fixture
def bot(baker: Advisor) -> AdvisorBot:
    return SwiftBot(baker)


@pytest.fixture
async def scene(bot: AdvisorBot, loopback: Loopback) -> AsyncIterator[Scene]:
    async with running(bot, loopback) as put:
        yield put
