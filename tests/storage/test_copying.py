"""A copy of the file is whole, and only such a copy ever takes its place."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.core.errors import StorageError
from bot.storage.copying import REPLACED, back_up, restore
from bot.storage.database import opened
from bot.storage.engine import FILE, database_url
from bot.storage.migrating import migrate
from tests.storage.test_database import NOW


@pytest.fixture
async def live(tmp_path: Path) -> Path:
    """A database that holds the settings of one server, and that nobody uses."""
    await fill(tmp_path / "data", 1)
    return tmp_path / "data" / FILE


async def fill(folder: Path, guild: int) -> None:
    async with opened(database_url(None, folder)) as database:
        await database.guilds.change(guild, {"logging": True}, NOW)


async def known(path: Path) -> frozenset[int]:
    async with opened(database_url(None, path.parent)) as database:
        return await database.guilds.known()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def test_what_stands_only_beside_the_file_is_copied_too(live: Path, tmp_path: Path) -> None:
    async with opened(database_url(None, live.parent)) as database:
        await database.guilds.change(2, {"logging": True}, NOW)
        assert live.with_name(FILE + "-wal").stat().st_size > 0
        back_up(live, tmp_path / "copy")
    restore(tmp_path / "copy", live)
    assert await known(live) == {1, 2}


def test_a_copy_is_one_file_for_its_owner_alone(live: Path, tmp_path: Path) -> None:
    back_up(live, tmp_path / "copy")
    assert names(tmp_path) == ["copy", "data"]
    assert (tmp_path / "copy").stat().st_mode & 0o777 == 0o600


def test_a_copy_takes_the_place_of_an_older_one(live: Path, tmp_path: Path) -> None:
    (tmp_path / "copy").write_text("yesterday's")
    back_up(live, tmp_path / "copy")
    restore(tmp_path / "copy", live)


def test_a_database_is_not_copied_onto_itself(live: Path) -> None:
    before = live.read_bytes()
    with pytest.raises(StorageError, match="is the database itself"):
        back_up(live, live)
    assert live.read_bytes() == before


async def test_what_was_there_is_kept_aside(live: Path, tmp_path: Path) -> None:
    await fill(tmp_path / "other", 2)
    kept = restore(tmp_path / "other" / FILE, live)
    assert await known(live) == {2}
    assert kept == live.with_name(FILE + REPLACED)
    assert await known(kept.rename(tmp_path / FILE)) == {1}


async def test_it_is_restored_where_nothing_is(live: Path, tmp_path: Path) -> None:
    new = tmp_path / "a" / "b" / FILE
    assert restore(live, new) is None
    assert await known(new) == {1}


async def test_what_is_left_beside_a_lost_file_is_not_read_into_the_restored(
    live: Path, tmp_path: Path
) -> None:
    back_up(live, tmp_path / "copy")
    async with opened(database_url(None, live.parent)) as database:
        await database.guilds.change(2, {"logging": True}, NOW)
        left_behind = live.with_name(FILE + "-wal").read_bytes()
    lose(live, left_behind)
    restore(tmp_path / "copy", live)
    assert await known(live) == {1}


async def test_a_damaged_database_is_replaced(live: Path, tmp_path: Path) -> None:
    back_up(live, tmp_path / "copy")
    await asyncio.to_thread(live.write_bytes, b"no database" * 1000)
    restore(tmp_path / "copy", live)
    assert await known(live) == {1}


async def test_a_database_in_use_is_not_replaced(live: Path, tmp_path: Path) -> None:
    back_up(live, tmp_path / "copy")
    async with opened(database_url(None, live.parent)) as database:
        await database.guilds.change(2, {"logging": True}, NOW)
        with pytest.raises(StorageError, match=r"SQLITE_BUSY.*stop the bot first"):
            restore(tmp_path / "copy", live)
    assert await known(live) == {1, 2}


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"nothing cannot be copied \(SQLITE_CANTOPEN\)"):
        back_up(tmp_path / "nothing", tmp_path / "copy")
    assert names(tmp_path) == []


def lose(path: Path, left_behind: bytes) -> None:
    """Lose a file, but not what stood beside it."""
    path.unlink()
    path.with_name(FILE + "-wal").write_bytes(left_behind)


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def torn(path: Path) -> None:
    """Lose the second half of the file, as an interrupted transfer does."""
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def garbled(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[5000:9000] = bytes(4000)
    path.write_bytes(data)


def orphaned(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO vote_entries VALUES (1, 2, 'baker', 'pay.average')")


def of_others(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE songs (title TEXT)")


def text(path: Path) -> None:
    path.write_text("no database\n" * 1000)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (newer, r"newer version of this program \(migration 9999\)"),
        (torn, r"is damaged|SQLITE_CORRUPT"),
        (garbled, r"is damaged|SQLITE_CORRUPT"),
        (orphaned, r"is damaged \(1 faults, the first: row of vote_entries\)"),
        (of_others, "is no database of this program"),
        (text, "SQLITE_NOTADB"),
    ],
)
async def test_what_is_no_whole_copy_is_refused_and_changes_nothing(
    spoil: Callable[[Path], None], told: str, live: Path, tmp_path: Path
) -> None:
    back_up(live, tmp_path / "copy")
    spoil(tmp_path / "copy")
    with pytest.raises(StorageError, match=told):
        restore(tmp_path / "copy", live)
    assert names(live.parent) == [FILE]
    assert await known(live) == {1}


async def test_an_older_database_is_restored_and_migrated_with_the_next_start(
    tmp_path: Path,
) -> None:
    url = database_url(None, tmp_path / "data")
    await migrate(url)
    restore(tmp_path / "data" / FILE, tmp_path / "new" / FILE)
    await migrate(database_url(None, tmp_path / "new"))
