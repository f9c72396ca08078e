"""Answer `/ask`: any question in any words, or the question of a message."""

from __future__ import annotations

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
from bot.discord_app import limits
from bot.discord_app.cogs.answer_this import preview
from bot.discord_app.popularity import Popularity
from bot.discord_app.reading import fetched, may_read, named_message
from bot.discord_app.rendering.fitting import clip
from bot.discord_app.rendering.shown import ABOVE, Shown, shown_answer
from bot.discord_app.responding import defer
from bot.discord_app.sending import respond, say, speaker_of
from bot.discord_app.servers import Server
from bot.discord_app.topics import Speaker, Topics
from bot.discord_app.views.custom_ids import item_source


class Ask(commands.Cog):
    """Hold `/ask` and what it suggests while somebody types."""

    def __init__(self, advisor: Advisor, popularity: Popularity, topics: Topics) -> None:
        self._popularity = popularity
        self._topics = topics
        self._several = len(advisor.careers) > 1
        self._clean_questions = {
            self._label(career_choice(career, item_id)): (item_id, career.id)
            for career in reversed(advisor.careers)
            for item_id, _ in career.items()
        }

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
            server: Server = await interaction.client.servers.of(interaction.guild_id)
            hidden = server.hides(private)
            speaker = speaker_of(interaction, private=hidden)
            shown = self._answer(server.advisor, question, speaker)
            await respond(interaction, shown, private=hidden)
        else:
            await say(interaction, phrases.ASK_SOMETHING)

    @ask.autocomplete("question")
    async def suggest(
        self, _interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the clean questions that come nearest to what is typed."""
        offered = self._popularity.suggest_anywhere(typed, limits.CHOICES)
        questions = dict.fromkeys(map(self._label, offered))
        return [app_commands.Choice(name=one, value=one) for one in questions]

    def _label(self, choice: CareerChoice) -> str:
        """Write an item's clean question, of several careers with the career that it is about."""
        if not self._several:
            return choice.question
        return clip(phrases.of_career(choice.title, choice.question), limits.CHOICE_NAME)

    def _answer(self, advisor: Advisor, question: str, speaker: Speaker) -> Shown:
        """Show the very entry whose clean question was picked; else read the question."""
        before = self._topics.last(speaker, utcnow())
        picked = self._clean_questions.get(question.strip())
        if picked:
            found, source = advisor.show(*picked), item_source(*reversed(picked))
        else:
            found, source = follow(advisor, question, before), ABOVE
        self._popularity.count(found)
        self._topics.keep(speaker, topic_after(advisor, found, before), utcnow())
        return shown_answer(advisor, found, utcnow().date(), source)

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
