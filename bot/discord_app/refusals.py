"""Remember where Discord refused what the bot had to say, so that owners can be told."""

from __future__ import annotations

from collections import OrderedDict

KEPT = 10_000
"""Channels that are remembered at most, the oldest forgotten first: about 2 MB."""


class Refusals:
    """Hold channels in which sending was refused since the start."""

    def __init__(self) -> None:
        self._channels: OrderedDict[tuple[int, int], None] = OrderedDict()

    def note(self, guild: int, channel: int) -> None:
        """Remember that sending was refused in a channel or a thread."""
        self._channels[guild, channel] = None
        self._channels.move_to_end((guild, channel))
        while len(self._channels) > KEPT:
            self._channels.popitem(last=False)

    def of(self, guild: int) -> tuple[int, ...]:
        """List a server's channels in which sending was refused, the oldest first."""
        return tuple(channel for server, channel in self._channels if server == guild)
