"""Let what is under way come to its end before the bot leaves, and begin nothing new."""

from __future__ import annotations

import asyncio
import logging

from bot.discord_app.door import Door

log = logging.getLogger(__name__)

GRACE = 10.0
"""Seconds that answers have to end; a command's lives for three, and a reply is not worth more."""

CUT = 1.0
"""Seconds in which what is cut off has to let go of all that it holds."""

_ANSWERING = ("discord.py: on_message", "CommandTree-invoker", "discord-ui-")
"""Beginnings of the names that discord.py gives to what it does for a person."""

_HANDLING = ("discord.py: ", *_ANSWERING)
"""Those of all that it does for an event, such as noting the servers of a shard."""


def under_way() -> set[asyncio.Task[object]]:
    """Return what is being done for events now."""
    return {task for task in asyncio.all_tasks() if task.get_name().startswith(_HANDLING)}


async def leave(door: Door, grace: float = GRACE) -> None:
    """Shut the door, and wait until all who came in by it are answered, or `grace` is over."""
    door.shut()
    log.info("Leaving; %d answers are under way", _answers(under_way()))
    try:
        async with asyncio.timeout(grace):
            await _answered(door)
    except TimeoutError:
        await _cut_off(under_way())
    if door.turned_away:
        log.info("%d events were dropped unread while leaving", door.turned_away)


def _answers(running: set[asyncio.Task[object]]) -> int:
    return sum(task.get_name().startswith(_ANSWERING) for task in running)


async def _answered(door: Door) -> None:
    while (running := under_way()) or door.is_busy:
        if door.is_busy:
            await asyncio.sleep(0)
        else:
            await asyncio.wait(running)


async def _cut_off(running: set[asyncio.Task[object]]) -> None:
    log.warning("%d answers were cut off", _answers(running))
    for task in running:
        task.cancel()
    if running:
        await asyncio.wait(running, timeout=CUT)
