"""Hold no more than is needed, and look for waste only among what is new.

Python's full search for waste looks at every object that could be part of a circle and stops the
bot meanwhile: for 18 ms after its start, and for more with every server. What stays for good is
therefore left out of it.
"""

from __future__ import annotations

import asyncio
import ctypes
import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import discord


def settle() -> None:
    """Take all that is there now as staying for good; before anybody waits for an answer."""
    gc.collect()
    gc.freeze()
    give_back()


@asynccontextmanager
async def settled_once_ready(bot: discord.Client) -> AsyncIterator[None]:
    """Take the servers that Discord names at first as staying, too, while the block runs."""

    async def once_ready() -> None:
        await bot.wait_until_ready()
        # Without a search before: somebody may have asked already.
        gc.freeze()

    waiting = asyncio.create_task(once_ready())
    try:
        yield
    finally:
        waiting.cancel()


def give_back() -> None:
    """Give the system the memory back that was freed, where the C library can."""
    if sys.platform == "linux":
        # Of the libraries only glibc has it.
        with suppress(AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
