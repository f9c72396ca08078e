"""Say why an answer is as it is, to the presser alone."""

from __future__ import annotations

import logging
import re
from typing import Any

import discord

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.discord_app.reading import asked_in
from bot.discord_app.rendering.answers import phrase_card
from bot.discord_app.rendering.explanation import explanation_cards
from bot.discord_app.sending import respond
from bot.discord_app.views import custom_ids

log = logging.getLogger(__name__)


async def explain(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Read the question again, and say how it was read and what it matched."""
    advisor: Advisor = interaction.client.advisor
    question = named["question"] or await _read_again(interaction)
    if question is None:
        await respond(interaction, [phrase_card(phrases.QUESTION_GONE)], private=True)
        return
    answer = advisor.ask(question)
    notes = []
    if named["kept"] == "cut":
        notes.append(phrases.QUESTION_CUT)
    if not custom_ids.same_version(named["version"], advisor.knowledge.version):
        notes.append(phrases.KNOWLEDGE_CHANGED)
    explained = [(part, advisor.explain(part)) for part in answer.parts]
    cards = explanation_cards(answer, explained, advisor.careers, notes)
    await respond(interaction, cards, private=True)


async def _read_again(interaction: discord.Interaction[Any]) -> str | None:
    """Fetch the message that was replied to; None where it is gone or cannot be read."""
    reference = interaction.message.reference if interaction.message else None
    if reference is None or reference.message_id is None:
        return None
    # The fetch is a request of its own, which can take longer than Discord waits for an answer.
    await interaction.response.defer(ephemeral=True, thinking=True)
    channel = interaction.client.get_partial_messageable(reference.channel_id)
    try:
        asked = await channel.fetch_message(reference.message_id)
    except (discord.NotFound, discord.Forbidden) as error:
        log.info("A question could not be read again (%s)", error.code)
        return None
    return asked_in(asked, interaction.client.user).strip() or None
