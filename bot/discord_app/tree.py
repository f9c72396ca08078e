"""Guard every application command: a pace for each person, one place for errors."""

from __future__ import annotations

import logging
from typing import Any

import discord
from discord import app_commands

from bot.core.answering import phrases
from bot.discord_app.errors import named, on_command_error, tell
from bot.discord_app.pace import ASKED, SECONDS, Pace
from bot.discord_app.servers import begun

log = logging.getLogger(__name__)


class AdvisorTree(app_commands.CommandTree[Any]):
    """Hold the bot's commands with their common check and error handler."""

    def __init__(self, client: Any) -> None:
        super().__init__(client)
        self._pace = Pace(ASKED)

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Let a command pass, or raise CommandOnCooldown; suggestions while typing are free."""
        if interaction.type is not discord.InteractionType.application_command:
            return True
        wait = self._pace.wait(interaction.user.id, interaction.created_at)
        if wait:
            raise app_commands.CommandOnCooldown(app_commands.Cooldown(ASKED, SECONDS), wait)
        return True

    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /
    ) -> None:
        """Tell the person, and log the rest."""
        await on_command_error(interaction, error)

    async def _call(self, interaction: discord.Interaction[Any]) -> None:
        """Use a command; what Discord sent of it and cannot be read gets a sentence.

        There is no public place around it, its check and its suggestions. What a command itself
        raises never comes here.
        """
        try:
            with begun(interaction):
                await super()._call(interaction)
        except app_commands.AppCommandError:
            raise
        except Exception as error:
            log.warning("A command cannot be read (%s)", named(error))
            await tell(interaction, phrases.COMMAND_UNREADABLE)
