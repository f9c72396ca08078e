"""Let curators pass, and tell everybody else one sentence."""

from __future__ import annotations

import re
from functools import wraps
from typing import Any

import discord

from bot.core.answering import phrases
from bot.discord_app.remembering import storage_of
from bot.discord_app.sending import say
from bot.discord_app.views.pressed import Press


async def may_curate(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether somebody may manage the server, or has the role of its curators."""
    if interaction.guild_id is None:
        return False
    if interaction.permissions.manage_guild:
        return True
    settings = await storage_of(interaction).guilds.settings_of(interaction.guild_id)
    roles = interaction.user.roles if isinstance(interaction.user, discord.Member) else []
    return any(role.id == settings.curator_role for role in roles)


async def is_let_in(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether somebody may curate, and tell them where they may not."""
    allowed = await may_curate(interaction)
    if not allowed:
        await say(interaction, phrases.CURATORS_ONLY)
    return allowed


def curators_only(press: Press) -> Press:
    """Let a press of nobody else through."""

    @wraps(press)
    async def checked(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
        if await is_let_in(interaction):
            await press(interaction, named)

    return checked
