"""Run the real bot, and write how it is as a line of JSON for each line on standard input.

With `--remember` it has its database, at the place of the settings.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path

from sqlalchemy import URL, QueuePool

from bot.cli.connecting import made_bot, refusals_told
from bot.cli.learning import learned
from bot.cli.options import prepared
from bot.cli.run import RECENT
from bot.cli.stopping import until_stopped
from bot.core.answering.advisor import Advisor
from bot.discord_app.address import reach_api_at
from bot.discord_app.client import AdvisorBot
from bot.storage.database import Database, opened
from bot.storage.engine import database_url
from bot.storage.upkeep import kept_in_order

REMEMBER = "--remember"


def connections(storage: object) -> int:
    """Count the database connections that are in use now."""
    if not isinstance(storage, Database):
        return 0
    pool = storage._transactions._engine.pool
    return pool.checkedout() if isinstance(pool, QueuePool) else 0


def report(bot: AdvisorBot) -> None:
    """Write what is open, and the longest blockage since the last report."""
    views = bot._connection._view_store
    told = {
        "tasks": len(asyncio.all_tasks()),
        "connections": connections(bot.storage),
        "views": len(views._views) + len(views._synced_message_views) + len(views._modals),
        "blocked": bot.watchdog.longest,
        "worked": bot.watchdog.longest_work,
        "counts": bot.counts,
    }
    bot.watchdog.longest = bot.watchdog.longest_work = 0.0
    sys.stdin.readline()
    print(json.dumps(told), flush=True)


async def remembering(advisor: Advisor, url: URL) -> None:
    """Run with a database, kept in order as the program keeps it."""
    async with opened(url) as database, kept_in_order(database):
        await run(made_bot(advisor, storage=database))


async def run(bot: AdvisorBot) -> None:
    """Connect, and report when asked to."""
    asyncio.get_running_loop().add_reader(sys.stdin, report, bot)
    with refusals_told():
        async with bot:
            await bot.start(os.environ["DISCORD_TOKEN"])


def main() -> None:
    """Run it on the knowledge of the settings."""
    settings = prepared()
    folder: Path = settings.knowledge_folder()
    reach_api_at(settings.api_address() or "")
    advisor = learned(folder, settings.cache, settings.strictness, recent=RECENT, whole=True)
    if REMEMBER in sys.argv:
        url = database_url(settings.database_address(), settings.data)
        asyncio.run(until_stopped(remembering(advisor, url)))
    else:
        asyncio.run(until_stopped(run(made_bot(advisor))))


if __name__ == "__main__":
    main()
