"""Know where the people of a server are asked, and offer that under an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import discord

from bot.core.answering.answer import Outcome
from bot.discord_app.rendering.shown import Shown, offering_people
from bot.storage.protocol import Storage
from bot.storage.records import UNDECIDED, GuildSettings


@dataclass(frozen=True, slots=True)
class HelpDesk:
    """Where a server's people are asked, and which of its roles is notified, if any."""

    channel: discord.TextChannel | discord.ForumChannel
    role: discord.Role | None = None


async def with_people(client: Any, shown: Shown, guild: int | None) -> Shown:
    """Offer to ask people where the source does not answer and a server has a place for it."""
    storage: Storage | None = client.storage
    if storage is None or guild is None or not _leaves_open(shown):
        return shown
    settings = await storage.guilds.settings_of(guild)
    return offering_people(shown) if settings.help_channel else shown


async def settings_at(interaction: discord.Interaction[Any]) -> GuildSettings:
    """Return the settings of the server where something was pressed."""
    storage: Storage | None = interaction.client.storage
    if storage is None or interaction.guild_id is None:
        return UNDECIDED
    return await storage.guilds.settings_of(interaction.guild_id)


async def help_desk_at(interaction: discord.Interaction[Any]) -> HelpDesk | None:
    """Find the place, which is always one of the server itself; None where it is gone."""
    settings = await settings_at(interaction)
    guild: discord.Guild | None = interaction.client.get_guild(interaction.guild_id or 0)
    channel = guild.get_channel(settings.help_channel or 0) if guild else None
    if guild is None or not isinstance(channel, discord.TextChannel | discord.ForumChannel):
        return None
    role = guild.get_role(settings.help_role or 0) if settings.help_pings else None
    return HelpDesk(channel, role)


def may_post_at(desk: HelpDesk) -> bool:
    """Tell whether the bot may write a message, or open a post, where people are asked."""
    permissions = desk.channel.permissions_for(desk.channel.guild.me)
    return permissions.view_channel and permissions.send_messages


def _leaves_open(shown: Shown) -> bool:
    answer = shown.answer
    if answer is None or answer.small_talk is not None:
        return False
    return answer.outcome is not Outcome.ANSWERED
