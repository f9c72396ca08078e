"""Open the database with everything that is remembered in it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import URL
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage import purging
from bot.storage.counts import Counts
from bot.storage.engine import open_engine, transaction
from bot.storage.gaps import Gaps
from bot.storage.guilds import Guilds
from bot.storage.migrating import migrate
from bot.storage.notes import Notes
from bot.storage.people import People
from bot.storage.progress import Ways
from bot.storage.protocol import Storage
from bot.storage.remembered import RememberedGuilds
from bot.storage.requests import Requests
from bot.storage.votes import Votes


class Database:
    """Hold the stores of one database; it is a `protocol.Storage`."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self.guilds = RememberedGuilds(Guilds(engine))
        self.votes = Votes(engine)
        self.gaps = Gaps(engine)
        self.counts = Counts(engine)
        self.notes = Notes(self.gaps, self.counts)
        self.requests = Requests(engine)
        self.progress = Ways(engine)
        self.people = People(engine)

    async def purge(self, now: datetime) -> int:
        """Delete what is kept too long, and what servers left behind; return the number of rows."""
        async with transaction(self._engine) as connection:
            return await purging.purge(connection, now)

    async def close(self) -> None:
        """Keep what waits to be kept, and let go of the database."""
        await self.notes.close()
        await self._engine.dispose()


@asynccontextmanager
async def opened(url: URL) -> AsyncIterator[Database]:
    """Open a database, brought to this program's version; raise StorageError where it cannot be."""
    await migrate(url)
    database = Database(open_engine(url))
    try:
        yield database
    finally:
        await database.close()


if TYPE_CHECKING:
    _kept: type[Storage] = Database
