"""Answer interactions within their life, whatever the network does meanwhile."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import discord
from discord.utils import utcnow

from bot.discord_app.retrying import MESSAGE, Patience, insist

T = TypeVar("T")

FIRST_LIFE = 3.0
LATER_LIFE = 900.0
"""Seconds for which Discord takes the first response to an interaction, and later ones.

https://docs.discord.com/developers/interactions/receiving-and-responding#followup-messages
"""

FIRST_TRY = 1.2
"""Seconds for one try of a first response, so that two fit into its life."""

ALREADY_ACKNOWLEDGED = 40060
"""Code that meets a second first response: an earlier try had arrived after all.

https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes
"""

_ARRIVED = "arrived"


def has_responded(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether the first response is made, even if Discord's word for it was lost."""
    return interaction.response.is_done() or _ARRIVED in interaction.extras


async def first(interaction: discord.Interaction[Any], send: Callable[[], Awaitable[T]]) -> None:
    """Make the first response."""
    tries = 0

    async def once() -> T:
        nonlocal tries
        tries += 1
        return await send()

    try:
        await insist(once, _patience(interaction, FIRST_LIFE, FIRST_TRY))
    except discord.HTTPException as error:
        if error.code != ALREADY_ACKNOWLEDGED or tries == 1:
            raise
        interaction.extras[_ARRIVED] = True


async def later(
    interaction: discord.Interaction[Any],
    send: Callable[[], Awaitable[T]],
    *,
    repeatable: bool = True,
) -> T:
    """Do what comes after the first response; a new message is not `repeatable`."""
    patience = _patience(interaction, LATER_LIFE, MESSAGE.one)
    return await insist(send, patience, repeatable=repeatable)


async def defer(interaction: discord.Interaction[Any], **how: bool) -> None:
    """Ask Discord for time, as discord.py's own `defer` does."""
    await first(interaction, lambda: interaction.response.defer(**how))


def _patience(interaction: discord.Interaction[Any], life: float, one: float) -> Patience:
    """Leave what is left of its life; one try at least, as this clock may be wrong."""
    age = (utcnow() - interaction.created_at).total_seconds()
    return Patience(one, max(one, min(life - age, MESSAGE.all)))
