"""Take down what is asked: counts of outcomes, and what found no answer where servers want that."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import discord
from discord.utils import utcnow

from bot.discord_app.rendering.shown import Shown
from bot.storage.protocol import Storage
from bot.storage.records import DIRECT, DayCount


def noted(storage: Storage | None, shown: Shown, guild: int | None) -> Shown:
    """Take an answer down, and offer what a storage makes possible; nothing else is changed."""
    if storage is None or shown.answer is None:
        return shown
    day = utcnow().date()
    storage.notes.count(DayCount(guild or DIRECT, day, shown.answer.outcome, 1))
    return replace(shown, votable=True)


def noted_for(interaction: discord.Interaction[Any], shown: Shown) -> Shown:
    """Take down what a command answers."""
    return noted(interaction.client.storage, shown, interaction.guild_id)
