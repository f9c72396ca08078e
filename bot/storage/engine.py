"""Find the database and make its engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.core.errors import SettingsError

FILE = "career-advisor.sqlite3"
"""Name of the embedded database in the data folder."""

WAIT_SECONDS = 5.0
"""Longest that a connection, a lock or a statement is waited for."""

CONNECTIONS = 5
"""Connections kept open; a transaction takes about a millisecond, so few serve many."""

_DRIVERS = {"postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}


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
        # One connection: every transaction takes the only lock, for which others would sleep.
        engine = create_async_engine(
            url, pool_size=1, max_overflow=0, connect_args={"timeout": wait}
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
