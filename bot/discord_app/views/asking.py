"""Pass a question on to the people of a server, once its asker has seen what is posted."""

from __future__ import annotations

import logging
import re
from http import HTTPStatus
from typing import Any

import discord
from discord.utils import utcnow

from bot.core.answering import help_phrases, phrases
from bot.core.answering.answer import Topic
from bot.core.errors import StorageError
from bot.discord_app.errors import named as error_name
from bot.discord_app.help_posts import post_at
from bot.discord_app.help_requests import is_void, message_link, refusal
from bot.discord_app.helping import HelpDesk, help_desk_at, may_post_at
from bot.discord_app.remembering import storage_of
from bot.discord_app.rendering.quoting import CUT
from bot.discord_app.rendering.requests import Request, preview_text
from bot.discord_app.responding import defer
from bot.discord_app.retrying import UNREACHABLE
from bot.discord_app.servers import advisor_of
from bot.discord_app.views import custom_ids
from bot.discord_app.views.components import Component, Kind
from bot.discord_app.views.panels import Panel, replace_panel, send_panel
from bot.discord_app.views.posting import may_write
from bot.discord_app.views.rereading import Reread, reread, reread_above
from bot.storage.protocol import RequestStore
from bot.storage.records import DIRECT, HelpRequest

log = logging.getLogger(__name__)

MISSING_PERMISSIONS = 50013
"""Discord's code for what the bot is not permitted to do.

https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes
"""


async def ask_people(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Show the asker what would be posted, where, and who would see it."""
    if interaction.user.id != int(named["asker"]):
        await send_panel(interaction, Panel(help_phrases.NOT_YOUR_QUESTION))
        return
    await defer(interaction, ephemeral=True, thinking=True)
    desk, refused = await _desk_or_refusal(interaction)
    found = await reread(interaction, named)
    if desk is None or found is None:
        await send_panel(interaction, refused or Panel(phrases.QUESTION_GONE))
        return
    answer, question = _places(interaction)
    custom_id = custom_ids.ask_id(answer, question, found.answer.topic)
    request = _request(interaction, desk, found, (answer, question))
    offered = (
        Component(Kind.MAIN, help_phrases.POST_IT, custom_id),
        Component(Kind.BUTTON, help_phrases.LEAVE_IT, custom_ids.LEAVE.pattern),
    )
    await send_panel(interaction, Panel(preview_text(request, desk.channel.mention), offered))


async def leave(interaction: discord.Interaction[Any], _named: re.Match[str]) -> None:
    """Do nothing of what was asked about."""
    await replace_panel(interaction, Panel(help_phrases.LEFT))


async def post_request(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Post what the preview shows, and link to it."""
    await defer(interaction)
    desk, refused = await _desk_or_refusal(interaction)
    found = await reread_above(interaction, custom_ids.topic_in(named))
    if desk is None or found is None:
        await replace_panel(interaction, refused or Panel(phrases.QUESTION_GONE))
        return
    places = int(named["answer"]), int(named["question"])
    request = _request(interaction, desk, found, places)
    await replace_panel(interaction, await _opened(interaction, desk, request))


async def _desk_or_refusal(
    interaction: discord.Interaction[Any],
) -> tuple[HelpDesk | None, Panel | None]:
    """Find where to ask, or say why the person cannot ask there now."""
    if not may_write(interaction):
        return None, Panel(phrases.NOT_POSTED)
    guild = interaction.guild_id or DIRECT
    # First, as it raises where the database is away; then settings are not to be trusted.
    latest = await storage_of(interaction).requests.latest(guild, interaction.user.id)
    desk = await help_desk_at(interaction)
    if desk is None:
        return None, Panel(help_phrases.NO_HELP_CHANNEL)
    if not may_post_at(desk):
        interaction.client.refusals.note(guild, desk.channel.id, MISSING_PERMISSIONS, utcnow())
        return None, Panel(help_phrases.CANNOT_POST)
    refused = refusal(latest, utcnow())
    if refused is None:
        return desk, None
    closable = latest is not None and latest.closed_at is None
    return None, Panel(refused, (_closing(interaction.user.id),) if closable else ())


async def _opened(interaction: discord.Interaction[Any], desk: HelpDesk, request: Request) -> Panel:
    """Keep the request, post it, and say where; nothing is kept of one that Discord refuses."""
    requests = storage_of(interaction).requests
    guild, person, now = desk.channel.guild.id, interaction.user.id, utcnow()
    latest = await requests.latest(guild, person)
    if latest is not None and is_void(latest, now):
        await requests.withdraw(guild, person)
    if not await requests.open(HelpRequest(guild, person, desk.channel.id, 0, now)):
        return Panel(help_phrases.BEING_POSTED)
    try:
        posted = await post_at(desk, request, person, interaction.client.refusals)
    except (discord.HTTPException, *UNREACHABLE) as error:
        await requests.withdraw(guild, person)
        if not _is_refusal(error):
            raise
        log.info("A request was refused in channel %s (%s)", desk.channel.id, error_name(error))
        return Panel(help_phrases.CANNOT_POST)
    await _note_place(requests, guild, person, posted)
    return Panel(help_phrases.POSTED.format(link=posted.jump_url), (_closing(person),))


def _is_refusal(error: Exception) -> bool:
    """Tell whether Discord itself will not have a post, rather than being out of reach."""
    answered = error.status if isinstance(error, discord.HTTPException) else None
    return answered is not None and answered < HTTPStatus.INTERNAL_SERVER_ERROR


async def _note_place(
    requests: RequestStore, guild: int, person: int, post: discord.Message
) -> None:
    """Keep where a request stands; it stands there too if that cannot be kept."""
    try:
        await requests.posted(guild, person, post.channel.id, post.id)
    except StorageError as error:
        log.warning("Where a request was posted in server %s is not kept: %s", guild, error)


def _request(
    interaction: discord.Interaction[Any], desk: HelpDesk, found: Reread, places: tuple[int, int]
) -> Request:
    """Put together what is posted; `places` are the messages of answer and question, 0 if none."""
    guild, channel = desk.channel.guild.id, interaction.channel_id or 0
    answered, asked = (message_link(guild, channel, one) if one else None for one in places)
    return Request(
        question=found.answer.question + CUT * found.cut,
        person=interaction.user.mention,
        follows=_follows(interaction, found.answer.topic),
        answered=answered,
        asked=asked,
        role=desk.role.mention if desk.role else None,
    )


def _follows(interaction: discord.Interaction[Any], topic: Topic | None) -> str | None:
    return phrases.follows_line(topic, advisor_of(interaction).careers) if topic else None


def _places(interaction: discord.Interaction[Any]) -> tuple[int, int]:
    """Return the ids of the answer and of the question's message, 0 where others see none."""
    answer = interaction.message
    if answer is None or answer.flags.ephemeral:
        return 0, 0
    return answer.id, (answer.reference.message_id or 0) if answer.reference else 0


def _closing(person: int) -> Component:
    return Component(Kind.BUTTON, help_phrases.CLOSE_IT, custom_ids.done_id(person))
