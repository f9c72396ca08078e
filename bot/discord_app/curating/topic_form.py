"""Build the form that asks for a new gap topic."""

from __future__ import annotations

import discord

from bot.core.answering import phrases
from bot.core.knowledge.model import LONGEST_ID, LONGEST_SLUG, LONGEST_TEXT

SAYS, NAME, CLOSEST = "says", "name", "closest"
"""The custom_ids of its fields."""


def topic_form(custom_id: str, closest: str) -> discord.ui.Modal:
    """Ask for the topic's sentence and name, and for the item that comes nearest."""
    form = discord.ui.Modal(title=phrases.NEW_GAP_TOPIC, custom_id=custom_id, timeout=None)
    fields = [
        (phrases.TOPIC_SAYS, SAYS, LONGEST_TEXT, ""),
        (phrases.TOPIC_NAME, NAME, LONGEST_SLUG, ""),
        (phrases.TOPIC_CLOSEST, CLOSEST, LONGEST_ID, closest),
    ]
    for label, name, longest, default in fields:
        long = discord.TextStyle.paragraph if name == SAYS else discord.TextStyle.short
        field = discord.ui.TextInput[discord.ui.Modal](
            custom_id=name,
            style=long,
            max_length=longest,
            default=default or None,
            required=name != CLOSEST,
        )
        form.add_item(discord.ui.Label(text=label, component=field))
    # What is handed in goes by its custom_id, restarted or not; discord.py keeps no copy.
    form.stop()
    return form
