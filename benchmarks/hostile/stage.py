"""Connect the real bot, in this process, to a Discord on 127.0.0.1 in which secrets are kept."""

from __future__ import annotations

import asyncio
import logging
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from discord.gateway import DiscordWebSocket
from discord.http import Route

from benchmarks.hostile.realms import DAY, WORDS, Realm, opened
from benchmarks.hostile.tally import Harm
from bot.core.answering.advisor import Advisor
from bot.core.knowledge.loader import load_knowledge
from bot.discord_app.client import AdvisorBot
from bot.storage.database import Database
from bot.storage.engine import database_url, open_engine
from bot.storage.migrating import migrate
from bot.storage.records import (
    GapState,
    GuildSettings,
    HelpRequest,
    Progress,
    StepState,
)
from tests.conftest import INVENTED
from tests.loopback import objects
from tests.loopback.objects import Json
from tests.loopback.people import until
from tests.loopback.server import TOKEN, Loopback

CAREERS = ("baker", "bookbinder")
"""Small ones, of which one has steps and both have traits."""

BUSY = ("discord.py: on_", "discord-ui-", "CommandTree-invoker")
"""Beginnings of the names of tasks in which the bot does something."""

CALM = 30
"""Turns of the event loop without such a task, after which nothing waits before the door either."""

SETTLES = 30.0
"""Seconds after which what goes on is taken for stuck."""


class Errors(logging.Handler):
    """Take down every error that is logged."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep its words, and the last lines of its traceback."""
        told = record.getMessage().splitlines()
        error = record.exc_info[1] if record.exc_info else None
        self.seen.append(" ".join([told[0][:200], *told[-4:], repr(error) if error else ""]))


@dataclass
class Stage:
    """The bot, and around it: where members are, where a manager is, and where nobody is."""

    loopback: Loopback
    bot: AdvisorBot
    database: Database
    here: Realm
    office: Realm
    there: Realm
    errors: Errors
    victim: Json = field(default_factory=lambda: objects.user("victoria"))
    running: asyncio.Task[None] | None = None

    async def settled(self) -> None:
        """Wait until the bot has read everything and does nothing any more."""
        async with asyncio.timeout(SETTLES):
            calm = 0
            while calm < CALM:
                calm = 0 if self._is_busy() else calm + 1
                await asyncio.sleep(0 if calm else 0.002)

    def must_be_alive(self) -> None:
        """Raise what ended the bot, if it ended."""
        if self.running is not None and self.running.done():
            self.running.result()
            raise RuntimeError("the bot ended")

    def _is_busy(self) -> bool:
        self.must_be_alive()
        (session,) = self.loopback.gateway.sessions.values()
        # Its shard's connection has no public place.
        unread = self.bot._get_websocket(shard_id=0).sequence != session.count
        return unread or any(one.get_name().startswith(BUSY) for one in asyncio.all_tasks())

    def has_complaints(self) -> bool:
        """Tell whether an error was logged, or something sent that nobody may send."""
        return bool(self.errors.seen or self.loopback.wrong or self._posts_there())

    def complaints(self) -> list[tuple[Harm, str]]:
        """Take what was complained of since the last time."""
        found = [(Harm.EXCEPTION, one) for one in self.errors.seen]
        found += [
            (Harm.PING if "pings" in one or "pinged" in one else Harm.WRONG, one)
            for one in self.loopback.wrong
        ]
        found += [(Harm.BORDER, "posted in another server")] * len(self._posts_there())
        self._forget()
        return found

    async def tidy(self) -> None:
        """Let all be as it was at the beginning, so that a seed alone repeats its case."""
        self._forget()
        storage, wanted = self.database, GuildSettings(**self.wanted_by(self.office))
        await storage.gaps.mark(self.office.id, self.office.keys, GapState.OPEN)
        if await storage.guilds.settings_of(self.office.id) != wanted:
            await storage.guilds.change(self.office.id, wanted.model_dump(), datetime.now(UTC))

    def wanted_by(self, realm: Realm) -> dict[str, Any]:
        """Return what the owners of a server decided."""
        return {"help_channel": int(realm.room["id"]), "logging": True}

    def _forget(self) -> None:
        """Forget what was said and complained of, but for what was there from the beginning."""
        self.errors.seen.clear()
        self.loopback.wrong.clear()
        self.loopback.requests.clear()
        planted = (self.here, self.office, self.there)
        self.loopback.world.messages.clear()
        for realm in planted:
            self.loopback.world.keep(realm.message)

    def _posts_there(self) -> list[Json]:
        room = self.there.room["id"]
        return [one for one in self.loopback.world.by_bot() if one["channel_id"] == room]

    async def kept(self) -> list[Any]:
        """Read all that nobody here may change: of another server, of the victim, of members."""
        storage, person = self.database, int(self.victim["id"])
        planted = {*self.there.keys, *self.here.keys}
        texts = [
            one
            for realm in (self.there, self.here)
            for one in await storage.gaps.texts(realm.id, 10_000)
            if one.key in planted
        ]
        return [
            sorted(map(str, texts)),
            await storage.guilds.settings_of(self.there.id),
            await storage.guilds.settings_of(self.here.id),
            await storage.requests.latest(self.here.id, person),
            await storage.progress.of(person, CAREERS[0]),
        ]


