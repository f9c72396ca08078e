from __future__ import annotations

import asyncio
import time

import pytest

from bot.discord_app.counts import Count, Counts
from bot.discord_app.watchdog import BLOCKED, LOGGED, LOOKS, RECENTLY, Watchdog


async def test_a_blocked_loop_is_counted_with_how_long_it_was() -> None:
    watchdog = Watchdog(counts := Counts())
    with watchdog.watching():
        await asyncio.sleep(2 * LOOKS)
        time.sleep(BLOCKED + 2 * LOOKS)  # noqa: ASYNC251 - this is what it looks for
        await asyncio.sleep(2 * LOOKS)
    # Whatever else the machine does may block it once more.
    assert counts[Count.BLOCKED] >= 1
    assert watchdog.longest > BLOCKED


def test_of_a_blockage_counts_as_work_what_the_processor_did() -> None:
    watchdog = Watchdog(Counts())
    watchdog.late(0.4, 0.1, 0.0)
    watchdog.late(0.2, 0.3, 0.0)
    assert (watchdog.longest, watchdog.longest_work) == (0.4, 0.2)


def test_a_short_delay_is_nothing(caplog: pytest.LogCaptureFixture) -> None:
    watchdog = Watchdog(counts := Counts())
    watchdog.late(BLOCKED, 0.0, 0.0)
    assert (counts, caplog.text) == ({}, "")


def test_a_long_blockage_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    Watchdog(Counts()).late(LOGGED + 1, 0.0, 0.0)
    assert "blocked for 2.0 s" in caplog.text


def test_the_longest_delay_of_late_is_forgotten_after_a_while() -> None:
    watchdog = Watchdog(Counts())
    watchdog.late(0.4, 0.0, 1000.0)
    watchdog.late(0.1, 0.0, 1001.0)
    assert watchdog.lag(1000.0 + RECENTLY) == 0.4
    assert watchdog.lag(1000.1 + RECENTLY) == 0.4
    assert watchdog.lag(1000.2 + 2 * RECENTLY) == 0.0
    assert watchdog.longest == 0.4


def test_a_delay_before_a_long_silence_is_not_of_late() -> None:
    watchdog = Watchdog(Counts())
    watchdog.late(0.4, 0.0, 1000.0)
    assert watchdog.lag(5000.0) == 0.0
