"""Run the real bot, and write how it is as a line of JSON for each line on standard input.

With `--remember` it has its database, at the place of the settings.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from functools import partial
from pathlib import Path
from typing import Any

from bot.cli.connecting import connect, made_bot
from bot.cli.learning_apart import learned_at_first
from bot.cli.options import prepared
from bot.cli.run import RECENT
from bot.cli.stopping import until_stopped
from bot.discord_app.address import reach_api_at
from bot.discord_app.client import AdvisorBot
from bot.discord_app.counts import Counts
from bot.discord_app.watchdog import Watchdog
from bot.settings import Settings

REMEMBER = "--remember"

SCHEDULED = Path("/proc/self/schedstat")
"""What Linux's scheduler says of the main thread."""


def connections(storage: Any) -> int:
    """Count the database connections that are in use now."""
    if storage is None:
        return 0
    in_use: int = storage._transactions._engine.pool.checkedout()
    return in_use


class Waiting(Watchdog):
    """Also keep the longest blockage in which the machine let the event loop's thread run."""

    def __init__(self, counts: Counts) -> None:
        super().__init__(counts)
        self.longest_own = 0.0
        self._waited = 0.0

    def late(self, seconds: float, worked: float, moment: float) -> None:
        """Judge a look, less the seconds that the thread waited for a processor since the last."""
        super().late(seconds, worked, moment)
        # Its time on a processor, and what it waited for one, in nanoseconds; on Linux only.
        waited = int(SCHEDULED.read_text(encoding="ascii").split()[1]) / 1e9
        self.longest_own = max(self.longest_own, seconds - (waited - self._waited))
        self._waited = waited


def report(bot: AdvisorBot) -> None:
    """Write what is open, and the longest blockage since the last report."""
    views = bot._connection._view_store
    watchdog = bot.watchdog
    if not isinstance(watchdog, Waiting):
        raise TypeError("it is watched by something else")
    told = {
        "tasks": len(asyncio.all_tasks()),
        "connections": connections(bot.storage),
        "views": len(views._views) + len(views._synced_message_views) + len(views._modals),
        "blocked": watchdog.longest,
        "worked": watchdog.longest_work,
        "own": watchdog.longest_own,
        "counts": bot.counts,
    }
    watchdog.longest = watchdog.longest_work = watchdog.longest_own = 0.0
    sys.stdin.readline()
    print(json.dumps(told), flush=True)


async def run(settings: Settings) -> None:
    """Learn as the program does, and run as it does."""
    folder, cache = settings.knowledge_folder(), settings.cache
    learned = partial(learned_at_first, folder, cache, settings.strictness, recent=RECENT)
    if REMEMBER not in sys.argv:
        await reporting(made_bot(await learned()))
        return

    # Imported here, as a bot without a database is to be measured without what it takes.
    from bot.storage.database import opened
    from bot.storage.engine import database_url
    from bot.storage.upkeep import kept_in_order

    url = database_url(settings.database_address(), settings.data)
    async with opened(url) as database, kept_in_order(database):
        await reporting(made_bot(await learned(), storage=database))


async def reporting(bot: AdvisorBot) -> None:
    """Connect, and report when asked to."""
    bot.watchdog = Waiting(bot.counts)
    asyncio.get_running_loop().add_reader(sys.stdin, report, bot)
    await connect(bot, os.environ["DISCORD_TOKEN"])


def main() -> None:
    """Run it on the knowledge of the settings."""
    settings = prepared()
    reach_api_at(settings.api_address() or "")
    asyncio.run(until_stopped(run(settings)))


if __name__ == "__main__":
    main()
