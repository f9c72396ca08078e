"""Read from messages what is asked in them."""

from __future__ import annotations

import logging
import re
from typing import Any

import discord

from bot.discord_app.errors import named
from bot.discord_app.retrying import MESSAGE, UNREACHABLE, insist

log = logging.getLogger(__name__)

# Discord answers ids that do not fit its own integers as it answers a wrong form, not as gone.
_ID = "[0-8]?[0-9]{1,18}"
_LONG_ID = "[0-8]?[0-9]{14,18}"
_LINK = re.compile(
    rf"\s*<?https?://(?:\w+\.)?discord(?:app)?\.com/channels/(?P<guild>@me|{_ID})"
    rf"/(?P<channel>{_ID})/(?P<message>{_ID})/?>?\s*"
)
_IDS = re.compile(rf"\s*(?:(?P<channel>{_LONG_ID})-)?(?P<message>{_LONG_ID})\s*")
"""What *Copy Message ID* gives, with the channel's where Shift was held."""


def asked_in(message: discord.Message, me: discord.abc.Snowflake | None) -> str:
    """Return a message's text beside the mention of the bot."""
    return re.sub(rf"<@!?{me.id}>", " ", message.content) if me else message.content


def named_message(typed: str, interaction: discord.Interaction[Any]) -> tuple[int, int] | None:
    """Return channel and message that a link or an id names, if they are of this very place.

    None where it is none, or leads to another server or into somebody's direct messages.
    """
    here = interaction.channel_id or 0
    link = _LINK.fullmatch(typed)
    if link is not None:
        in_this_server = link["guild"] == str(interaction.guild_id)
        if in_this_server or int(link["channel"]) == here:
            return int(link["channel"]), int(link["message"])
        return None
    ids = _IDS.fullmatch(typed)
    return (int(ids["channel"] or here), int(ids["message"])) if ids else None


def may_read(interaction: discord.Interaction[Any], channel_id: int) -> bool:
    """Tell whether the person of an interaction sees past messages of a channel of the server."""
    if channel_id == interaction.channel_id:
        return interaction.guild_id is None or interaction.permissions.read_message_history
    guild, person = interaction.guild, interaction.user
    channel = guild.get_channel_or_thread(channel_id) if guild else None
    if channel is None or not isinstance(person, discord.Member):
        return False
    if isinstance(channel, discord.Thread) and channel.is_private():
        # Who is in a private thread is not known here; from inside it, the case above holds.
        return False
    try:
        permissions = channel.permissions_for(person)
    except discord.ClientException:
        return False
    return permissions.read_messages and permissions.read_message_history


async def fetched(
    client: discord.Client, channel_id: int, message_id: int
) -> discord.Message | None:
    """Fetch a message; None where it is gone or the bot may not read it."""
    channel: discord.PartialMessageable = client.get_partial_messageable(channel_id)
    try:
        return await insist(lambda: channel.fetch_message(message_id), MESSAGE)
    except (discord.NotFound, discord.Forbidden, *UNREACHABLE) as error:
        log.info("A message could not be read (%s)", named(error))
        return None
