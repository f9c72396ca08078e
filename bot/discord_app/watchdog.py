"""Notice when the event loop was blocked: nobody was answered meanwhile."""

from __future__ import annotations

import asyncio
import logging
import math
import time
from collections.abc import Iterator
from contextlib import contextmanager

from bot.discord_app.counts import Count, Counts

log = logging.getLogger(__name__)

LOOKS = 0.02
"""Seconds between two looks; what they cost cannot be measured."""

BLOCKED = 0.05
"""Seconds by which a look is late when something blocked the loop."""

RECENTLY = 10.0
"""Seconds for which the longest delay counts as recent, and up to as many more."""

LOGGED = 1.0
"""Seconds of a blockage that is logged on its own; shorter ones are counted."""


class Watchdog:
    """Look at the clock at a steady pace, and keep how late it was at worst."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self.longest = 0.0
        """Seconds of the longest blockage so far."""
        self.longest_work = 0.0
        """Seconds of it at most in which the processor worked for the bot, and not for others."""
        self._before = self._lately = 0.0
        self._ends = -math.inf

    def lag(self, moment: float) -> float:
        """Return the seconds of the longest delay of late, by the clock of the event loop."""
        if moment > self._ends:
            self._before = self._lately if moment < self._ends + RECENTLY else 0.0
            self._lately, self._ends = 0.0, moment + RECENTLY
        return max(self._before, self._lately)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Watch the running event loop."""
        loop = asyncio.get_running_loop()

        handle: asyncio.Handle

        def look(expected: float, worked: float) -> None:
            nonlocal handle
            now, work = loop.time(), time.thread_time()
            self.late(now - expected, work - worked, now)
            handle = loop.call_at(now + LOOKS, look, now + LOOKS, work)

        handle = loop.call_soon(look, loop.time(), time.thread_time())
        try:
            yield
        finally:
            handle.cancel()

    def late(self, seconds: float, worked: float, moment: float) -> None:
        """Judge by how many seconds a look was late now; for so many the processor worked."""
        self.lag(moment)
        self._lately = max(self._lately, seconds)
        self.longest_work = max(self.longest_work, min(seconds, worked))
        self.longest = max(self.longest, seconds)
        if seconds > BLOCKED:
            self._counts[Count.BLOCKED] += 1
        if seconds > LOGGED:
            log.warning("The event loop was blocked for %.1f s", seconds)
