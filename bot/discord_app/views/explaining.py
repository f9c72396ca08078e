"""Say why an answer is as it is, to the presser alone."""

from __future__ import annotations

import re
from typing import Any

import discord

from bot.core.answering import phrases
from bot.discord_app.rendering.explanation import explanation_cards
from bot.discord_app.rendering.markdown import escape
from bot.discord_app.rendering.shown import Shown
from bot.discord_app.responding import defer
from bot.discord_app.sending import respond, say
from bot.discord_app.servers import server_of
from bot.discord_app.views import custom_ids
from bot.discord_app.views.rereading import needs_fetching, reread


async def explain(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Read the question again, and say how it was read and what it matched."""
    if needs_fetching(named):
        await defer(interaction, ephemeral=True, thinking=True)
    found = await reread(interaction, named)
    if found is None:
        await say(interaction, phrases.QUESTION_GONE)
        return
    advisor = (await server_of(interaction)).advisor
    notes = [phrases.QUESTION_CUT] if found.cut else []
    if not custom_ids.same_version(named["version"], advisor.knowledge.version):
        notes.append(phrases.KNOWLEDGE_CHANGED)
    if found.answer.topic is not None:
        notes.append(escape(phrases.follows_line(found.answer.topic, advisor.careers)))
    explained = [(part, advisor.explain(part)) for part in found.answer.parts]
    cards = explanation_cards(found.answer, explained, advisor.careers, notes)
    await respond(interaction, Shown(cards), private=True)