def small_advisor(folder: Path) -> Advisor:
    """Learn two small careers."""
    folder.mkdir(exist_ok=True)
    for career in CAREERS:
        shutil.copy(INVENTED / f"{career}.yaml", folder)
    return Advisor(load_knowledge(folder))


@asynccontextmanager
async def staged() -> AsyncIterator[Stage]:
    """Open everything; close it afterwards."""
    with TemporaryDirectory() as folder, reached() as loopback, listening() as errors:
        url = database_url(None, Path(folder))
        await migrate(url)
        database = Database(open_engine(url))
        bot = SwiftBot(small_advisor(Path(folder) / "knowledge"), storage=database)
        here, office, there = [await opened(loopback, database, word) for word in WORDS]
        stage = Stage(loopback, bot, database, here, office, there, errors)
        await _furnish(stage)
        await loopback.open()
        Route.BASE = loopback.api
        try:
            async with bot:
                stage.running = asyncio.ensure_future(bot.start(TOKEN))
                await until(loopback.gateway.is_connected)
                stage.must_be_alive()
                yield stage
                stage.running.cancel()
                with suppress(asyncio.CancelledError):
                    await stage.running
        finally:
            await loopback.close()
            await database.close()


class SwiftBot(AdvisorBot):
    """The bot without the seconds that discord.py waits for more servers."""

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait for nothing."""


@contextmanager
def reached() -> Iterator[Loopback]:
    """Let discord.py take a Discord on 127.0.0.1 for the real one, as long as a block runs."""
    loopback = Loopback()
    loopback.limits.allowed = 10**9
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    try:
        yield loopback
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = before


@contextmanager
def listening() -> Iterator[Errors]:
    """Take down what is logged as an error, as long as a block runs."""
    errors, root = Errors(), logging.getLogger()
    root.addHandler(errors)
    try:
        yield errors
    finally:
        root.removeHandler(errors)


async def _furnish(stage: Stage) -> None:
    """Let owners decide, and the victim walk a way and ask people."""
    now, storage, person = datetime.now(UTC), stage.database, int(stage.victim["id"])
    await storage.notes.flush()
    for realm in (stage.here, stage.office, stage.there):
        await storage.guilds.change(realm.id, stage.wanted_by(realm), now)
    step = stage.bot.advisor.careers[0].section_of("steps").entries[0].id
    await storage.progress.set(Progress(person, CAREERS[0], step, StepState.DONE, DAY))
    room = int(stage.here.room["id"])
    await storage.requests.open(HelpRequest(stage.here.id, person, room, 0, now))
    await storage.requests.posted(stage.here.id, person, room, int(stage.here.message["id"]))
