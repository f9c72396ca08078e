"""Answer one command a section, such as `/salary`: all of it, or one item."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.utils import utcnow

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Answer
from bot.core.answering.comparing import having, section_names
from bot.core.answering.following import topic_after
from bot.core.answering.sections import command_name, section_answer
from bot.core.answering.way import SECTION as STEPS
from bot.core.knowledge.model import Career
from bot.discord_app import limits
from bot.discord_app.audience import speaker_of
from bot.discord_app.cogs.career_option import offered_careers
from bot.discord_app.helping import with_people
from bot.discord_app.noting import noted_for
from bot.discord_app.popularity import Popularity
from bot.discord_app.rendering.shown import ABOVE, shown_answer
from bot.discord_app.sending import respond, say
from bot.discord_app.servers import advisor_of, server_of
from bot.discord_app.topics import Topics
from bot.discord_app.views.custom_ids import item_source

log = logging.getLogger(__name__)


ITEM = "One topic of it; leave it out to see all"
CAREER = "The career; left out, the first that I know"
PRIVATE = "Show the answer only to you"

COMMANDS = limits.COMMANDS - 20
"""Sections that have a command at most; the others are for what is no section."""


class Sections(commands.Cog):
    """Hold a command for each section that a career has, but the steps, which have their own."""

    def __init__(
        self,
        careers: Sequence[Career],
        popularity: Popularity,
        topics: Topics,
        tree: app_commands.CommandTree[Any],
    ) -> None:
        self._tree = tree
        sections = [name for name in section_names(careers) if name != STEPS]
        for section in sections[COMMANDS:]:
            log.warning("There are too many sections; %s has no command", section)
        self._commands = [
            section_command(careers, popularity, topics, section) for section in sections[:COMMANDS]
        ]

    @property
    def names(self) -> list[str]:
        """List the commands by their names."""
        return [command.name for command in self._commands]

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
    careers: Sequence[Career], popularity: Popularity, topics: Topics, section_id: str
) -> app_commands.Command[Any, ..., None]:
    """Build the command that shows a section of some career or one of its entries.

    Only where there are several careers it has an option to choose one. Of the careers it keeps
    none: it shows the section as it is known when it is asked for.
    """
    section = having(careers, section_id)[0].section_of(section_id)
    name = command_name(section)[: limits.COMMAND_NAME]
    if len(careers) > 1:
        return section_of_careers(popularity, topics, section_id, name)

    @app_commands.command(name=name, description=section.question)
    @app_commands.describe(item=ITEM, private=PRIVATE)
    async def show(
        interaction: discord.Interaction[Any], item: str | None = None, private: bool = False
    ) -> None:
        """Show the section, the item picked, or what the words about it find."""
        server = await server_of(interaction)
        (career,) = server.advisor.careers
        section = career.section_of(section_id)
        answer = section_answer(server.advisor, career, section, item or "")
        await respond_with(interaction, popularity, topics, answer, server.hides(private))

    @show.autocomplete("item")
    async def suggest(
        interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the section's items that come nearest to what is typed."""
        return _offered(popularity, advisor_of(interaction), None, section_id, typed)

    return show


def section_of_careers(
    popularity: Popularity, topics: Topics, section_id: str, name: str
) -> app_commands.Command[Any, ..., None]:
    """Build the same with an option to choose the career; left out, it is the first with it."""

    @app_commands.command(name=name, description=phrases.SECTION_OF_CAREERS.format(section=name))
    @app_commands.describe(item=ITEM, career=CAREER, private=PRIVATE)
    async def show(
        interaction: discord.Interaction[Any],
        item: str = "",
        career: str = "",
        private: bool = False,
    ) -> None:
        """Show the section of the career, the item picked, or what the words about it find."""
        advisor = advisor_of(interaction)
        careers = having(advisor.careers, section_id)
        chosen = advisor.called(career)[0] if career.strip() else careers[0]
        if chosen is None:
            await say(interaction, phrases.unknown_career(careers))
        elif section_id not in chosen.ids:
            await say(interaction, phrases.has_no_section(chosen, name, careers))
        else:
            server = await server_of(interaction)
            its, named = chosen.section_of(section_id), bool(career.strip())
            answer = section_answer(server.advisor, chosen, its, item, chosen=named)
            await respond_with(interaction, popularity, topics, answer, server.hides(private))

    @show.autocomplete("item")
    async def suggest(
        interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the items of the career that is chosen already, else of the first."""
        advisor = advisor_of(interaction)
        chosen, _ = advisor.called(str(interaction.namespace.career or ""))
        return _offered(popularity, advisor, chosen, section_id, typed)

    @show.autocomplete("career")
    async def suggest_careers(
        interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the careers that have the section."""
        return offered_careers(having(advisor_of(interaction).careers, section_id), typed)

    return show


def _offered(
    popularity: Popularity, advisor: Advisor, chosen: Career | None, section_id: str, typed: str
) -> list[app_commands.Choice[str]]:
    careers = having(advisor.careers, section_id)
    among = chosen if chosen in careers else careers[0]
    offered = popularity.suggest(advisor, typed, limits.CHOICES, among, section_id)
    return [app_commands.Choice(name=one.question, value=one.entry) for one in offered]


async def respond_with(
    interaction: discord.Interaction[Any],
    popularity: Popularity,
    topics: Topics,
    answer: Answer,
    private: bool,
) -> None:
    """Show an answer about a section or an item of it, and take down that it was shown."""
    popularity.count(answer)
    advisor = advisor_of(interaction)
    speaker = speaker_of(interaction, private=private)
    topics.keep(speaker, topic_after(advisor, answer, None), utcnow())
    shown = shown_answer(advisor, answer, utcnow().date(), _source(answer))
    shown = await with_people(
        interaction.client, await noted_for(interaction, shown), interaction.guild_id
    )
    await respond(interaction, shown, private=private)


def _source(answer: Answer) -> str:
    """Name the item that was picked; a question in free words is quoted instead."""
    for part in answer.parts[:1]:
        if answer.question == part.heading:
            return item_source(part.career, part.entry)
    return ABOVE
