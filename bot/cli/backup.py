"""Back up the SQLite file in which the bot remembers, and restore it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.exits import WrongUseError
from bot.cli.options import prepared
from bot.core.errors import StorageError

if TYPE_CHECKING:
    from bot.settings import Settings

CopyArgument = Annotated[Path, typer.Argument(dir_okay=False, metavar="FILE")]
KeptArgument = Annotated[Path, typer.Argument(exists=True, dir_okay=False, metavar="FILE")]


def backup(file: CopyArgument) -> None:
    """Copy what the bot remembers into a file, also while it runs; not for a PostgreSQL."""
    database = _file(prepared(), "pg_dump")

    from bot.storage.copying import back_up

    if not database.is_file():
        raise StorageError(f"nothing is remembered yet: there is no {database}")
    back_up(database, file)
    typer.echo(f"{file} holds all of {database}")


def restore(file: KeptArgument) -> None:
    """Put such a file in the place of what the bot remembers; stop the bot first."""
    database = _file(prepared(), "pg_restore")

    from bot.storage import copying

    kept = copying.restore(file, database)
    aside = f"; what it held is in {kept}" if kept else ""
    typer.echo(f"{database} holds all of {file}{aside}")


def _file(settings: Settings, instead: str) -> Path:
    """Return the file of the database; raise WrongUseError where it is a PostgreSQL."""
    from bot.storage.engine import database_url

    url = database_url(settings.database_address(), settings.data)
    if url.get_backend_name() != "sqlite" or not url.database:
        raise WrongUseError(
            f"DATABASE_URL names a PostgreSQL; use {instead}, as docs/operations.md shows"
        )
    return Path(url.database)
