"""Send cards: as embeds where they are allowed, else as plain text; nobody is ever pinged."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from typing import Any

import discord

from bot.core.answering.answer import Answer
from bot.discord_app.rendering.card import Card
from bot.discord_app.rendering.embeds import embed_payloads, to_embed
from bot.discord_app.rendering.payload import Payload
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
    payloads, sent = _payloads(cards, embeds=embeds), list[int]()
    for payload in payloads:
        under = answer if payload is payloads[-1] else None
        offered = _offered(under, interaction.user.id, sent, private=private)
        sent.append(await _send(interaction, _arguments(payload, offered), private=private))


async def reply(
    message: discord.Message, cards: Iterable[Card], *, answer: Answer | None = None
) -> None:
    """Reply to a message; where Discord forbids it, note that and stay silent."""
    permissions = _own_permissions(message)
    replying: dict[str, Any] = {}
    if permissions.read_message_history:
        reference = message.to_reference(fail_if_not_exists=False)
        replying = {"reference": reference, "mention_author": False}
    payloads, sent = _payloads(cards, embeds=permissions.embed_links), list[int]()
    try:
        for payload in payloads:
            under = answer if payload is payloads[-1] else None
            offered = _offered(under, message.author.id, sent, read_again=bool(replying))
            shown = await message.channel.send(**_arguments(payload, offered), **replying)
            sent.append(shown.id)
    except discord.Forbidden as error:
        log.info("Not permitted to reply in channel %s (%s)", message.channel.id, error.code)


async def _send(
    interaction: discord.Interaction[Any], shown: dict[str, Any], *, private: bool
) -> int:
    """Send the response, or what follows it, and return the message's id."""
    if interaction.response.is_done():
        message = await interaction.followup.send(**shown, ephemeral=private, wait=True)
        return message.id
    response = await interaction.response.send_message(**shown, ephemeral=private)
    return response.message_id or interaction.id


def _payloads(cards: Iterable[Card], *, embeds: bool) -> Sequence[Payload]:
    return embed_payloads(cards) if embeds else plain_payloads(cards)


def _offered(
    answer: Answer | None,
    asker: int,
    sent: Sequence[int],
    *,
    private: bool = False,
    read_again: bool = False,
) -> Sequence[Component]:
    """Offer what can be pressed under the last message of an answer."""
    if answer is None:
        return ()
    return components(answer, asker, private=private, read_again=read_again, earlier=sent)


def _arguments(payload: Payload, offered: Sequence[Component]) -> dict[str, Any]:
    """Return the arguments of one message to send."""
    view = {"view": to_view(offered)} if offered else {}
    if payload.content:
        return {"content": payload.content, **view}
    return {"embeds": list(map(to_embed, payload.blocks)), **view}


def _own_permissions(message: discord.Message) -> discord.Permissions:
    """Return what the bot may do where the message stands."""
    if message.guild is None:
        return discord.Permissions.all()
    try:
        return message.channel.permissions_for(message.guild.me)
    except discord.ClientException:
        # A thread whose parent is not in the cache; Discord itself will refuse what is forbidden.
        return discord.Permissions.all()
