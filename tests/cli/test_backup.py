from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest

from bot.storage.database import opened
from bot.storage.engine import FILE, database_url
from tests.cli.conftest import Run, one_line
from tests.storage.test_database import NOW

POSTGRESQL = "postgresql://me:secret@host/x"


@pytest.fixture
async def kept(tmp_path: Path) -> Path:
    """The file of the data folder, in which a server's settings are kept."""
    async with opened(database_url(None, tmp_path / "data")) as database:
        await database.guilds.change(1, {"logging": True}, NOW)
    return tmp_path / "data" / FILE


def test_the_file_is_copied_and_put_back(kept: Path, tmp_path: Path, run: Run) -> None:
    copy = tmp_path / "copy"
    assert run("backup", str(copy)).stdout == f"{copy} holds all of {kept}\n"
    kept.unlink()
    assert run("restore", str(copy)).stdout == f"{kept} holds all of {copy}\n"
    again = run("restore", str(copy)).stdout
    assert again == f"{kept} holds all of {copy}; what it held is in {kept}.replaced\n"
    assert run("curate", "report", "--json").exit_code == 0


def test_a_copy_of_nothing_is_refused_in_one_line(tmp_path: Path, run: Run) -> None:
    result = run("backup", str(tmp_path / "copy"))
    assert result.exit_code == 1
    assert one_line(result.stderr).startswith("career-advisor: nothing is remembered yet: there is")


def test_a_folder_that_is_not_there_is_told_in_one_line(
    kept: Path, tmp_path: Path, run: Run
) -> None:
    assert kept.is_file()
    result = run("backup", str(tmp_path / "no" / "copy"))
    assert result.exit_code == 1
    assert "No such file or directory" in one_line(result.stderr)


@pytest.mark.parametrize(("command", "instead"), [("backup", "pg_dump"), ("restore", "pg_restore")])
def test_a_postgresql_is_left_to_its_own_programs(
    command: str, instead: str, tmp_path: Path, run: Run
) -> None:
    (tmp_path / "copy").touch()
    result = run(command, str(tmp_path / "copy"), DATABASE_URL=POSTGRESQL)
    assert result.exit_code == 2
    line = one_line(result.stderr)
    assert f"use {instead}, as docs/operations.md shows" in line
    assert "secret" not in line


def test_the_version_is_told(run: Run) -> None:
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, version("career-advisor") + "\n")
