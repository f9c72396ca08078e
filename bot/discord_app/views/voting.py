"""Take votes on whether an answer helped, and ask why where it did not."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import discord
from discord.utils import utcnow

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.discord_app.noting import NOTHING, VOTED_DOWN, keeps_texts, note_text, open_question
from bot.discord_app.remembering import storage_of
from bot.discord_app.responding import defer
from bot.discord_app.sending import say
from bot.discord_app.servers import advisor_of
from bot.discord_app.views import custom_ids
from bot.discord_app.views.components import Component, Kind, Option, dont_keep
from bot.discord_app.views.forgetting import noted_key
from bot.discord_app.views.panels import Panel, replace_panel, send_panel
from bot.discord_app.views.pressed import chosen_in
from bot.discord_app.views.rereading import reread
from bot.storage.records import DIRECT, Reason, Vote


async def solved(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Keep that an answer helped."""
    await defer(interaction, ephemeral=True, thinking=True)
    if await _cast(interaction, named, _pressed(interaction), solved=True):
        await say(interaction, phrases.VOTED)


async def not_helpful(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Keep that an answer did not help, note its question, and ask why."""
    await defer(interaction, ephemeral=True, thinking=True)
    answer = _pressed(interaction)
    if await _cast(interaction, named, answer, solved=False):
        key = await _note_question(interaction, named, answer)
        await send_panel(interaction, _confirmation(interaction, key, _why(named, answer)))


async def give_reason(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Keep why an answer did not help."""
    chosen = chosen_in(interaction)
    if chosen not in list(Reason):
        await say(interaction, phrases.UNKNOWN_PRESS)
        return
    await defer(interaction)
    answer = int(named["answer"])
    if await _cast(interaction, named, answer, solved=False, reason=Reason(chosen)):
        key = noted_key(interaction.message)
        await replace_panel(interaction, _confirmation(interaction, key))


def known_items(advisor: Advisor, marks: str) -> tuple[tuple[str, str], ...]:
    """Find the items, as career and item id, that marks name; those that are gone are left out."""
    known = {
        custom_ids.item_mark(career.id, item_id): (career.id, item_id)
        for career in advisor.careers
        for item_id in career.ids
    }
    return tuple(known[mark] for mark in custom_ids.marks_in(marks) if mark in known)


async def _cast(
    interaction: discord.Interaction[Any],
    named: re.Match[str],
    answer: int,
    *,
    solved: bool,
    reason: Reason | None = None,
) -> bool:
    """Keep a vote for what was shown; say so where nothing of that is known any more."""
    entries = known_items(advisor_of(interaction), named["marks"])
    if named["marks"] and not entries:
        await say(interaction, phrases.TOPIC_GONE)
        return False
    vote = Vote(
        guild=interaction.guild_id or DIRECT,
        answer=answer,
        person=interaction.user.id,
        solved=solved,
        outcome=named["outcome"],
        entries=entries,
        day=utcnow().date(),
        reason=reason,
    )
    await storage_of(interaction).votes.cast(vote)
    return True


async def _note_question(
    interaction: discord.Interaction[Any], named: re.Match[str], answer: int
) -> str:
    """Note once what an answer that was voted down was asked; return the voter's key for it.

    A question of the knowledge's own is none that it lacks; one that found no answer was noted when
    it was asked.
    """
    storage, voted_down = storage_of(interaction), interaction.client.voted_down
    told = named["item"] or noted_key(interaction.message)
    if told or not await keeps_texts(storage, interaction.guild_id):
        return ""
    found = await reread(interaction, named)
    known: str | None = voted_down.key_of(answer, interaction.user.id)
    if known is not None or found is None:
        return known or ""
    shown = known_items(advisor_of(interaction), named["marks"])
    question = replace(
        open_question(found.answer, found.names),
        outcome=VOTED_DOWN,
        closest=shown[0] if shown else NOTHING,
    )
    key = await note_text(storage, interaction.guild_id, question)
    voted_down.keep(answer, interaction.user.id, key)
    return key


def _confirmation(interaction: discord.Interaction[Any], key: str, *why: Component) -> Panel:
    """Confirm a vote, and say whether the question was noted with it."""
    if not key:
        return Panel(phrases.VOTED, why)
    button = replace(dont_keep(interaction.user.id, key), row=len(why))
    noted = "" if key == custom_ids.FORGOTTEN else f" {phrases.QUESTION_NOTED}"
    return Panel(phrases.VOTED + noted, (*why, button))


def _pressed(interaction: discord.Interaction[Any]) -> int:
    """Return the id of the message that a button stands under."""
    return interaction.message.id if interaction.message else interaction.id


def _why(named: re.Match[str], answer: int) -> Component:
    custom_id = custom_ids.reason_id(answer, named["outcome"], named["marks"])
    options = tuple(Option(reason.capitalize(), reason) for reason in Reason)
    return Component(Kind.SELECT, phrases.WHY_NOT_HELPFUL, custom_id, options)
