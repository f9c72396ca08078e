"""Answer one command a section, such as `/salary`: all of it, or one item."""

from __future__ import annotations

import logging
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.utils import utcnow

from bot.core.answering.advisor import Advisor
from bot.core.answering.sections import command_name, section_answer
from bot.core.knowledge.model import Career, Section
from bot.discord_app import limits
from bot.discord_app.rendering.answers import answer_cards
from bot.discord_app.sending import respond

log = logging.getLogger(__name__)


class Sections(commands.Cog):
    """Hold a command for each section of the first career."""

    def __init__(self, advisor: Advisor, tree: app_commands.CommandTree[Any]) -> None:
        self._tree = tree
        self._commands = [
            section_command(advisor, advisor.careers[0], section)
            for section in advisor.careers[0].sections
        ]

    async def cog_load(self) -> None:
        """Add the commands; a section named as a command that exists has none of its own."""
        for command in self._commands:
            try:
                self._tree.add_command(command)
            except app_commands.CommandAlreadyRegistered:
                log.warning("There is a command /%s already; that section has none", command.name)

    async def cog_unload(self) -> None:
        """Remove the commands."""
        for command in self._commands:
            if self._tree.get_command(command.name) is command:
                self._tree.remove_command(command.name)


def section_command(
    advisor: Advisor, career: Career, section: Section
) -> app_commands.Command[Any, ..., None]:
    """Build the command that shows a section or one of its entries."""

    @app_commands.command(
        name=command_name(section)[: limits.COMMAND_NAME], description=section.question
    )
    @app_commands.describe(
        item="One topic of it; leave it out to see all", private="Show the answer only to you"
    )
    async def show(
        interaction: discord.Interaction[Any], item: str | None = None, private: bool = False
    ) -> None:
        answer = section_answer(advisor, career, section, item or "")
        cards = answer_cards(answer, advisor.careers, utcnow().date())
        await respond(interaction, cards, private=private, answer=answer)

    @show.autocomplete("item")
    async def suggest(
        _interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        offered = advisor.suggest(typed, limits.CHOICES, career.id, section.id)
        return [app_commands.Choice(name=one.question, value=one.entry) for one in offered]

    return show
