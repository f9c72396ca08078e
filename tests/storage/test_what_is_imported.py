from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bot.storage.database import opened
from bot.storage.engine import database_url

HEAVY = ("alembic", "mako", "pygments", "sqlalchemy.dialects.postgresql")

OPEN = """
import asyncio, sys
from pathlib import Path
from bot.storage.database import opened
from bot.storage.engine import database_url

async def main():
    async with opened(database_url(None, Path(sys.argv[1]))):
        print(*sys.modules)

asyncio.run(main())
"""


async def test_a_file_that_has_all_migrations_is_opened_without_what_is_heavy(
    tmp_path: Path,
) -> None:
    async with opened(database_url(None, tmp_path)):
        pass
    done = subprocess.run(  # noqa: S603, ASYNC221
        [sys.executable, "-c", OPEN, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert not set(HEAVY) & set(done.stdout.split())
