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
from bot.core.answering.following import topic_after
from bot.core.answering.sections import command_name, section_answer
from bot.core.answering.way import SECTION as STEPS
from bot.core.knowledge.model import Career, Section
from bot.discord_app import limits
from bot.discord_app.popularity import Popularity
from bot.discord_app.rendering.shown import ABOVE, shown_answer
from bot.discord_app.sending import respond, speaker_of
from bot.discord_app.topics import Topics
from bot.discord_app.views.custom_ids import item_source

log = logging.getLogger(__name__)


class Sections(commands.Cog):
    """Hold a command for each section of the first career, but the steps, which have their own."""

    def __init__(
        self,
        advisor: Advisor,
        popularity: Popularity,
        topics: Topics,
        tree: app_commands.CommandTree[Any],
    ) -> None:
        self._tree = tree
        self._commands = [
            section_command(advisor, popularity, topics, advisor.careers[0], section)
            for section in advisor.careers[0].sections
            if section.id != STEPS
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
    advisor: Advisor, popularity: Popularity, topics: Topics, career: Career, section: Section
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
        """Show the section, the item picked, or what the words about it find."""
        answer = section_answer(advisor, career, section, item or "")
        note(interaction, popularity, topics, answer, private=private)
        await respond_with(interaction, career, answer, private=private)

    @show.autocomplete("item")
    async def suggest(
        _interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the section's items that come nearest to what is typed."""
        offered = popularity.suggest(typed, limits.CHOICES, career, section.id)
        return [app_commands.Choice(name=one.question, value=one.entry) for one in offered]

    return show


def note(
    interaction: discord.Interaction[Any],
    popularity: Popularity,
    topics: Topics,
    answer: Answer,
    *,
    private: bool,
) -> None:
    """Take down what is about to be shown: how often, and what the next message may follow."""
    popularity.count(answer)
    topic = topic_after(interaction.client.advisor, answer, None)
    topics.keep(speaker_of(interaction, private=private), topic, utcnow())


async def respond_with(
    interaction: discord.Interaction[Any], career: Career, answer: Answer, *, private: bool
) -> None:
    """Show an answer about a section or an item of it."""
    advisor: Advisor = interaction.client.advisor
    shown = shown_answer(advisor, answer, utcnow().date(), _source(career, answer))
    await respond(interaction, shown, private=private)


def _source(career: Career, answer: Answer) -> str:
    """Name the item that was picked; a question in free words is quoted instead."""
    for part in answer.parts[:1]:
        if answer.question == part.heading:
            return item_source(career.id, part.entry)
    return ABOVE
