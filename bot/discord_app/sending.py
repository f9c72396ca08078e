"""Send cards: as embeds where they are allowed, else as plain text; nobody is ever pinged."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import discord

from bot.core.answering.answer import Answer
from bot.discord_app.rendering.card import Card
from bot.discord_app.rendering.embeds import embed_payloads, to_embed
from bot.discord_app.rendering.plain import plain_payloads
from bot.discord_app.views.components import Component, components
from bot.discord_app.views.items import to_view

log = logging.getLogger(__name__)


async def respond(
    interaction: discord.Interaction[Any],
    cards: Iterable[Card],
    *,
    private: bool,
    answer: Answer | None = None,
) -> None:
    """Answer an interaction; `private` shows the answer to the asker alone.

    Under what says an `answer` stands what can be pressed about it.
    """
    # Outside servers Discord always allows embeds, whatever the permissions field says.
    embeds = interaction.guild_id is None or interaction.app_permissions.embed_links
    asker = interaction.user.id
    offered = components(answer, asker, private=private, read_again=False) if answer else ()
    for shown in _messages(cards, offered, embeds=embeds):
        if interaction.response.is_done():
            await interaction.followup.send(**shown, ephemeral=private)
        else:
            await interaction.response.send_message(**shown, ephemeral=private)


async def reply(
    message: discord.Message, cards: Iterable[Card], *, answer: Answer | None = None
) -> None:
    """Reply to a message; where Discord forbids it, note that and stay silent."""
    permissions = _own_permissions(message)
    replying: dict[str, Any] = {}
    if permissions.read_message_history:
        reference = message.to_reference(fail_if_not_exists=False)
        replying = {"reference": reference, "mention_author": False}
    asker, again = message.author.id, bool(replying)
    offered = components(answer, asker, private=False, read_again=again) if answer else ()
    try:
        for shown in _messages(cards, offered, embeds=permissions.embed_links):
            await message.channel.send(**shown, **replying)
    except discord.Forbidden as error:
        log.info("Not permitted to reply in channel %s (%s)", message.channel.id, error.code)


def _messages(
    cards: Iterable[Card], offered: Sequence[Component], *, embeds: bool
) -> Iterator[dict[str, Any]]:
    """Yield the arguments of each message to send; the last has what can be pressed."""
    payloads = embed_payloads(cards) if embeds else plain_payloads(cards)
    for number, payload in enumerate(payloads, 1):
        view = {"view": to_view(offered)} if offered and number == len(payloads) else {}
        if payload.content:
            yield {"content": payload.content, **view}
        else:
            yield {"embeds": list(map(to_embed, payload.blocks)), **view}


def _own_permissions(message: discord.Message) -> discord.Permissions:
    """Return what the bot may do where the message stands."""
    if message.guild is None:
        return discord.Permissions.all()
    try:
        return message.channel.permissions_for(message.guild.me)
    except discord.ClientException:
        # A thread whose parent is not in the cache; Discord itself will refuse what is forbidden.
        return discord.Permissions.all()
