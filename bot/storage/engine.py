"""Open a database and run transactions in it; what fails is raised as StorageError."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, event, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.core.errors import SettingsError, StorageError

FILE = "career-advisor.sqlite3"
"""Name of the embedded database in the data folder."""

WAIT_SECONDS = 5.0
"""Longest that a connection, a lock or a statement is waited for."""

CONNECTIONS = 5
"""Connections kept open; a transaction takes about a millisecond, so few serve many."""

_DRIVERS = {"postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}
_OUTSIDE = (SQLAlchemyError, OSError, TimeoutError)


def database_url(url: str | None, folder: Path) -> URL:
    """Return the address of the database: `url` for PostgreSQL, else a file in the folder.

    Raises SettingsError where it is neither.
    """
    if not url:
        return URL.create("sqlite+aiosqlite", database=str(folder / FILE))
    try:
        parsed = make_url(url)
    except ArgumentError:
        parsed = URL.create("")
    driver = _DRIVERS.get(parsed.drivername.partition("+")[0])
    if driver is None:
        # "from None": the address may hold a password.
        raise SettingsError(
            "DATABASE_URL is no address of a PostgreSQL; write "
            "postgresql://user:password@host/database, or leave it out to use a file"
        ) from None
    return parsed.set(drivername=driver)


def open_engine(url: URL, wait: float = WAIT_SECONDS) -> AsyncEngine:
    """Make an engine that waits at most `wait` seconds for a lock; nothing is connected yet."""
    if url.get_backend_name() == "sqlite":
        engine = create_async_engine(
            url, pool_size=CONNECTIONS, max_overflow=0, connect_args={"timeout": wait}
        )
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        event.listen(engine.sync_engine, "begin", _begin_sqlite)
        return engine
    return create_async_engine(
        url,
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_timeout=WAIT_SECONDS,
        pool_pre_ping=True,
        connect_args={"timeout": WAIT_SECONDS, "command_timeout": wait},
    )


@asynccontextmanager
async def transaction(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """Do several things or none, and have them committed at the end."""
    with storage_errors():
        async with asyncio.timeout(2 * WAIT_SECONDS), engine.begin() as connection:
            yield connection


class storage_errors:  # noqa: N801 - used like a function
    """Raise what a database or the way to it raises as StorageError, without its words."""

    def __enter__(self) -> None: ...

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, _OUTSIDE):
            # Its own words may hold values of the statement.
            reason = type(getattr(error, "orig", None) or error).__name__
            raise StorageError(f"the database cannot be used ({reason})") from None


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver begins no transactions of its own: `_begin_sqlite` does.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Any) -> None:
    # Whoever reads first and writes later would be refused when another wrote between.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
