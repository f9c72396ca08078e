"""Decide whether a message is for the bot, and what is to be said to it."""

from __future__ import annotations

import discord
from discord.utils import utcnow

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Outcome, SmallTalk, Topic
from bot.core.answering.following import follow
from bot.discord_app.attention import Attention, AttentionTo
from bot.discord_app.reading import asked_in
from bot.discord_app.rendering.shown import ABOVE, AGAIN, Shown, shown_answer, shown_phrase

_WRITTEN_BY_PEOPLE = {discord.MessageType.default, discord.MessageType.reply}


def hears(
    message: discord.Message, me: discord.abc.Snowflake | None, attention_to: AttentionTo
) -> Attention | None:
    """Say how a message is for the bot, as if everything where it is asked itself; else None."""
    if message.author.bot or message.webhook_id or message.type not in _WRITTEN_BY_PEOPLE:
        return None
    direct = isinstance(message.channel, discord.DMChannel)
    if direct or any(user == me for user in message.mentions):
        return Attention.EVERYTHING
    places = {message.channel.id, getattr(message.channel, "parent_id", None)}
    found = {attention_to(place) for place in places if place is not None}
    for attention in (Attention.EVERYTHING, Attention.ADVICE):
        if attention in found:
            return attention
    return None


def answer_to(
    message: discord.Message,
    me: discord.abc.Snowflake | None,
    advisor: Advisor,
    attention_to: AttentionTo,
    topic: Topic | None = None,
) -> Shown | None:
    """Answer a message after a topic; None where it is not for the bot, or silence is the answer.

    A mention under somebody else's message which asks nothing itself ("can you answer her?") asks
    for an answer to that message.
    """
    attention = hears(message, me, attention_to)
    if attention is None:
        return None
    own = asked_in(message, me)
    if not own.strip() and message.content and not message.reference:
        return shown_phrase(phrases.small_talk_line(SmallTalk.HELP, advisor.careers))
    other = _replied_to(message, me)
    # What is said to somebody else does not go on with what the bot said.
    answer, source = follow(advisor, own, None if other else topic), AGAIN
    if answer.outcome is Outcome.DECLINED and attention is Attention.ADVICE:
        return None
    if other and answer.outcome is Outcome.DECLINED and answer.small_talk is not SmallTalk.THANKS:
        text = asked_in(other, me)
        if not text.strip():
            return shown_phrase(phrases.CANNOT_READ)
        answer, source = advisor.ask(text), ABOVE
    return shown_answer(advisor, answer, utcnow().date(), source)


def answer_replied_to(
    message: discord.Message, me: discord.abc.Snowflake | None
) -> discord.Message | None:
    """Return the message of the bot itself that a message replies to."""
    mine = message.reference.resolved if message.reference else None
    return mine if isinstance(mine, discord.Message) and mine.author == me else None


def _replied_to(
    message: discord.Message, me: discord.abc.Snowflake | None
) -> discord.Message | None:
    """Return the message of another person that this one replies to."""
    other = message.reference.resolved if message.reference else None
    if not isinstance(other, discord.Message) or other.author == me or other.author.bot:
        return None
    return other
