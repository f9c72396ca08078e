from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, text

from bot.core.errors import SettingsError, StorageError
from bot.storage.database import Database, opened
from bot.storage.engine import database_url, open_engine
from bot.storage.migrating import NEWEST, migrate
from bot.storage.tables import metadata
from bot.storage.upgrading import config


def differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


async def test_the_migrations_make_the_very_tables_that_the_program_uses(url: URL) -> None:
    await migrate(url)
    engine = open_engine(url)
    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await engine.dispose()


def test_what_counts_as_the_newest_migration_is_the_newest() -> None:
    assert ScriptDirectory.from_config(config()).get_heads() == [NEWEST]


async def test_many_that_start_at_once_migrate_one_after_the_other(url: URL) -> None:
    await asyncio.gather(*(migrate(url) for _ in range(8)))
    async with opened(url) as database:
        assert await database.guilds.known() == frozenset()


async def test_starting_again_changes_nothing(url: URL, database: Database) -> None:
    await migrate(url)
    assert await database.guilds.known() == frozenset()


async def test_a_database_of_a_newer_program_is_refused_and_left_as_it_is(url: URL) -> None:
    await migrate(url)
    engine = open_engine(url)
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StorageError, match=r"newer version of this program \(migration 9999\)"):
        await migrate(url)
    async with engine.connect() as connection:
        found = (await connection.execute(text("SELECT version_num FROM alembic_version"))).all()
    assert found == [("9999",)]
    await engine.dispose()


async def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    async with opened(database_url(None, tmp_path / "a" / "b")) as database:
        assert await database.guilds.known() == frozenset()


async def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    url = database_url(None, tmp_path)
    assert url.database
    await asyncio.to_thread(Path(url.database).write_text, "no database\n" * 1000)
    with pytest.raises(StorageError, match=r"cannot be used \(DatabaseError\)"):
        await migrate(url)


async def test_a_server_that_is_not_there_is_told_without_its_password(tmp_path: Path) -> None:
    url = database_url(f"postgresql://me:secret@/x?host={tmp_path}", tmp_path)
    with pytest.raises(StorageError) as caught:
        await migrate(url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("wrong", ["nonsense", "mysql://me:secret@host/x", "://secret"])
def test_an_address_of_something_else_is_refused_without_its_password(
    wrong: str, tmp_path: Path
) -> None:
    with pytest.raises(SettingsError, match="DATABASE_URL is no address of a PostgreSQL") as caught:
        database_url(wrong, tmp_path)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_each_usual_form_of_an_address_is_taken(scheme: str, tmp_path: Path) -> None:
    url = database_url(f"{scheme}://me:secret@host/x", tmp_path)
    assert url.render_as_string(hide_password=False) == "postgresql+asyncpg://me:secret@host/x"
