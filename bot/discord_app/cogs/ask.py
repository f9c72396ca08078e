"""Answer `/ask`: any question, in any words."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.utils import utcnow

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Answer
from bot.discord_app import limits
from bot.discord_app.rendering.answers import answer_cards
from bot.discord_app.sending import respond


class Ask(commands.Cog):
    """Hold `/ask` and what it suggests while somebody types."""

    def __init__(self, advisor: Advisor) -> None:
        self._advisor = advisor
        self._clean_questions = {
            item.question: (item_id, career.id)
            for career in reversed(advisor.careers)
            for item_id, item in career.items()
        }

    @app_commands.command()
    @app_commands.describe(
        question="Your question, in your own words", private="Show the answer only to you"
    )
    async def ask(
        self, interaction: discord.Interaction[Any], question: str, private: bool = False
    ) -> None:
        """Ask about a career in your own words."""
        answer = self._answer(question)
        cards = answer_cards(answer, self._advisor.careers, utcnow().date())
        await respond(interaction, cards, private=private, answer=answer)

    @ask.autocomplete("question")
    async def suggest(
        self, _interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the clean questions that come nearest to what is typed."""
        offered = self._advisor.suggest(typed, limits.CHOICES)
        questions = dict.fromkeys(choice.question for choice in offered)
        return [app_commands.Choice(name=one, value=one) for one in questions]

    def _answer(self, question: str) -> Answer:
        """Show the very entry whose clean question was picked; else read the question."""
        picked = self._clean_questions.get(question.strip())
        return self._advisor.show(*picked) if picked else self._advisor.ask(question)
