"""Put the real bot into a simulated Discord, with one server, one channel and one person."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import simcord

from bot.core.answering.advisor import Advisor
from bot.core.knowledge.model import Knowledge
from bot.discord_app.attention import Attention
from bot.discord_app.client import AdvisorBot
from bot.discord_app.rendering.quoting import MARK
from bot.storage.database import Database
from bot.storage.engine import FILE, database_url, open_engine
from bot.storage.migrating import migrate
from tests.discord_app.wire.requests import faults

GIVES_UP_SECONDS = 0.05
"""How soon a database that is away is given up, so that tests need not wait for it."""

LONG = "long " * 250 + "{number}."
LONG_ENTRIES = 12


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


@pytest.fixture(scope="session")
def long_advisor(knowledge: Knowledge) -> Advisor:
    """An advisor whose salary section does not fit one message."""
    career = knowledge.careers[0]
    section = career.section_of("salary")
    entries = [
        section.entries[0].model_copy(update={"id": f"e{n}", "text": LONG.format(number=n)})
        for n in range(LONG_ENTRIES)
    ]
    longer = section.model_copy(update={"entries": tuple(entries)})
    sections = (longer, career.section_of("role"))
    small = career.model_copy(update={"sections": sections, "gap_topics": ()})
    return Advisor(Knowledge((small,), "test"))


def registered(env: simcord.Env) -> list[dict[str, Any]]:
    """Read the commands as they were sent to Discord."""
    (request,) = [r for r in env.http_requests if r.method == "PUT" and "commands" in r.path]
    assert isinstance(request.json, list)
    return request.json


@pytest.fixture
def notified() -> set[int]:
    """Roles that may be notified in a test, by the messages that mention them; else nobody is."""
    return set()


def without(notified: set[int], body: Any) -> Any:
    """Return a request without the one role that its message is allowed to notify."""
    if isinstance(body, dict) and "message" in body:
        return {**body, "message": without(notified, body["message"])}
    if not isinstance(body, dict):
        return body
    for role in notified:
        mentioned = f"<@&{role}>" in (body.get("content") or "")
        if mentioned and body.get("allowed_mentions") == {"parse": [], "roles": [role]}:
            return {**body, "allowed_mentions": {"parse": []}}
    return body


@pytest.fixture(autouse=True)
def only_what_discord_takes(monkeypatch: pytest.MonkeyPatch, notified: set[int]) -> Iterator[None]:
    """Check at the end of each test all that the bot sent, to every Discord that was started."""
    started: list[simcord.Env] = []
    start = simcord.Env.start

    async def noted(env: simcord.Env) -> None:
        started.append(env)
        await start(env)

    monkeypatch.setattr(simcord.Env, "start", noted)
    yield
    sent = [request for env in started for request in env.http_requests]
    found = [faults(one.method, one.path, without(notified, one.json)) for one in sent]
    assert [fault for several in found for fault in several] == []


@pytest.fixture
def simcord_bot(advisor: Advisor) -> AdvisorBot:
    return AdvisorBot(advisor)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an empty database with all its tables, to be copied."""
    folder = tmp_path_factory.mktemp("migrated")
    asyncio.run(migrate(database_url(None, folder)))
    return folder / FILE


@pytest.fixture
async def database(tmp_path: Path, migrated: Path) -> AsyncIterator[Database]:
    shutil.copy(migrated, tmp_path)
    database = Database(open_engine(database_url(None, tmp_path), GIVES_UP_SECONDS))
    yield database
    await database.close()


@pytest.fixture
def remembering_bot(advisor: Advisor, database: Database) -> AdvisorBot:
    return AdvisorBot(advisor, storage=database)


@pytest.fixture
def away(tmp_path: Path) -> Callable[[], AbstractContextManager[None]]:
    """Keep the database from answering, as long as a block runs."""

    @contextmanager
    def taken() -> Iterator[None]:
        with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            yield

    return taken


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
async def advice_place(advisor: Advisor, storage: Database | None = None) -> AsyncIterator[Place]:
    """Make the one channel an advice channel."""
    advised = set[int]()
    bot = AdvisorBot(
        advisor,
        lambda one: Attention.ADVICE if one in advised else Attention.MENTIONS,
        storage=storage,
    )
    async with reading_place(bot) as place:
        advised.add(place.channel.id)
        yield place


@asynccontextmanager
async def locked_database(folder: Path) -> AsyncIterator[Database]:
    """A database in a folder that somebody else has locked, and that waits but shortly."""
    database = Database(open_engine(database_url(None, folder), wait=0.05))
    with closing(sqlite3.connect(folder / FILE)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield database
    await database.close()
