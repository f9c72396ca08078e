"""Answer a mention, a direct message, and everything in an open channel."""

from __future__ import annotations

from collections.abc import Callable

import discord
from discord.ext import commands
from discord.utils import utcnow

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Answer, SmallTalk
from bot.discord_app.errors import failure_phrase
from bot.discord_app.reading import asked_in
from bot.discord_app.rendering.answers import answer_cards, phrase_card
from bot.discord_app.rendering.card import Card
from bot.discord_app.sending import reply

_WRITTEN_BY_PEOPLE = {discord.MessageType.default, discord.MessageType.reply}

IsOpen = Callable[[int], bool]
"""Say of a channel, by its id, whether every message in it is for the bot."""


def nowhere(_channel: int) -> bool:
    """Let no channel be open: in servers the bot waits to be mentioned."""
    return False


class Chat(commands.Cog):
    """Read what is said to the bot, and nothing else."""

    def __init__(self, advisor: Advisor, bot: commands.Bot, is_open: IsOpen = nowhere) -> None:
        self._advisor = advisor
        self._bot = bot
        self._is_open = is_open

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a person who mentions the bot, or writes to it directly or in an open channel."""
        if not self._is_for_me(message):
            return
        answer: Answer | None
        try:
            answer = self._answer(message)
            cards = self._cards(answer)
        except Exception as error:  # whatever it is, the person gets a sentence
            answer, cards = None, (phrase_card(failure_phrase(error, "a message")),)
        await reply(message, cards, answer=answer)

    def _is_for_me(self, message: discord.Message) -> bool:
        if message.author.bot or message.webhook_id or message.type not in _WRITTEN_BY_PEOPLE:
            return False
        direct = isinstance(message.channel, discord.DMChannel)
        mentioned = any(user == self._bot.user for user in message.mentions)
        return direct or mentioned or self._is_open(message.channel.id)

    def _answer(self, message: discord.Message) -> Answer | None:
        """Answer the text beside the mention; None where there is a mention alone."""
        text = asked_in(message, self._bot.user)
        return None if not text.strip() and message.content else self._advisor.ask(text)

    def _cards(self, answer: Answer | None) -> tuple[Card, ...]:
        """Say the answer; a mention alone asks for help."""
        careers = self._advisor.careers
        if answer is None:
            return (phrase_card(phrases.small_talk_line(SmallTalk.HELP, careers)),)
        return answer_cards(answer, careers, utcnow().date())
