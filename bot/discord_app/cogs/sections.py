"""Answer one command a section, such as `/salary`: all of it, or one item."""

from __future__ import annotations

import logging
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.utils import utcnow

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Answer
from bot.core.knowledge.model import Career, Section
from bot.core.retrieval.text import clean, words
from bot.discord_app import limits
from bot.discord_app.rendering.answers import answer_cards
from bot.discord_app.sending import respond

log = logging.getLogger(__name__)

NAMES = {"steps": "roadmap"}
"""Sections whose command has another name than their id."""


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
        name=NAMES.get(section.id, section.id)[: limits.COMMAND_NAME], description=section.question
    )
    @app_commands.describe(
        item="One topic of it; leave it out to see all", private="Show the answer only to you"
    )
    async def show(
        interaction: discord.Interaction[Any], item: str | None = None, private: bool = False
    ) -> None:
        answer = section_answer(advisor, career, section, item or "")
        cards = answer_cards(answer, advisor.careers, utcnow().date())
        await respond(interaction, cards, private=private)

    @show.autocomplete("item")
    async def suggest(
        _interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        offered = advisor.suggest(typed, limits.CHOICES, career.id, section.id)
        return [app_commands.Choice(name=one.question, value=one.entry) for one in offered]

    return show


def section_answer(advisor: Advisor, career: Career, section: Section, item: str) -> Answer:
    """Show the item that was picked or named; read anything else as a question about the section.

    Without a readable word, the whole section is the answer.
    """
    wanted = item.strip().casefold()
    named = section.id if not words(clean(item)) else _names(career, section).get(wanted)
    if named:
        return advisor.show(named, career.id)
    alone = advisor.ask(item, career.id)
    if any(part.entry.partition(".")[0] == section.id for part in alone.parts):
        return alone
    # "in Germany" means little by itself, but "Pay in Germany" does.
    within = advisor.ask(f"{section.title} {item}", career.id)
    return within if within.parts else alone


def _names(career: Career, section: Section) -> dict[str, str]:
    """Map everything that a person may type for an item of the section to its id."""
    names = {item_id: item_id for item_id in career.ids}
    for item_id, item in career.items():
        if item_id.partition(".")[0] == section.id:
            names |= {name.casefold(): item_id for name in (item.id, item.title, item.question)}
    return names
