"""Read again what an answer was made from, by the source that its custom_id names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import discord

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Answer, Topic
from bot.core.answering.following import follow, topic_after
from bot.discord_app.noting import names_in
from bot.discord_app.reading import asked_in, fetched
from bot.discord_app.rendering.quoting import quoted
from bot.discord_app.rendering.shown import ABOVE, AGAIN
from bot.discord_app.servers import server_of
from bot.discord_app.views import custom_ids


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
    if interaction.message is None:
        return None
    advisor = (await server_of(interaction)).advisor
    return await _reread(interaction.client, advisor, interaction.message, named)


async def topic_under(client: Any, answer: discord.Message, advisor: Advisor) -> Topic | None:
    """Say what an answer of the bot shows, for a reply to it; None where that is not known."""
    for component in buttons_under(answer):
        named = custom_ids.WHY.fullmatch(component.custom_id or "")
        if named:
            found = await _reread(client, advisor, answer, named)
            return topic_after(advisor, found.answer, None) if found else None
    return None


async def reread_above(
    interaction: discord.Interaction[Any], topic: Topic | None = None
) -> Reread | None:
    """Answer once more the question quoted above, after a topic; None where there is none."""
    if interaction.message is None:
        return None
    advisor = (await server_of(interaction)).advisor
    return _reread_above(advisor, interaction.message, topic)


def buttons_under(message: discord.Message) -> Iterator[discord.Button]:
    """Yield what can be pressed below a message."""
    for row in message.components:
        if isinstance(row, discord.ActionRow):
            yield from (one for one in row.children if isinstance(one, discord.Button))


async def _reread(
    client: Any, advisor: Advisor, answer: discord.Message, named: re.Match[str]
) -> Reread | None:
    topic = custom_ids.topic_in(named)
    if named["source"] == AGAIN:
        asked = await _replied_to(client, answer)
        question = asked_in(asked, client.user).strip() if asked else ""
        names = tuple(names_in(asked, client.user)) if asked else ()
        return Reread(follow(advisor, question, topic), names=names) if question else None
    if named["source"] == ABOVE:
        return _reread_above(advisor, answer, topic)
    if named["item"] and advisor.has(named["item"], named["career"]):
        return Reread(advisor.show(named["item"], named["career"]))
    return None


def _reread_above(advisor: Advisor, answer: discord.Message, topic: Topic | None) -> Reread | None:
    found = quoted(answer.content)
    return Reread(follow(advisor, found[0], topic), found[1]) if found else None


async def _replied_to(client: discord.Client, answer: discord.Message) -> discord.Message | None:
    """Fetch what an answer replies to; what it names elsewhere is not for who reads it here."""
    reference = answer.reference
    if reference is None or reference.message_id is None:
        return None
    if reference.channel_id != answer.channel.id:
        return None
    return await fetched(client, reference.channel_id, reference.message_id)
