"""Keep a database in order while the bot runs: settings of other processes, old rows."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta

from bot.core.errors import StorageError
from bot.storage.database import Database

log = logging.getLogger(__name__)

REFRESHED_SECONDS = 0.5
"""How often other processes' changes of settings are looked for: they hold within a second."""

PURGED_EVERY = timedelta(days=1)


@asynccontextmanager
async def kept_in_order(database: Database) -> AsyncIterator[None]:
    """Refresh the settings and purge old rows, at once and again, as long as the block runs."""
    ended = asyncio.Event()
    keeping = asyncio.create_task(_keep(database, ended))
    try:
        yield
    finally:
        # It is let end by itself: a driver that is cancelled amid a statement may hang.
        ended.set()
        await keeping


async def _keep(database: Database, ended: asyncio.Event) -> None:
    due = datetime.now(UTC)
    while not ended.is_set():
        now = datetime.now(UTC)
        try:
            await database.guilds.refresh(now)
            if now >= due:
                if deleted := await database.purge(now):
                    log.info("Deleted %d rows that were kept long enough", deleted)
                due = now + PURGED_EVERY
            if not database.is_reachable:
                log.info("The database is back")
            database.is_reachable = True
        except StorageError as error:
            if database.is_reachable:
                log.warning("Answers go on without the database: %s", error)
            database.is_reachable = False
        with suppress(TimeoutError):
            await asyncio.wait_for(ended.wait(), REFRESHED_SECONDS)
