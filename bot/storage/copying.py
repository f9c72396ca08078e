"""Copy the SQLite file as a whole while it is in use, and put such a copy in its place.

A copy made by other means may lack what SQLite keeps in a second file beside the first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bot.core.errors import StorageError
from bot.storage.engine import WAIT_SECONDS
from bot.storage.upgrading import refuse_newer

REPLACED = ".replaced"
"""What is put behind the name of a database in whose place a copy was put."""

_JOURNALS = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file; beside another one it would be taken as that one's."""


def back_up(database: Path, to: Path) -> None:
    """Copy a database, as it is at one moment, into one sound file; writers go on meanwhile.

    Raise StorageError where there is none, or where it is damaged.
    """
    if to.exists() and to.samefile(database):
        raise StorageError(f"{to} is the database itself; name another file for its copy")
    with _part_of(to) as part:
        _copy(database, part)
        part.replace(to)


def restore(copied: Path, database: Path) -> Path | None:
    """Put a copy in the place of a database; return where that is kept, None if there was none.

    Raise StorageError where the copy is damaged or of a newer program, or the database in use;
    all is then as it was.
    """
    database.parent.mkdir(parents=True, exist_ok=True)
    with _part_of(database) as part:
        _copy(copied, part)
        kept = _out_of_the_way(database)
        part.replace(database)
    return kept


def _copy(database: Path, to: Path) -> None:
    """Copy a database into a file, and see that it is whole."""
    with _told(database), _opened(database) as source, closing(sqlite3.connect(to)) as made:
        source.backup(made)
        # One file, which can be read where nothing can be written.
        made.execute("PRAGMA journal_mode=DELETE")
        _check(made, database)


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise StorageError where a database is damaged, another program's, or a newer one's."""
    faults = [fault for (fault,) in connection.execute("PRAGMA integrity_check") if fault != "ok"]
    faults += [f"row of {row[0]}" for row in connection.execute("PRAGMA foreign_key_check")]
    if faults:
        raise StorageError(f"{path} is damaged ({len(faults)} faults, the first: {faults[0]})")
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if "alembic_version" not in tables:
        raise StorageError(f"{path} is no database of this program")
    for (revision,) in connection.execute("SELECT version_num FROM alembic_version"):
        refuse_newer(revision)


def _out_of_the_way(database: Path) -> Path | None:
    """Rename a database that nobody uses, with all that belongs to it in it."""
    if database.exists():
        _fold(database)
    for journal in _JOURNALS:
        database.with_name(database.name + journal).unlink(missing_ok=True)
    if not database.exists():
        return None
    return database.rename(database.with_name(database.name + REPLACED))


def _fold(database: Path) -> None:
    """Write into the file what stands beside it, for which nobody else may have it open."""
    try:
        with _opened(database, wait=0) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        raise StorageError(
            f"{database} cannot be replaced ({_name(error)}); stop the bot first"
        ) from None
    except sqlite3.DatabaseError:
        return  # It is damaged, which may be why it is to be replaced.


@contextmanager
def _part_of(path: Path) -> Iterator[Path]:
    """Give a new file beside another, for its owner alone; it is gone afterwards."""
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _opened(path: Path, wait: float = WAIT_SECONDS) -> Iterator[sqlite3.Connection]:
    """Open a file that is there, which others may hold for a moment."""
    # One opened only to read would leave behind what SQLite keeps beside it.
    address = f"{path.resolve().as_uri()}?mode=rw"
    with closing(sqlite3.connect(address, uri=True, timeout=wait)) as connection:
        yield connection


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Raise what SQLite says of a file as StorageError."""
    try:
        yield
    except sqlite3.Error as error:
        raise StorageError(f"{path} cannot be copied ({_name(error)})") from None


def _name(error: sqlite3.Error) -> str:
    return getattr(error, "sqlite_errorname", None) or type(error).__name__
