"""Keep the real program connected, in a process of its own, to a Discord on 127.0.0.1."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from tempfile import TemporaryDirectory
from typing import Any

from bot.settings import DATA, LOG_LEVEL
from tests.conftest import ROOT
from tests.loopback.people import until
from tests.loopback.server import TOKEN, Loopback

STARTED = 90.0
"""Seconds that a start may take; the first one learns."""

OURS = (sys.executable, "-m", "bot", "run")
REPORTING = (sys.executable, "-m", "benchmarks.reporting")
REMEMBERING = (*REPORTING, "--remember")
TRIVIAL = (sys.executable, "-m", "benchmarks.trivial")


@dataclass(eq=False)
class Connected:
    """A bot, and the Discord that it takes for the real one."""

    loopback: Loopback
    process: asyncio.subprocess.Process
    lines: list[str] = field(default_factory=list)
    """What the process says on standard error."""

    @property
    def mebibytes(self) -> float:
        """Return the resident memory of the process; on Linux only."""
        with open(f"/proc/{self.process.pid}/statm", encoding="ascii") as statm:  # noqa: PTH123
            pages = int(statm.read().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20

    @property
    def processor_seconds(self) -> float:
        """Return the processor time of the process's main thread; on Linux only."""
        # Not that of /proc/…/stat, which is counted in ticks, and misses who sleeps at each.
        with open(f"/proc/{self.process.pid}/schedstat", encoding="ascii") as told:  # noqa: PTH123
            return int(told.read().split()[0]) / 1e9

    async def report(self) -> dict[str, Any]:
        """Ask a bot that reports how it is."""
        if self.process.stdin is None or self.process.stdout is None:
            raise RuntimeError("the bot has no standard input or output")
        self.process.stdin.write(b"\n")
        told: dict[str, Any] = json.loads(await self.process.stdout.readline())
        return told

    def is_alive(self) -> bool:
        """Tell whether the process runs."""
        return self.process.returncode is None

    def must_be_alive(self) -> None:
        """Raise RuntimeError with what the process said last, if it ended."""
        if not self.is_alive():
            raise RuntimeError("\n".join(["the bot ended", *self.lines[-5:]]))

    async def ended(self) -> tuple[int, Sequence[str]]:
        """Wait until the process ends; return its exit code and what it said."""
        return await self.process.wait(), self.lines

    async def listen(self) -> None:
        """Take down what the process says, so that it never waits for a reader."""
        if self.process.stderr is not None:
            async for line in self.process.stderr:
                self.lines.append(line.decode().rstrip())


@asynccontextmanager
async def connected(
    command: Sequence[str] = OURS,
    *,
    checks: bool = True,
    settings: Mapping[str, str] | None = None,
) -> AsyncIterator[Connected]:
    """Start a bot, with settings beside those of the environment, until it is connected.

    It is ended afterwards.
    """
    loopback = Loopback(checks=checks)
    await loopback.open()
    surroundings = {
        **os.environ,
        **(settings or {}),
        "PYTHONPATH": str(ROOT),
        "DISCORD_TOKEN": TOKEN,
        "CAREER_ADVISOR_API": loopback.api,
    }
    process = await asyncio.create_subprocess_exec(
        *command,
        env=surroundings,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    bot = Connected(loopback, process)
    listening = asyncio.ensure_future(bot.listen())
    try:
        await until(lambda: loopback.gateway.is_connected() or not bot.is_alive(), STARTED)
        bot.must_be_alive()
        yield bot
    finally:
        if bot.is_alive():
            process.terminate()
        await process.wait()
        await listening
        await loopback.close()


@asynccontextmanager
async def remembering() -> AsyncIterator[Connected]:
    """Start the bot with a database of its own and a full log, and let it report."""
    with TemporaryDirectory() as data:
        settings = {DATA: data, LOG_LEVEL: "DEBUG"}
        async with connected(REMEMBERING, checks=False, settings=settings) as bot:
            yield bot
