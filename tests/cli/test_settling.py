from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Iterator

import discord
import pytest

from bot.cli.settling import give_back, settle, settled_once_ready
from tests.loopback.people import until

BLOCK, BLOCKS = 50_000, 2_000
"""Bytes and number of pieces of memory that glibc takes from its heap, 100 MB in all."""


@pytest.fixture(autouse=True)
def unfrozen() -> Iterator[None]:
    yield
    gc.unfreeze()


class ReadyWhenTold(discord.Client):
    """A bot that is ready when a test says so."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents.none())
        self.told = asyncio.Event()

    async def wait_until_ready(self) -> None:
        await self.told.wait()


def resident() -> int:
    """Return the bytes of memory that this process holds."""
    with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123
        return int(statm.read().split()[1]) * 4096


def test_what_is_there_is_looked_through_for_waste_no_more() -> None:
    stays: list[list[int]] = [[]]
    settle()
    assert all(one is not stays for one in gc.get_objects())


async def test_the_servers_that_are_there_once_it_is_ready_are_not_either() -> None:
    bot = ReadyWhenTold()
    async with settled_once_ready(bot):
        before = gc.get_freeze_count()
        bot.told.set()
        await until(lambda: gc.get_freeze_count() > before)


async def test_one_that_never_is_ready_is_not_waited_for() -> None:
    async with asyncio.timeout(10), settled_once_ready(ReadyWhenTold()):
        pass


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other allocators")
def test_memory_that_was_freed_is_given_back() -> None:
    pieces = [bytes(BLOCK) for _ in range(BLOCKS)]
    # What lies above it would keep it from being given back by itself.
    above = bytes(BLOCK)
    held = resident()
    pieces.clear()
    give_back()
    assert held - resident() > BLOCK * BLOCKS / 2
    del above
