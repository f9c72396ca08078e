"""Forget the topic of a conversation, and read the question anew without it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import discord
from discord.utils import utcnow

from bot.core.answering import phrases
from bot.core.answering.following import topic_after
from bot.discord_app.audience import speaker_of
from bot.discord_app.helping import with_people
from bot.discord_app.remembering import remembers
from bot.discord_app.rendering.quoting import CUT
from bot.discord_app.rendering.shown import shown_answer
from bot.discord_app.responding import defer
from bot.discord_app.sending import say, show_instead
from bot.discord_app.servers import advisor_of
from bot.discord_app.topics import Speaker
from bot.discord_app.views.forgetting import noted_key
from bot.discord_app.views.rereading import Reread, needs_fetching, reread


async def renew(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Change the answer under which *New topic* was pressed to what it is without a topic."""
    if interaction.user.id != int(named["asker"]):
        await say(interaction, phrases.NOT_YOUR_TOPIC)
        return
    if needs_fetching(named):
        await defer(interaction)
    found = await reread(interaction, named)
    if found is None:
        _forget(interaction)
        await say(interaction, phrases.QUESTION_GONE)
        return
    _remember(interaction, found)
    shown = shown_answer(advisor_of(interaction), found.answer, utcnow().date(), named["source"])
    again = replace(
        await with_people(interaction.client, shown, interaction.guild_id),
        quote=shown.quote + CUT * found.cut,
        votable=remembers(interaction),
        noted=noted_key(interaction.message),
    )
    await show_instead(interaction, again)


def _remember(interaction: discord.Interaction[Any], found: Reread) -> None:
    """Let what is shown now be the topic from here on, if it shows anything."""
    advisor = advisor_of(interaction)
    speaker = _forget(interaction)
    interaction.client.topics.keep(speaker, topic_after(advisor, found.answer, None), utcnow())


def _forget(interaction: discord.Interaction[Any]) -> Speaker:
    """Forget the topic, for what is said next and for the question when it is edited."""
    message = interaction.message
    private = message is not None and message.flags.ephemeral
    speaker = speaker_of(interaction, private=private)
    interaction.client.topics.forget(speaker)
    if message is not None and message.reference is not None:
        interaction.client.answered.read_alone(message.reference.message_id or 0)
    return speaker
