"""Answer `/topics` and `/help`."""

from __future__ import annotations

from typing import Any

import discord
from discord import AppCommandType, app_commands
from discord.ext import commands

from bot.discord_app.rendering.about import help_card, shown_topics
from bot.discord_app.rendering.shown import Shown
from bot.discord_app.sending import answer
from bot.discord_app.servers import advisor_of


class About(commands.Cog):
    """Say what the bot knows and how to use it."""

    def __init__(self, tree: app_commands.CommandTree[Any]) -> None:
        self._tree = tree

    @app_commands.command()
    @app_commands.describe(private="Show the answer only to you")
    async def topics(self, interaction: discord.Interaction[Any], private: bool = False) -> None:
        """Show what I know, from which source and as of when."""
        await answer(interaction, shown_topics(advisor_of(interaction)), private=private)

    @app_commands.command()
    @app_commands.describe(private="Show the answer only to you")
    async def help(self, interaction: discord.Interaction[Any], private: bool = False) -> None:
        """Show how to ask, and every command that everybody has."""
        known = self._tree.get_commands(type=AppCommandType.chat_input)
        # What needs a right of its own is no everybody's.
        listed = [
            (command.name, command.description)
            for command in known
            if command.default_permissions is None
        ]
        card = help_card(advisor_of(interaction).careers, listed)
        await answer(interaction, Shown((card,)), private=private)
