from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import pytest

from bot.discord_app.retrying import Patience, insist

SHORT = Patience(one=0.05, all=0.5)


def refused(status: int) -> discord.HTTPException:
    """Make the error that discord.py raises for a status."""
    response: Any = SimpleNamespace(status=status, reason="")
    kind = discord.DiscordServerError if status >= 500 else discord.HTTPException
    return kind(response, None)


class Wire:
    """Fail as it is told to, then take what is sent."""

    def __init__(self, *faults: BaseException | None) -> None:
        self.faults = list(faults)
        self.sent = 0

    async def send(self) -> int:
        self.sent += 1
        fault = self.faults.pop(0) if self.faults else None
        if isinstance(fault, TimeoutError):
            await asyncio.Event().wait()
        if fault is not None:
            raise fault
        return self.sent


@pytest.mark.parametrize(
    "fault",
    [ConnectionResetError(), refused(503), TimeoutError(), aiohttp.ServerDisconnectedError()],
)
async def test_what_the_network_lost_is_sent_again(fault: BaseException) -> None:
    assert await insist(Wire(fault, fault).send, SHORT) == 3


async def test_what_is_refused_is_sent_once() -> None:
    wire = Wire(refused(403))
    with pytest.raises(discord.HTTPException):
        await insist(wire.send, SHORT)
    assert wire.sent == 1


async def test_what_discord_py_tried_already_is_not_tried_again() -> None:
    wire = Wire(refused(500))
    with pytest.raises(discord.DiscordServerError):
        await insist(wire.send, SHORT)
    assert wire.sent == 1


async def test_what_would_be_there_twice_is_not_sent_again_after_a_silence() -> None:
    wire = Wire(TimeoutError())
    with pytest.raises(TimeoutError):
        await insist(wire.send, SHORT, repeatable=False)
    assert wire.sent == 1


@pytest.mark.parametrize("fault", [ConnectionResetError, TimeoutError])
async def test_patience_ends(fault: Callable[[], BaseException]) -> None:
    wire = Wire(*(fault() for _ in range(1000)))
    loop = asyncio.get_running_loop()
    started = loop.time()
    with pytest.raises(OSError):  # noqa: PT011 - both faults are one
        await insist(wire.send, SHORT)
    assert loop.time() - started < SHORT.all + SHORT.one
    assert 1 < wire.sent < 20


async def test_being_told_to_stop_is_no_fault() -> None:
    sending: Awaitable[int] = insist(Wire(TimeoutError()).send, Patience(10, 10))
    task = asyncio.ensure_future(sending)
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
