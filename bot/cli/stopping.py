"""Do asynchronous work until it ends or the program is told to stop."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from typing import Any

GIVEN = 3.0
"""Seconds that the work has to end in order before it is told once more.

On Python 3.11 `asyncio.wait_for`, by which discord.py connects, forgets that it was told to stop
where a connection comes about in the same moment.
"""


async def until_stopped(
    work: Coroutine[Any, Any, None], leave: Callable[[], Awaitable[None]] | None = None
) -> None:
    """Do the work; Ctrl-C and SIGTERM cancel it, and that is no error.

    First they let it `leave`, until they come a second time.
    """
    running, told = asyncio.ensure_future(work), asyncio.Event()
    loop = asyncio.get_running_loop()
    for stop in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows; there Ctrl-C raises in the loop itself
            loop.add_signal_handler(stop, told.set)
    stopping = asyncio.ensure_future(_stopped(running, told, leave))
    try:
        with suppress(asyncio.CancelledError):
            await running
    finally:
        stopping.cancel()


async def _stopped(
    running: asyncio.Future[None],
    told: asyncio.Event,
    leave: Callable[[], Awaitable[None]] | None,
) -> None:
    await told.wait()
    if leave is not None:
        told.clear()
        await _first_of(leave(), told.wait())
    while not running.done():
        running.cancel()
        await asyncio.wait({running}, timeout=GIVEN)


async def _first_of(*works: Awaitable[object]) -> None:
    """Do several things until one of them has ended."""
    doing = {asyncio.ensure_future(work) for work in works}
    try:
        await asyncio.wait(doing, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for one in doing:
            one.cancel()
