"""Do asynchronous work until it ends or the program is told to stop."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any


async def until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Do the work; Ctrl-C and SIGTERM cancel it, and that is no error."""
    running = asyncio.ensure_future(work)
    loop = asyncio.get_running_loop()
    for stop in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows; there Ctrl-C raises in the loop itself
            loop.add_signal_handler(stop, running.cancel)
    with suppress(asyncio.CancelledError):
        await running
