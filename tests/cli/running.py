"""The running bot as its operator sees it: a process, its log, and what it serves."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

from tests.loopback.launching import launched
from tests.loopback.people import until
from tests.loopback.server import TOKEN, Loopback

START_SECONDS = 60
SERVED = "Health and metrics are served at "


@dataclass
class Running:
    """One process of the bot that serves health."""

    process: asyncio.subprocess.Process
    address: str
    told: str
    """What it has written before it listened."""

    async def look(self, path: str) -> tuple[int, Any]:
        """Ask for a page; return its status and what it says."""
        async with (
            aiohttp.ClientSession() as session,
            session.get(self.address + path) as response,
        ):
            is_json = response.content_type == "application/json"
            return response.status, await (response.json() if is_json else response.text())

    async def becomes(self, *, ready: bool) -> dict[str, Any]:
        """Wait until it is ready, or is not; return what a probe is told then."""
        async with asyncio.timeout(START_SECONDS):
            while True:
                status, told = await self.look("/readyz")
                assert told["ready"] == (status == 200)
                if told["ready"] == ready:
                    return dict(told)
                await asyncio.sleep(0.05)

    async def ended(self) -> tuple[float, str]:
        """Wait for its end, which has to be in order; return its seconds and the whole log."""
        started = time.monotonic()
        out, err = await self.process.communicate()
        assert (self.process.returncode, out) == (0, b"")
        return time.monotonic() - started, self.told + err.decode()


@asynccontextmanager
async def running(loopback: Loopback, folder: Path) -> AsyncIterator[Running]:
    """Run the bot until the block ends; the settings have to let it serve health."""
    process = await launched(loopback, TOKEN, "run", "--knowledge", str(folder))
    try:
        address, told = await _served(process)
        await until(loopback.gateway.is_connected, START_SECONDS)
        yield Running(process, address, told)
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


async def _served(process: asyncio.subprocess.Process) -> tuple[str, str]:
    """Read the log up to where it says at which address health is served."""
    assert process.stderr is not None
    told = ""
    async with asyncio.timeout(START_SECONDS):
        while line := (await process.stderr.readline()).decode():
            told += line
            if SERVED in line:
                return json.loads(line)["message"].removeprefix(SERVED), told
    raise AssertionError(told)
