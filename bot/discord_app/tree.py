"""Guard every application command: a pace for each person, one place for errors."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord_app.errors import on_command_error

COMMANDS_ALLOWED = 6
"""Commands that one person may use within `SECONDS`."""

SECONDS = 20.0


class AdvisorTree(app_commands.CommandTree[Any]):
    """Hold the bot's commands with their common check and error handler."""

    def __init__(self, client: Any) -> None:
        super().__init__(client)
        self._pace: commands.CooldownMapping[discord.Interaction[Any]]
        self._pace = commands.CooldownMapping.from_cooldown(
            COMMANDS_ALLOWED, SECONDS, lambda interaction: interaction.user.id
        )

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Let a command pass, or raise CommandOnCooldown; suggestions while typing are free."""
        if interaction.type is not discord.InteractionType.application_command:
            return True
        now = interaction.created_at.timestamp()
        bucket = self._pace.get_bucket(interaction, now)
        wait = bucket.update_rate_limit(now) if bucket else None
        if bucket and wait:
            raise app_commands.CommandOnCooldown(bucket, wait)
        return True

    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /
    ) -> None:
        """Tell the person, and log the rest."""
        await on_command_error(interaction, error)
