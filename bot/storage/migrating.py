"""Bring a database to this program's version, one process at a time."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, text

from bot.core.errors import StorageError
from bot.storage.engine import open_engine
from bot.storage.transactions import storage_errors

MIGRATIONS = Path(__file__).parent / "migrations"

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


def config(connection: Connection | None = None) -> Config:
    """Tell Alembic where the migrations are, and what to run them on."""
    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS))
    made.attributes["connection"] = connection
    return made


def refuse_newer(revision: str | None) -> None:
    """Raise StorageError where a database was last migrated by a newer program."""
    known = {one.revision for one in ScriptDirectory.from_config(config()).walk_revisions()}
    if revision is not None and revision not in known:
        raise StorageError(
            f"the database is of a newer version of this program (migration {revision}); "
            "update the program, or use another database"
        )


def _upgrade(connection: Connection) -> None:
    refuse_newer(MigrationContext.configure(connection).get_current_revision())
    command.upgrade(config(connection), "head")
