"""Say which channels' messages the bot reads although nobody mentions it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
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
    return also_advice_in(frozenset(channels), only_mentions)


def also_advice_in(channels: Collection[int], others: AttentionTo) -> AttentionTo:
    """Read all of the advice channels too that only waited to be mentioned."""

    def attention_to(channel: int) -> Attention:
        found = others(channel)
        advised = found is Attention.MENTIONS and channel in channels
        return Attention.ADVICE if advised else found

    return attention_to
