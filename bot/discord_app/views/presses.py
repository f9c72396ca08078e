"""Take every press, by the form of its custom_id; whatever fails, the presser gets a sentence."""

from __future__ import annotations

import re
from typing import Any

import discord

from bot.core.answering import phrases
from bot.discord_app.curating.presses import CURATING, CURATING_FORMS
from bot.discord_app.errors import failure_phrase, tell, wait_phrase
from bot.discord_app.servers import begun
from bot.discord_app.setup.pressing import open_page, set_field
from bot.discord_app.views import custom_ids
from bot.discord_app.views.asking import ask_people, leave, post_request
from bot.discord_app.views.closing import close
from bot.discord_app.views.deleting import forget_me
from bot.discord_app.views.explaining import explain
from bot.discord_app.views.forgetting import forget
from bot.discord_app.views.posting import post
from bot.discord_app.views.pressed import Press
from bot.discord_app.views.rating import check_oneself
from bot.discord_app.views.removing import remove
from bot.discord_app.views.renewing import renew
from bot.discord_app.views.showing import show_chosen, show_named
from bot.discord_app.views.turning import turn
from bot.discord_app.views.voting import give_reason, not_helpful, solved
from bot.discord_app.views.walking import walk

PRESSES: dict[re.Pattern[str], Press] = {
    custom_ids.SHOW: show_named,
    custom_ids.RELATED: show_chosen,
    custom_ids.CAREERS: show_chosen,
    custom_ids.WHY: explain,
    custom_ids.PAGE: turn,
    custom_ids.NEW_TOPIC: renew,
    custom_ids.HUMAN: ask_people,
    custom_ids.ASK: post_request,
    custom_ids.LEAVE: leave,
    custom_ids.DONE: close,
    custom_ids.FORGET_ME: forget_me,
    custom_ids.POST: post,
    custom_ids.REMOVE: remove,
    custom_ids.FIT: check_oneself,
    custom_ids.SETUP_OPEN: open_page,
    custom_ids.SETUP_SET: set_field,
    custom_ids.SOLVED: solved,
    custom_ids.UNHELPFUL: not_helpful,
    custom_ids.REASON: give_reason,
    custom_ids.FORGET: forget,
    **CURATING,
    custom_ids.ROAD: walk,
}

FORMS: dict[re.Pattern[str], Press] = {**CURATING_FORMS}
"""What a modal that is handed in does, by the form of its custom_id."""


def dynamic_items() -> list[type[discord.ui.DynamicItem[Any]]]:
    """List what takes the presses, of this run's messages as of those before it."""
    return [_dynamic_item(form, press) for form, press in PRESSES.items()]


async def answer_unknown(interaction: discord.Interaction[Any]) -> None:
    """Answer a press on what nobody here knows, such as a button of an older version."""
    if not any(form.fullmatch(_custom_id(interaction)) for form in PRESSES):
        await tell(interaction, phrases.UNKNOWN_PRESS)


async def take_form(interaction: discord.Interaction[Any]) -> None:
    """Take a modal that was handed in, of this run or of one before it."""
    for form, press in FORMS.items():
        named = form.fullmatch(_custom_id(interaction))
        if named is not None:
            await _take(interaction, press, named)
            return
    await tell(interaction, phrases.UNKNOWN_PRESS)


def _custom_id(interaction: discord.Interaction[Any]) -> str:
    data: Any = interaction.data or {}
    return str(data.get("custom_id", ""))


async def _take(interaction: discord.Interaction[Any], press: Press, named: re.Match[str]) -> None:
    """Do what was pressed, within the presser's pace; where that fails, say so."""
    wait = interaction.client.press_pace.wait(interaction.user.id, interaction.created_at)
    if wait:
        await tell(interaction, wait_phrase(wait))
        return
    try:
        with begun(interaction):
            await press(interaction, named)
    except Exception as error:  # whatever it is, the person gets a sentence
        await tell(interaction, failure_phrase(error, f"the press {press.__name__}"))


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
            """Do what was pressed."""
            await _take(interaction, press, self._named)

    return Pressed
