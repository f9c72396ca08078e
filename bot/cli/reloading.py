"""Take up changed knowledge while the bot runs: on SIGHUP, or when a file of it changes."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.core.errors import AdvisorError
from bot.hang_ups import let_in

if TYPE_CHECKING:
    from bot.discord_app.client import AdvisorBot
    from bot.settings import Settings

log = logging.getLogger(__name__)

LOOKED_AGAIN_MS = 5_000
"""Milliseconds after which watched files are looked at again, though nothing told of a change."""

Tell = Callable[[float, bool, str], None]
"""Tells others when a reload began, whether it was done, and what it came to."""


@dataclass(frozen=True, slots=True)
class Reloading:
    """What is reloaded: a bot, from a folder, with so many `recent` answers remembered."""

    bot: AdvisorBot
    folder: Path
    settings: Settings
    recent: int

    async def once(self) -> str:
        """Take up the files as they are now, and say so; raise whatever is in the way."""
        from bot.cli.learning_apart import learned_apart
        from bot.cli.settling import give_back

        before, began = self.bot.advisor.knowledge.version, time.monotonic()
        cache, strictness = self.settings.cache, self.settings.strictness
        advisor = await learned_apart(self.folder, cache, strictness, recent=self.recent)
        await self.bot.take_up(advisor)
        await asyncio.to_thread(give_back)
        version, seconds = advisor.knowledge.version, time.monotonic() - began
        return f"knowledge {version} answers in place of {before}, after {seconds:.1f} s"

    async def whenever(self, asked: asyncio.Event, tell: Tell) -> None:
        """Reload when it is asked for, one after the other; once more if asked meanwhile."""
        while True:
            await asked.wait()
            asked.clear()
            began, told, good = time.monotonic(), "", True
            try:
                told = await self.once()
            except Exception as error:  # whatever it is, the bot goes on as it is
                told, good = _why_not(error, self.bot.advisor.knowledge.version), False
            log.log(logging.INFO if good else logging.ERROR, "%s", told)
            with suppress(OSError):
                tell(began, good, told)


@asynccontextmanager
async def reloading(
    bot: AdvisorBot, folder: Path, settings: Settings, *, recent: int
) -> AsyncIterator[None]:
    """Reload a bot's knowledge whenever that is asked for, as long as the block runs."""
    asked = asyncio.Event()
    with ExitStack() as held:
        tell = _reached_by_others(asked, settings.data, held)
        work = [Reloading(bot, folder, settings, recent).whenever(asked, tell)]
        if settings.watch:
            work.append(_watch(folder, bot.advisor.knowledge.version, asked))
        tasks = list(map(asyncio.create_task, work))
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


def _reached_by_others(asked: asyncio.Event, data: Path, held: ExitStack) -> Tell:
    """Take SIGHUP, let `career-advisor reload` find this process, and return what tells it."""
    if sys.platform == "win32":
        return lambda *_: None

    from bot.cli.running import announced

    terminal = sys.stderr.isatty()
    loop = asyncio.get_running_loop()

    def hung_up() -> None:
        if terminal and not sys.stderr.isatty():
            # Nobody asked for anything: the terminal was closed.
            signal.raise_signal(signal.SIGTERM)
        else:
            asked.set()

    loop.add_signal_handler(signal.SIGHUP, hung_up)
    held.callback(loop.remove_signal_handler, signal.SIGHUP)
    held.enter_context(let_in())
    try:
        return held.enter_context(announced(data)).tell
    except OSError as error:
        log.warning("`career-advisor reload` cannot find this process: %s", error)
        return lambda *_: None


def _why_not(error: Exception, version: str) -> str:
    """Say what was in the way, by the version that answers now."""
    import discord

    from bot.discord_app.errors import named, report

    if isinstance(error, discord.HTTPException):
        return f"knowledge {version} answers, but Discord refused its commands ({named(error)})"
    if isinstance(error, AdvisorError | OSError):
        reason = str(error)
    else:
        reason = f"{named(error)} (reference {report(error, 'a reload')})"
    return f"knowledge {version} goes on answering, as the new one cannot:\n{reason}"


async def _watch(folder: Path, known: str, asked: asyncio.Event) -> None:
    """Ask for a reload when the files say something else than the version known."""
    from watchfiles import awatch

    from bot.cli.learning import version_of

    # Any name: a mounted folder changes by a link of another name than the files'. What happens
    # before the watch begins, or is not told of, is seen a little later.
    told = awatch(
        folder,
        watch_filter=None,
        recursive=False,
        rust_timeout=LOOKED_AGAIN_MS,
        yield_on_timeout=True,
    )
    try:
        async for _ in told:
            version = await asyncio.to_thread(version_of, folder)
            if version != known:
                known = version
                asked.set()
    except (OSError, RuntimeError) as error:  # the latter from watchfiles itself
        log.warning("Changes of %s are not noticed: %s", folder, error)
