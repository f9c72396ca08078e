"""Bring a database to this program's version, one process at a time."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, Connection, inspect, text

from bot.storage.engine import open_engine
from bot.storage.transactions import storage_errors

NEWEST = "0001"
"""The last migration, as Alembic knows it too: a database that has it does without Alembic, which
with all that it imports holds 10 MB for as long as the bot runs."""

VERSIONS = "alembic_version"
"""The table in which Alembic keeps which migration a database has."""

LOCK = 0x43415245
"""Number of PostgreSQL's advisory lock; any will do that no other program takes ("CARE")."""

WAIT_SECONDS = 120.0
"""Longest that another process, or a migration of a large table, is waited for."""


async def migrate(url: URL) -> None:
    """Run the migrations that are missing; refuse a database of a newer program.

    Raises StorageError for one, and where the database is away.
    """
    if url.get_backend_name() == "sqlite" and url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = open_engine(url, WAIT_SECONDS)
    try:
        with storage_errors():
            # SQLite begins with its only lock for writing, which serves as well.
            async with engine.begin() as connection:
                if connection.dialect.name == "postgresql":
                    await connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
                await connection.run_sync(_upgrade)
    finally:
        await engine.dispose()


def _upgrade(connection: Connection) -> None:
    revision = _revision(connection)
    if revision != NEWEST:
        from bot.storage.upgrading import upgrade  # noqa: PLC0415

        upgrade(connection, revision)


def _revision(connection: Connection) -> str | None:
    """Return the last migration that a database has; None for an empty one."""
    if not inspect(connection).has_table(VERSIONS):
        return None
    found: str | None = connection.scalar(text(f"SELECT version_num FROM {VERSIONS}"))  # noqa: S608
    return found
