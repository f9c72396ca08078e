"""Send again what the network lost, while an answer is of use, and wait for nothing longer.

discord.py itself retries 429, 500 and 502; it raises a 503 and a connection reset at once, waits
for a silent server for five minutes, and lets what is sent next to the same channel wait behind it.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

import aiohttp
import discord

from bot.discord_app.waits import sending

T = TypeVar("T")

log = logging.getLogger(__name__)

UNREACHABLE = (aiohttp.ClientError, OSError, discord.DiscordServerError)
"""Errors of a network or a server that may be gone in a moment; TimeoutError is an OSError."""

SERVICE_UNAVAILABLE = 503

FIRST_DELAY = 0.1
LAST_DELAY = 5.0
"""Seconds before the second try, doubled each time up to the last; half of each is left to chance.

The first is short because an interaction lives for three seconds only.
"""


@dataclass(frozen=True, slots=True)
class Patience:
    """Say for how many seconds one try may last, and all of them together."""

    one: float
    all: float


MESSAGE = Patience(one=10.0, all=30.0)
"""For what is said in a channel: an answer that is later still answers nobody."""


async def insist(
    send: Callable[[], Awaitable[T]], patience: Patience, *, repeatable: bool = True
) -> T:
    """Send until it is taken; raise the last error when patience ends, or one that is final.

    What is not `repeatable`, because it would be there twice, is not sent again after a silence.
    """
    with sending():
        return await _insist(send, patience, repeatable=repeatable)


async def _insist(send: Callable[[], Awaitable[T]], patience: Patience, *, repeatable: bool) -> T:
    loop = asyncio.get_running_loop()
    end = loop.time() + patience.all
    for delay in _delays():
        try:
            async with asyncio.timeout(min(patience.one, max(0.0, end - loop.time()))):
                return await send()
        except UNREACHABLE as error:
            if not _may_pass(error, repeatable) or loop.time() + delay >= end:
                raise
            log.info("Sending once more in %.1f s (%s)", delay, type(error).__name__)
        await asyncio.sleep(delay)
    raise AssertionError("there is always a next try")


def _may_pass(error: Exception, repeatable: bool) -> bool:
    """Tell whether another try may succeed where discord.py has not made it itself."""
    if isinstance(error, discord.DiscordServerError):
        return error.status == SERVICE_UNAVAILABLE
    return repeatable or not isinstance(error, TimeoutError)


def _delays() -> Iterator[float]:
    delay = FIRST_DELAY
    while True:
        yield delay * random.uniform(0.5, 1.0)  # noqa: S311 - spreads tries, guards nothing
        delay = min(2 * delay, LAST_DELAY)
