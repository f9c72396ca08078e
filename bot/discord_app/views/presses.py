"""Take every press, by the form of its custom_id; whatever fails, the presser gets a sentence."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any

import discord

from bot.core.answering import phrases
from bot.discord_app.errors import failure_phrase, tell, wait_phrase
from bot.discord_app.views import custom_ids
from bot.discord_app.views.explaining import explain
from bot.discord_app.views.posting import post
from bot.discord_app.views.rating import check_oneself
from bot.discord_app.views.removing import remove
from bot.discord_app.views.renewing import renew
from bot.discord_app.views.showing import show_chosen, show_named
from bot.discord_app.views.turning import turn
from bot.discord_app.views.walking import walk

Press = Callable[[discord.Interaction[Any], re.Match[str]], Awaitable[None]]

PRESSES: dict[re.Pattern[str], Press] = {
    custom_ids.SHOW: show_named,
    custom_ids.RELATED: show_chosen,
    custom_ids.WHY: explain,
    custom_ids.PAGE: turn,
    custom_ids.NEW_TOPIC: renew,
    custom_ids.POST: post,
    custom_ids.REMOVE: remove,
    custom_ids.FIT: check_oneself,
    custom_ids.ROAD: walk,
}


def dynamic_items() -> list[type[discord.ui.DynamicItem[Any]]]:
    """List what takes the presses, of this run's messages as of those before it."""
    return [_dynamic_item(form, press) for form, press in PRESSES.items()]


async def answer_unknown(interaction: discord.Interaction[Any]) -> None:
    """Answer a press on what nobody here knows, such as a button of an older version."""
    data: Any = interaction.data or {}
    custom_id = str(data.get("custom_id", ""))
    if not any(form.fullmatch(custom_id) for form in PRESSES):
        await tell(interaction, phrases.UNKNOWN_PRESS)


def _dynamic_item(form: re.Pattern[str], press: Press) -> type[discord.ui.DynamicItem[Any]]:
    class Pressed(discord.ui.DynamicItem[Any], template=form):
        """Hold one press; all that it needs is in the custom_id."""

        def __init__(self, item: discord.ui.Item[Any], named: re.Match[str]) -> None:
            super().__init__(item)
            self._named = named

        @classmethod
        async def from_custom_id(
            cls,
            _interaction: discord.Interaction[Any],
            item: discord.ui.Item[Any],
            match: re.Match[str],
            /,
        ) -> Pressed:
            """Take a press as its custom_id tells it."""
            return cls(item, match)

        async def callback(self, interaction: discord.Interaction[Any]) -> None:
            """Do what was pressed, within the presser's pace."""
            wait = interaction.client.press_pace.wait(interaction.user.id, interaction.created_at)
            if wait:
                await tell(interaction, wait_phrase(wait))
                return
            try:
                await press(interaction, self._named)
            except Exception as error:  # whatever it is, the person gets a sentence
                await tell(interaction, failure_phrase(error, f"the press {press.__name__}"))

    return Pressed
