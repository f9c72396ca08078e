"""Remove an answer for the person who asked, or for a moderator."""

from __future__ import annotations

import logging
import re
from typing import Any

import discord

from bot.core.answering import phrases
from bot.discord_app.responding import defer, later
from bot.discord_app.sending import say

log = logging.getLogger(__name__)


async def remove(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Delete the answer under which *Remove* was pressed, if the presser may."""
    if not may_remove(interaction, int(named["asker"])):
        await say(interaction, phrases.NOT_YOURS)
        return
    # By way of the interaction it works in places too of which the bot is no member.
    await defer(interaction)
    try:
        await later(interaction, interaction.delete_original_response)
    except discord.NotFound:
        log.info("An answer to remove was gone already")


def may_remove(interaction: discord.Interaction[Any], asker: int) -> bool:
    """Tell whether the presser asked, or may manage messages there."""
    moderates = interaction.guild_id is not None and interaction.permissions.manage_messages
    return interaction.user.id == asker or moderates
