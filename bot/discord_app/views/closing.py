"""Close a request for help, for its asker, a moderator or a helper."""

from __future__ import annotations

import logging
import re
from typing import Any

import discord
from discord.utils import utcnow

from bot.core.answering import help_phrases as phrases
from bot.discord_app.errors import named as error_name
from bot.discord_app.helping import settings_at
from bot.discord_app.reading import fetched
from bot.discord_app.remembering import storage_of
from bot.discord_app.rendering.requests import closed_text
from bot.discord_app.responding import defer
from bot.discord_app.retrying import MESSAGE, UNREACHABLE, insist
from bot.discord_app.sending import say
from bot.discord_app.views.panels import Panel, replace_panel
from bot.discord_app.views.removing import may_remove
from bot.storage.records import HelpRequest

log = logging.getLogger(__name__)


async def close(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Close a request, under its post or on its asker's own panel, and say so in the post."""
    person = int(named["person"])
    message = interaction.message
    if message is None or not await _may_close(interaction, person):
        await say(interaction, phrases.NOT_YOURS_TO_CLOSE)
        return
    await defer(interaction)
    if message.flags.ephemeral:
        await replace_panel(interaction, Panel(await _close_elsewhere(interaction, person)))
        return
    requests, guild = storage_of(interaction).requests, interaction.guild_id or 0
    latest = await requests.latest(guild, person)
    if latest is not None and latest.message in (0, message.id):
        await requests.close(guild, person, utcnow())
    await replace_panel(interaction, Panel(closed_text(message.content, interaction.user.mention)))


async def _may_close(interaction: discord.Interaction[Any], person: int) -> bool:
    if may_remove(interaction, person):
        return True
    helpers = (await settings_at(interaction)).help_role
    user = interaction.user
    return isinstance(user, discord.Member) and any(role.id == helpers for role in user.roles)


async def _close_elsewhere(interaction: discord.Interaction[Any], person: int) -> str:
    """Close a request from its asker's panel, and return what to say there."""
    requests, guild = storage_of(interaction).requests, interaction.guild_id or 0
    latest = await requests.latest(guild, person)
    if latest is None or not await requests.close(guild, person, utcnow()):
        return phrases.CLOSED_ALREADY
    await _say_in_post(interaction, latest)
    return phrases.CLOSED


async def _say_in_post(interaction: discord.Interaction[Any], request: HelpRequest) -> None:
    """Say in the post that the request is closed, if it is still there and can be changed."""
    if not request.message:
        return
    post = await fetched(interaction.client, request.channel, request.message)
    if post is None:
        return
    closed = closed_text(post.content, interaction.user.mention)
    try:
        await insist(lambda: post.edit(content=closed, view=None), MESSAGE)
    except (discord.Forbidden, discord.NotFound, *UNREACHABLE) as error:
        log.info("The post of a closed request could not be changed (%s)", error_name(error))
