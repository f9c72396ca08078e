"""Forget the text of a question where its asker does not want it kept."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

import discord

from bot.core.answering import phrases
from bot.discord_app.remembering import storage_of
from bot.discord_app.responding import defer
from bot.discord_app.sending import say
from bot.discord_app.views import custom_ids

log = logging.getLogger(__name__)


async def forget(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Forget the text for its asker, and say so on the button in its place."""
    if interaction.user.id != int(named["asker"]):
        await say(interaction, phrases.NOT_YOURS_TO_FORGET)
        return
    await defer(interaction)
    await storage_of(interaction).notes.forget(named["key"])
    await say(interaction, phrases.QUESTION_FORGOTTEN)
    if interaction.message is not None:
        await _say_on_button(interaction, interaction.message, named)


def noted_key(message: discord.Message | None) -> str:
    """Return the key of the text that was taken down for an answer.

    It is custom_ids.FORGOTTEN where it is not kept any more, "" where none was taken down.
    """
    for one in _buttons(message):
        found = custom_ids.FORGET.fullmatch(one.custom_id or "")
        if found:
            return found["key"]
    return ""


async def _say_on_button(
    interaction: discord.Interaction[Any], message: discord.Message, named: re.Match[str]
) -> None:
    view = discord.ui.View.from_message(message, timeout=None)
    view.stop()
    for item in view.children:
        if isinstance(item, discord.ui.Button) and item.custom_id == named.string:
            item.custom_id = custom_ids.forget_id(int(named["asker"]), custom_ids.FORGOTTEN)
            item.label, item.disabled = phrases.NOT_KEPT, True
    try:
        await interaction.edit_original_response(view=view)
    except discord.NotFound:
        log.info("An answer whose question was forgotten is gone")


def _buttons(message: discord.Message | None) -> Iterator[discord.Button]:
    for row in message.components if message else ():
        if isinstance(row, discord.ActionRow):
            yield from (one for one in row.children if isinstance(one, discord.Button))
