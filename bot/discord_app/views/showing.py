"""Show the item that a button or an option names, to the presser alone."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import discord
from discord.utils import utcnow

from bot.core.answering import phrases
from bot.discord_app.remembering import remembers
from bot.discord_app.rendering.shown import shown_answer
from bot.discord_app.sending import respond, say
from bot.discord_app.servers import advisor_of
from bot.discord_app.views import custom_ids
from bot.discord_app.views.pressed import chosen_in


async def show_named(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Show the item that a button's custom_id names."""
    await _show(interaction, named["version"], named["career"], named["item"])


async def show_chosen(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Show the item that was chosen in a select."""
    chosen = custom_ids.ITEM.fullmatch(chosen_in(interaction))
    if chosen is None:
        await say(interaction, phrases.UNKNOWN_PRESS)
    else:
        await _show(interaction, named["version"], chosen["career"], chosen["item"])


async def show_item(interaction: discord.Interaction[Any], career: str, item_id: str) -> None:
    """Show an item that there is."""
    advisor = advisor_of(interaction)
    answer = advisor.show(item_id, career)
    source = custom_ids.item_source(career, item_id)
    shown = shown_answer(advisor, answer, utcnow().date(), source)
    await respond(interaction, replace(shown, votable=remembers(interaction)), private=True)


async def _show(
    interaction: discord.Interaction[Any], version: str, career: str, item_id: str
) -> None:
    advisor = advisor_of(interaction)
    if not advisor.has(item_id, career):
        same = custom_ids.same_version(version, advisor.knowledge.version)
        phrase = phrases.UNKNOWN_PRESS if same else phrases.TOPIC_GONE
        await say(interaction, phrase)
    else:
        await show_item(interaction, career, item_id)
