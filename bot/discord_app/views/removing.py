"""Remove an answer for the person who asked, or for a moderator."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from typing import Any

import discord

from bot.core.answering import phrases
from bot.discord_app.rendering.answers import phrase_card
from bot.discord_app.sending import respond

log = logging.getLogger(__name__)


async def remove(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Delete the answer under which *Remove* was pressed, if the presser may."""
    if not may_remove(interaction, int(named["asker"])):
        await respond(interaction, [phrase_card(phrases.NOT_YOURS)], private=True)
        return
    # By way of the interaction it works in places too of which the bot is no member.
    await interaction.response.defer()
    try:
        await interaction.delete_original_response()
    except discord.NotFound:
        log.info("An answer to remove was gone already")
    await _remove_earlier(interaction, named["earlier"].split(":")[1:])


def may_remove(interaction: discord.Interaction[Any], asker: int) -> bool:
    """Tell whether the presser asked, or may manage messages there."""
    moderates = interaction.guild_id is not None and interaction.permissions.manage_messages
    return interaction.user.id == asker or moderates


async def _remove_earlier(interaction: discord.Interaction[Any], ids: Iterable[str]) -> None:
    """Delete the messages with which a long answer began."""
    channel = interaction.client.get_partial_messageable(interaction.channel_id)
    for message_id in ids:
        try:
            await channel.get_partial_message(int(message_id)).delete()
        except (discord.NotFound, discord.Forbidden) as error:
            log.info("The beginning of an answer could not be removed (%s)", error.code)
