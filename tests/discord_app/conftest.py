"""Put the real bot into a simulated Discord, with one server, one channel and one person."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import simcord

from bot.core.answering.advisor import Advisor
from bot.discord_app.attention import Attention
from bot.discord_app.client import AdvisorBot
from bot.discord_app.rendering.quoting import MARK
from bot.storage.database import Database, opened
from bot.storage.engine import database_url
from tests.discord_app.wire.requests import faults


@dataclass(frozen=True)
class Place:
    """Where a test happens: Discord, a channel in it, and alice, who asks."""

    env: simcord.Env
    guild: simcord.GuildHandle
    channel: simcord.ChannelHandle
    alice: simcord.MemberActor

    @property
    def bot_mention(self) -> str:
        assert self.env.bot.user is not None
        return self.env.bot.user.mention

    def answers(self) -> list[str]:
        """Everything that the bot has said in the channel, flattened to text."""
        mine = [m for m in self.channel.history() if m.author == self.env.bot.user]
        return [text_of(message) for message in mine]


def text_of(message: object) -> str:
    """Flatten what a message shows below its quotation: content, embeds, fields and footers."""
    embeds = getattr(message, "embeds", [])
    lines = getattr(message, "content", "").splitlines()
    parts = ["\n".join(line for line in lines if not line.startswith(MARK))]
    for embed in embeds:
        parts += [embed.title, embed.description, embed.footer.text]
        parts += [text for field in embed.fields for text in (field.name, field.value)]
    return "\n".join(part for part in parts if part)


def registered(env: simcord.Env) -> list[dict[str, Any]]:
    """Read the commands as they were sent to Discord."""
    (request,) = [r for r in env.http_requests if r.method == "PUT" and "commands" in r.path]
    assert isinstance(request.json, list)
    return request.json


@pytest.fixture(autouse=True)
def only_what_discord_takes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Check at the end of each test all that the bot sent, to every Discord that was started."""
    started: list[simcord.Env] = []
    start = simcord.Env.start

    async def noted(env: simcord.Env) -> None:
        started.append(env)
        await start(env)

    monkeypatch.setattr(simcord.Env, "start", noted)
    yield
    sent = [request for env in started for request in env.http_requests]
    assert [fault for one in sent for fault in faults(one.method, one.path, one.json)] == []


@pytest.fixture
def simcord_bot(advisor: Advisor) -> AdvisorBot:
    return AdvisorBot(advisor)


@pytest.fixture
def place(simcord_env: simcord.Env) -> Place:
    return furnished(simcord_env)


def furnished(env: simcord.Env) -> Place:
    guild = env.create_guild()
    channel = guild.create_text_channel("careers")
    alice = guild.add_member(env.create_user("alice"))
    return Place(env, guild, channel, alice)


@asynccontextmanager
async def reading_place(bot: AdvisorBot) -> AsyncIterator[Place]:
    """Put a bot where it is given the text of every message, as the privileged intent does."""
    bot._connection._intents.message_content = True
    async with simcord.run(bot) as env:
        yield furnished(env)


@asynccontextmanager
async def advice_place(advisor: Advisor) -> AsyncIterator[Place]:
    """Make the one channel an advice channel."""
    advised = set[int]()
    bot = AdvisorBot(
        advisor, lambda one: Attention.ADVICE if one in advised else Attention.MENTIONS
    )
    async with reading_place(bot) as place:
        advised.add(place.channel.id)
        yield place


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with opened(database_url(None, tmp_path)) as database:
        yield database


@pytest.fixture
def remembering_bot(advisor: Advisor, database: Database) -> AdvisorBot:
    """A bot with a database; a module takes it for its own by naming it `simcord_bot`."""
    return AdvisorBot(advisor, storage=database)
