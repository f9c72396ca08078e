"""Delete everything that is kept of whoever asks for it."""

from __future__ import annotations

import re
from typing import Any

import discord

from bot.core.answering import privacy_phrases as phrases
from bot.discord_app.remembering import storage_of
from bot.discord_app.responding import defer
from bot.discord_app.views.panels import Panel, replace_panel


async def forget_me(interaction: discord.Interaction[Any], _named: re.Match[str]) -> None:
    """Delete all rows that are the presser's, and what is in memory, and say how many."""
    await defer(interaction)
    person = interaction.user.id
    rows = await storage_of(interaction).people.delete(person)
    interaction.client.topics.forget_person(person)
    interaction.client.voted_down.forget_person(person)
    said = phrases.DELETED.format(rows=rows) if rows else phrases.NOTHING_OF_YOU
    await replace_panel(interaction, Panel(said))
