"""Answer `/ask`: any question in any words, or the question of a message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.utils import utcnow

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import CareerChoice
from bot.core.answering.composer import career_choice
from bot.core.answering.following import follow, topic_after
from bot.core.knowledge.model import Career, Knowledge
from bot.discord_app import limits
from bot.discord_app.audience import speaker_of
from bot.discord_app.cogs.answer_this import preview
from bot.discord_app.helping import with_people
from bot.discord_app.noting import noted_for
from bot.discord_app.popularity import Popularity
from bot.discord_app.reading import fetched, may_read, named_message
from bot.discord_app.rendering.fitting import clip
from bot.discord_app.rendering.shown import ABOVE, Shown, shown_answer
from bot.discord_app.responding import defer
from bot.discord_app.sending import respond, say
from bot.discord_app.servers import advisor_of, server_of
from bot.discord_app.topics import Speaker, Topics
from bot.discord_app.views.custom_ids import item_source


class Ask(commands.Cog):
    """Hold `/ask` and what it suggests while somebody types."""

    def __init__(self, popularity: Popularity, topics: Topics) -> None:
        self._popularity = popularity
        self._topics = topics
        self._known: tuple[str, Mapping[str, tuple[str, str]]] = "", {}

    @app_commands.command()
    @app_commands.describe(
        question="Your question, in your own words",
        message="Instead of a question: the link of a message to answer",
        private="Show the answer only to you",
    )
    async def ask(
        self,
        interaction: discord.Interaction[Any],
        question: str = "",
        message: str = "",
        private: bool = False,
    ) -> None:
        """Ask about a career in your own words."""
        if message:
            await self._answer_message(interaction, message)
        elif question:
            server = await server_of(interaction)
            hidden = server.hides(private)
            speaker = speaker_of(interaction, private=hidden)
            shown = await noted_for(interaction, self._answer(server.advisor, question, speaker))
            shown = await with_people(interaction.client, shown, interaction.guild_id)
            await respond(interaction, shown, private=hidden)
        else:
            await say(interaction, phrases.ASK_SOMETHING)

    @ask.autocomplete("question")
    async def suggest(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the clean questions that come nearest to what is typed."""
        advisor = advisor_of(interaction)
        offered = self._popularity.suggest_anywhere(advisor, typed, limits.CHOICES)
        several = len(advisor.careers) > 1
        questions = dict.fromkeys(_label(one, several=several) for one in offered)
        return [app_commands.Choice(name=one, value=one) for one in questions]

    def _answer(self, advisor: Advisor, question: str, speaker: Speaker) -> Shown:
        """Show the very entry whose clean question was picked; else read the question."""
        before = self._topics.last(speaker, utcnow())
        picked = self._clean_questions(advisor.knowledge).get(question.strip())
        if picked:
            found, source = advisor.show(*picked), item_source(*reversed(picked))
        else:
            found, source = follow(advisor, question, before), ABOVE
        self._popularity.count(found)
        self._topics.keep(speaker, topic_after(advisor, found, before), utcnow())
        return shown_answer(advisor, found, utcnow().date(), source)

    def _clean_questions(self, knowledge: Knowledge) -> Mapping[str, tuple[str, str]]:
        """Map each clean question, as it is offered, to its item and career."""
        version, known = self._known
        if version != knowledge.version:
            known = _clean_questions(knowledge.careers)
            self._known = knowledge.version, known
        return known

    async def _answer_message(self, interaction: discord.Interaction[Any], link: str) -> None:
        """Answer the message that a link names, where its reader may read it there too."""
        named = named_message(link, interaction)
        if named is None:
            await say(interaction, phrases.NOT_A_MESSAGE)
            return
        await defer(interaction, ephemeral=True, thinking=True)
        found = (
            await fetched(interaction.client, *named) if may_read(interaction, named[0]) else None
        )
        if found is None:
            await say(interaction, phrases.CANNOT_READ)
        else:
            await preview(interaction, found, without_text=phrases.CANNOT_READ)


def _label(choice: CareerChoice, *, several: bool) -> str:
    """Write an item's clean question, of several careers with the career that it is about."""
    if not several:
        return choice.question
    return clip(phrases.of_career(choice.title, choice.question), limits.CHOICE_NAME)


def _clean_questions(careers: Sequence[Career]) -> dict[str, tuple[str, str]]:
    return {
        _label(career_choice(career, item_id), several=len(careers) > 1): (item_id, career.id)
        for career in reversed(careers)
        for item_id, _ in career.items()
    }
