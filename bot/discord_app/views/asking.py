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
from bot.discord_app.help_requests import is_void, message_link, refusal
from bot.discord_app.helping import HelpDesk, help_desk_at, may_post_at
from bot.discord_app.remembering import storage_of
from bot.discord_app.rendering.quoting import CUT
from bot.discord_app.rendering.requests import Request, preview_text, request_text, title_of
from bot.discord_app.views import custom_ids
from bot.discord_app.views.components import Component, Kind
from bot.discord_app.views.items import to_view
from bot.discord_app.views.panels import Panel, replace_panel, send_panel
from bot.discord_app.views.posting import may_write
from bot.discord_app.views.rereading import Reread, reread, reread_above
from bot.storage.protocol import RequestStore
from bot.storage.records import DIRECT, HelpRequest

log = logging.getLogger(__name__)


async def ask_people(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Show the asker what would be posted, where, and who would see it."""
    if interaction.user.id != int(named["asker"]):
        await send_panel(interaction, Panel(help_phrases.NOT_YOUR_QUESTION))
        return
    await interaction.response.defer(ephemeral=True, thinking=True)
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
    await interaction.response.defer()
    desk, refused = await _desk_or_refusal(interaction)
    found = reread_above(interaction, custom_ids.topic_in(named))
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
        return None, _refused_by_discord(interaction, desk)
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
        post = await _posted(desk, request, person)
    except discord.HTTPException as error:
        await requests.withdraw(guild, person)
        if error.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise
        log.info("A request was refused in channel %s (%s)", desk.channel.id, error.code)
        return _refused_by_discord(interaction, desk)
    await _note_place(requests, guild, person, post)
    return Panel(help_phrases.POSTED.format(link=post.jump_url), (_closing(person),))


async def _posted(desk: HelpDesk, request: Request, person: int) -> discord.Message:
    """Post a message, or a new post of a forum; only the role that owners allowed is notified."""
    arguments: dict[str, Any] = {
        "content": request_text(request),
        "view": to_view((Component(Kind.BUTTON, help_phrases.DONE, custom_ids.done_id(person)),)),
        "allowed_mentions": discord.AllowedMentions(
            everyone=False, users=False, roles=[desk.role] if desk.role else False
        ),
    }
    if isinstance(desk.channel, discord.TextChannel):
        return await desk.channel.send(**arguments)
    tags = _needed_tags(desk.channel)
    opened = await desk.channel.create_thread(
        name=title_of(request.question), applied_tags=tags, **arguments
    )
    return opened.message


async def _note_place(
    requests: RequestStore, guild: int, person: int, post: discord.Message
) -> None:
    """Keep where a request stands; it stands there too if that cannot be kept."""
    try:
        await requests.posted(guild, person, post.channel.id, post.id)
    except StorageError as error:
        log.warning("Where a request was posted in server %s is not kept: %s", guild, error)


def _needed_tags(forum: discord.ForumChannel) -> list[discord.ForumTag]:
    """Choose a tag where a forum wants one, one that needs no moderator if there is one."""
    if not forum.flags.require_tag:
        return []
    return sorted(forum.available_tags, key=lambda tag: tag.moderated)[:1]


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
    return phrases.follows_line(topic, interaction.client.advisor.careers) if topic else None


def _places(interaction: discord.Interaction[Any]) -> tuple[int, int]:
    """Return the ids of the answer and of the question's message, 0 where others see none."""
    answer = interaction.message
    if answer is None or answer.flags.ephemeral:
        return 0, 0
    return answer.id, (answer.reference.message_id or 0) if answer.reference else 0


def _closing(person: int) -> Component:
    return Component(Kind.BUTTON, help_phrases.CLOSE_IT, custom_ids.done_id(person))


def _refused_by_discord(interaction: discord.Interaction[Any], desk: HelpDesk) -> Panel:
    """Say that the bot cannot post, and note it for the server's owners."""
    interaction.client.refusals.note(desk.channel.guild.id, desk.channel.id)
    return Panel(help_phrases.CANNOT_POST)
