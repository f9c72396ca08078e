"""Say which channels' messages the bot reads although nobody mentions it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum


class Attention(StrEnum):
    """Name how much of a channel is for the bot; a mention of it always is."""

    MENTIONS = "mentions"
    ADVICE = "advice"
    """Every message is read; what would be declined is met with silence."""
    EVERYTHING = "everything"
    """Every message is answered."""


AttentionTo = Callable[[int], Attention]
"""Say of a channel, by its id, how much of it is for the bot."""


def only_mentions(_channel: int) -> Attention:
    """Wait everywhere to be mentioned."""
    return Attention.MENTIONS


def advice_in(channels: Iterable[int]) -> AttentionTo:
    """Read all of the advice channels, given by their ids."""
    advised = frozenset(channels)
    return lambda channel: Attention.ADVICE if channel in advised else Attention.MENTIONS
