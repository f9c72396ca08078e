"""Run the real bot, and write how it is as a line of JSON for each line on standard input."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path

from bot.cli.connecting import made_bot, refusals_told
from bot.cli.learning import learned
from bot.cli.options import prepared
from bot.cli.run import RECENT
from bot.cli.stopping import until_stopped
from bot.discord_app.address import reach_api_at
from bot.discord_app.client import AdvisorBot


def report(bot: AdvisorBot) -> None:
    """Write what is open, and the longest blockage since the last report."""
    views = bot._connection._view_store
    told = {
        "tasks": len(asyncio.all_tasks()),
        "views": len(views._views) + len(views._synced_message_views) + len(views._modals),
        "blocked": bot.watchdog.longest,
        "worked": bot.watchdog.longest_work,
        "counts": bot.counts,
    }
    bot.watchdog.longest = bot.watchdog.longest_work = 0.0
    sys.stdin.readline()
    print(json.dumps(told), flush=True)


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
    bot = made_bot(learned(folder, settings.cache, settings.strictness, recent=RECENT))
    asyncio.run(until_stopped(run(bot)))


if __name__ == "__main__":
    main()
