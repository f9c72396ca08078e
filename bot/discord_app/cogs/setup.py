"""Answer `/setup`, for who may manage a server."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord_app.setup.pressing import show_panel


class Setup(commands.Cog):
    """Hold the one command; all else is pressed on what it shows."""

    @app_commands.command()
    # What is left out counts as what the whole bot allows, so that `guild_only` is not enough.
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.default_permissions(manage_guild=True)
    async def setup(self, interaction: discord.Interaction[Any]) -> None:
        """See and change how I behave in this server."""
        await show_panel(interaction)
