"""Remember where Discord refused the bot a permission, until it works there again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

KEPT = 1_000
"""Channels that are remembered at most, the longest untouched forgotten first."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What Discord refused in a channel last, with its code and how often in a row."""

    code: int
    when: datetime
    times: int = 1


class Refusals:
    """Map channels' ids to what was refused there; in memory, without a word of anybody."""

    def __init__(self) -> None:
        self._by_channel: OrderedDict[int, Refusal] = OrderedDict()

    def note(self, channel: int, code: int, when: datetime) -> None:
        """Remember that the bot was refused."""
        before = self._by_channel.pop(channel, None)
        self._by_channel[channel] = Refusal(code, when, before.times + 1 if before else 1)
        while len(self._by_channel) > KEPT:
            self._by_channel.popitem(last=False)

    def forget(self, channel: int) -> None:
        """Take back what was remembered: the bot was let do it."""
        self._by_channel.pop(channel, None)

    def all(self) -> Mapping[int, Refusal]:
        """Return what is remembered, by channel."""
        return dict(self._by_channel)
