"""Read the gateway a few messages at a time, so that answers get their turn between them."""

from __future__ import annotations

import asyncio
from typing import Any

import discord.http

_Socket: Any = vars(discord.http)["DiscordClientWebSocketResponse"]
"""What discord.py makes of a websocket; its module keeps the name to itself."""

IN_A_ROW = 0.005
AT_LEAST = 32
"""Seconds and messages of reading before others have their turn: both, since on a busy machine time
passes without anything read.

Reading goes before answering: what is read and dropped costs little, and what is left unread grows
too old where nobody sees it.
"""


class PacedSocket(_Socket):  # type: ignore[misc]
    """A websocket that lets others work after a while.

    What has arrived already is returned at once, so that whoever reads on never gives way: in a
    rush discord.py would read for tenths of a second on end.
    """

    _since = 0.0
    _read = 0

    async def receive(self, timeout: float | None = None) -> Any:  # noqa: ASYNC109 - aiohttp's own
        """Return the next message."""
        loop = asyncio.get_running_loop()
        self._read += 1
        if self._read >= AT_LEAST and loop.time() - self._since > IN_A_ROW:
            await asyncio.sleep(0)
            self._since, self._read = loop.time(), 0
        return await super().receive(timeout)


def pace_reading() -> None:
    """Let clients of this process read so; discord.py names the class in its module alone."""
    vars(discord.http)["DiscordClientWebSocketResponse"] = PacedSocket
