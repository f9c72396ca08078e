"""Read again what an answer was made from, by the source that its custom_id names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import discord

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Answer
from bot.discord_app.noting import names_in
from bot.discord_app.reading import asked_in, fetched
from bot.discord_app.rendering.quoting import quoted
from bot.discord_app.rendering.shown import ABOVE, AGAIN


@dataclass(frozen=True, slots=True)
class Reread:
    """The answer to a question as it is read now."""

    answer: Answer
    cut: bool = False
    """Only the beginning of the question was kept."""
    names: tuple[str, ...] = ()
    """Names of those whom the question mentions, where it can be told."""


def needs_fetching(named: re.Match[str]) -> bool:
    """Tell whether the question stands in another message: a request that can take long."""
    return named["source"] == AGAIN


async def reread(interaction: discord.Interaction[Any], named: re.Match[str]) -> Reread | None:
    """Answer once more from the source; None where the question or the item is gone."""
    advisor: Advisor = interaction.client.advisor
    if named["source"] == AGAIN:
        asked = await _replied_to(interaction)
        question = asked_in(asked, interaction.client.user).strip() if asked else ""
        names = tuple(names_in(asked, interaction.client.user)) if asked else ()
        return Reread(advisor.ask(question), names=names) if question else None
    if named["source"] == ABOVE:
        return reread_above(interaction)
    if named["item"] and advisor.has(named["item"], named["career"]):
        return Reread(advisor.show(named["item"], named["career"]))
    return None


def reread_above(interaction: discord.Interaction[Any]) -> Reread | None:
    """Answer once more the question quoted above; None where there is none."""
    advisor: Advisor = interaction.client.advisor
    found = quoted(interaction.message.content) if interaction.message else None
    return Reread(advisor.ask(found[0]), found[1]) if found else None


async def _replied_to(interaction: discord.Interaction[Any]) -> discord.Message | None:
    reference = interaction.message.reference if interaction.message else None
    if reference is None or reference.message_id is None:
        return None
    return await fetched(interaction, reference.channel_id, reference.message_id)
