"""Post a preview as an answer to the message that it was made for."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from typing import Any

import discord
from discord.utils import utcnow

from bot.core.answering import phrases
from bot.discord_app.audience import Audience, audience_of
from bot.discord_app.messages import message_of, new_message_of
from bot.discord_app.remembering import remembers
from bot.discord_app.rendering.shown import ABOVE, Shown, shown_answer, shown_phrase
from bot.discord_app.responding import defer, later
from bot.discord_app.sending import post as post_message
from bot.discord_app.sending import say
from bot.discord_app.servers import advisor_of
from bot.discord_app.views.forgetting import noted_key
from bot.discord_app.views.rereading import reread_above

log = logging.getLogger(__name__)


def may_write(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether the person of an interaction may write where it takes place."""
    if interaction.guild_id is None:
        return True
    in_thread = isinstance(interaction.channel, discord.Thread)
    allowed = interaction.permissions
    return allowed.send_messages_in_threads if in_thread else allowed.send_messages


async def post(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Reply to the message where the bot can, else answer here with its link."""
    if not may_write(interaction):
        await say(interaction, phrases.NOT_POSTED)
        return
    found = await reread_above(interaction)
    if found is None:
        await say(interaction, phrases.QUESTION_GONE)
        return
    await defer(interaction)
    shown = shown_answer(advisor_of(interaction), found.answer, utcnow().date(), ABOVE)
    shown = replace(shown, votable=remembers(interaction), noted=noted_key(interaction.message))
    target = discord.MessageReference(
        message_id=int(named["message"]),
        channel_id=int(named["channel"]),
        guild_id=interaction.guild_id,
        fail_if_not_exists=False,
    )
    posted = await _replied(interaction, shown, target) or await _linked(interaction, shown, target)
    done = shown_phrase(phrases.POSTED.format(link=posted))
    change = interaction.edit_original_response
    await later(interaction, lambda: change(**message_of(done, Audience(0, embeds=True))))


async def _replied(
    interaction: discord.Interaction[Any], shown: Shown, target: discord.MessageReference
) -> str | None:
    """Reply as a member, and return the reply's address; None where that is not allowed."""
    if target.channel_id != interaction.channel_id or not _is_member(interaction):
        return None
    channel = interaction.client.get_partial_messageable(
        target.channel_id, guild_id=interaction.guild_id
    )
    audience = audience_of(interaction, private=False)
    replying = {"reference": target, "mention_author": False}
    try:
        sent = await post_message(
            channel,
            lambda: {**new_message_of(shown, audience), **replying},
            interaction.client.refusals,
        )
    except (discord.Forbidden, discord.NotFound) as error:
        log.info("Not permitted to reply in channel %s (%s)", target.channel_id, error.code)
        return None
    return str(sent.jump_url)


async def _linked(
    interaction: discord.Interaction[Any], shown: Shown, target: discord.MessageReference
) -> str:
    """Answer the interaction for all to see, with a link to the message; return the address."""
    linking = replace(shown, link=target.jump_url)
    audience = audience_of(interaction, private=False)
    send = interaction.followup.send
    sent: discord.WebhookMessage = await later(
        interaction, lambda: send(**new_message_of(linking, audience), wait=True), repeatable=False
    )
    return sent.jump_url


def _is_member(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether the bot itself is where the interaction takes place."""
    if interaction.guild_id is not None:
        return interaction.client.get_guild(interaction.guild_id) is not None
    return isinstance(interaction.channel, discord.DMChannel) and interaction.context.dm_channel
