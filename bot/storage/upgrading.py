"""Run migrations, and know which there are; only a database that lacks some needs Alembic."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from bot.core.errors import StorageError

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(connection: Connection, revision: str | None) -> None:
    """Run the migrations that a database of some revision lacks; StorageError for a newer one."""
    refuse_newer(revision)
    command.upgrade(config(connection), "head")


def refuse_newer(revision: str | None) -> None:
    """Raise StorageError where a database was last migrated by a newer program."""
    known = {one.revision for one in ScriptDirectory.from_config(config()).walk_revisions()}
    if revision is not None and revision not in known:
        raise StorageError(
            f"the database is of a newer version of this program (migration {revision}); "
            "update the program, or use another database"
        )


def config(connection: Connection | None = None) -> Config:
    """Tell Alembic where the migrations are, and what to run them on."""
    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS))
    made.attributes["connection"] = connection
    return made
