"""Open the database with everything that is remembered in it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import URL
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage import purging
from bot.storage.counts import Counts
from bot.storage.engine import open_engine
from bot.storage.gaps import Gaps
from bot.storage.guilds import Guilds
from bot.storage.migrating import migrate
from bot.storage.notes import Notes
from bot.storage.people import People
from bot.storage.progress import Ways
from bot.storage.protocol import Storage
from bot.storage.records import Keeping
from bot.storage.remembered import RememberedGuilds
from bot.storage.requests import Requests
from bot.storage.tables import KEEPINGS
from bot.storage.transactions import Transactions
from bot.storage.votes import Votes


class Database:
    """Hold the stores of one database; it is a `protocol.Storage`."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.is_reachable = True
        """Whether it could be used when it was last kept in order, every half second."""
        self.keepings: Mapping[str, Keeping] = KEEPINGS
        self._transactions = transactions = Transactions(engine)
        self.guilds = RememberedGuilds(Guilds(transactions))
        self.votes = Votes(transactions)
        self.gaps = Gaps(transactions)
        self.counts = Counts(transactions)
        self.notes = Notes(self.gaps, self.counts)
        self.requests = Requests(transactions)
        self.progress = Ways(transactions)
        self.people = People(transactions)

    async def purge(self, now: datetime) -> int:
        """Delete what is kept too long, and what servers left behind; return the number of rows."""
        return await self._transactions.to_the_end(self._purge(now))

    async def _purge(self, now: datetime) -> int:
        async with self._transactions.begin() as connection:
            return await purging.purge(connection, now)

    async def close(self) -> None:
        """Keep what waits to be kept, and let go of the database."""
        await self.notes.close()
        await self._transactions.close()


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
