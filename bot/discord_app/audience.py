"""Say who asks where, and what may be sent there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import discord

from bot.discord_app.topics import Speaker


@dataclass(frozen=True, slots=True)
class Audience:
    """Who asked, and what may be sent to where the answer goes."""

    asker: int
    embeds: bool
    private: bool = False
    files: bool = False


def audience_of(interaction: discord.Interaction[Any], *, private: bool) -> Audience:
    """Say to whom and how an interaction is answered."""
    # Outside servers Discord always allows both, whatever the permissions field says.
    outside, allowed = interaction.guild_id is None, interaction.app_permissions
    return Audience(
        asker=interaction.user.id,
        embeds=outside or allowed.embed_links,
        private=private or must_be_private(interaction),
        files=outside or allowed.attach_files,
    )


def speaker_of(interaction: discord.Interaction[Any], *, private: bool) -> Speaker:
    """Say who speaks where."""
    hidden = private or must_be_private(interaction)
    return Speaker(interaction.channel_id or 0, interaction.user.id, hidden)


def must_be_private(interaction: discord.Interaction[Any]) -> bool:
    """Tell where Discord hides the answer: an app that only its user brought to a server.

    https://docs.discord.com/developers/topics/permissions, USE_EXTERNAL_APPS
    """
    brought_by_user = interaction.is_user_integration() and not interaction.is_guild_integration()
    in_server = interaction.guild_id is not None
    return in_server and brought_by_user and not interaction.permissions.use_external_apps


def own_permissions(message: discord.Message) -> discord.Permissions:
    """Return what the bot may do where a message stands."""
    if message.guild is None:
        return discord.Permissions.all()
    try:
        return message.channel.permissions_for(message.guild.me)
    except discord.ClientException:
        # A thread whose parent is not in the cache; Discord itself will refuse what is forbidden.
        return discord.Permissions.all()
