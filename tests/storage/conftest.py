from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import URL

from bot.storage.database import Database, opened
from tests.storage.databases import new_postgresql, new_sqlite


@pytest.fixture(params=["sqlite", "postgresql"])
async def url(request: pytest.FixtureRequest, tmp_path: Path) -> URL:
    """The address of an empty database, of each kind."""
    return new_sqlite(tmp_path) if request.param == "sqlite" else await new_postgresql()


@pytest.fixture
async def database(url: URL) -> AsyncIterator[Database]:
    async with opened(url) as database:
        yield database
