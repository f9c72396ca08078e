"""Take down texts and counts without letting an answer wait, and keep them soon after."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from datetime import date

from bot.core.errors import StorageError
from bot.storage.counts import Counts
from bot.storage.gaps import Gaps
from bot.storage.records import DROPPED, DayCount, GapText

log = logging.getLogger(__name__)

SOON_SECONDS = 1.0
"""How long notes are gathered, so that many are kept at once."""

LATER_SECONDS = 5.0
"""How long to wait where the database was away."""

TEXTS_HELD = 1_000
"""Texts that wait at most: a minute of a busy day, and less than 1 MB."""

COUNTS_HELD = 10_000
"""Counts that wait at most, one for each server and outcome."""


class Notes:
    """Hold what waits to be kept; where there is no room more, count what is dropped."""

    def __init__(self, gaps: Gaps, counts: Counts) -> None:
        self._gaps, self._counts = gaps, counts
        self._texts: dict[str, GapText] = {}
        self._numbers: Counter[tuple[int, date, str]] = Counter()
        self._soon: asyncio.TimerHandle | None = None
        self._turn = asyncio.Lock()
        self._keeping: asyncio.Task[None] | None = None
        self.dropped = 0
        """Texts and counts for which there was no room."""

    @property
    def waiting(self) -> int:
        """Count the texts and counts that wait to be kept."""
        return len(self._texts) + self._numbers.total()

    def text(self, gap: GapText) -> None:
        """Take down the text of a question that found no answer."""
        if len(self._texts) < TEXTS_HELD:
            self._texts[gap.key] = gap
            self._schedule(SOON_SECONDS)
        else:
            self.dropped += 1
            self.count(DayCount(gap.guild, gap.day, DROPPED, 1))

    def count(self, one: DayCount) -> None:
        """Take down that something happened."""
        key = (one.guild, one.day, one.kind)
        if key in self._numbers or len(self._numbers) < COUNTS_HELD:
            self._numbers[key] += one.number
            self._schedule(SOON_SECONDS)
        else:
            self.dropped += 1
            log.warning("A count of server %s was dropped", one.guild)

    async def forget(self, key: str) -> bool:
        """Forget a text, kept or not yet; False where there is none."""
        async with self._turn:
            if self._texts.pop(key, None) is not None:
                return True
            return await self._gaps.forget(key)

    async def flush(self) -> None:
        """Keep all that waits; where that raises StorageError, it is held on."""
        async with self._turn:
            texts, numbers = list(self._texts.values()), self._numbers.copy()
            await self._gaps.add(texts)
            for text in texts:
                self._texts.pop(text.key, None)
            await self._counts.add(
                DayCount(guild, day, kind, number) for (guild, day, kind), number in numbers.items()
            )
            self._numbers -= numbers

    async def close(self) -> None:
        """Keep what waits for the last time; what cannot be kept is counted in the log."""
        if self._soon is not None:
            self._soon.cancel()
        try:
            await self.flush()
        except StorageError as error:
            held = len(self._texts), self._numbers.total()
            log.warning("%d texts and %d counts were not kept: %s", *held, error)

    def _schedule(self, seconds: float) -> None:
        if self._soon is None:
            self._soon = asyncio.get_running_loop().call_later(seconds, self._start)

    def _start(self) -> None:
        self._keeping = asyncio.get_running_loop().create_task(self._keep())

    async def _keep(self) -> None:
        try:
            await self.flush()
        except StorageError as error:
            log.warning("Notes wait for the database: %s", error)
        self._soon = None
        if self._texts or self._numbers:
            self._schedule(LATER_SECONDS)
