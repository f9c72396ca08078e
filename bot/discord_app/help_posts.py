"""Post requests where a server's people are asked; at most one role is notified."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import discord
from discord.utils import utcnow

from bot.core.answering import help_phrases as phrases
from bot.discord_app.helping import HelpDesk
from bot.discord_app.refusals import Refusals
from bot.discord_app.rendering.requests import Request, request_text, title_of
from bot.discord_app.retrying import MESSAGE, insist
from bot.discord_app.sending import post
from bot.discord_app.views import custom_ids
from bot.discord_app.views.components import Component, Kind
from bot.discord_app.views.items import to_view


async def post_at(
    desk: HelpDesk, request: Request, person: int, refusals: Refusals
) -> discord.Message:
    """Post a message, or a new post of a forum; only the role that owners allowed is notified."""

    def arguments() -> dict[str, Any]:
        done = Component(Kind.BUTTON, phrases.DONE, custom_ids.done_id(person))
        roles: list[discord.abc.Snowflake] = [desk.role] if desk.role else []
        return {
            "content": request_text(request),
            "view": to_view((done,)),
            "allowed_mentions": discord.AllowedMentions(everyone=False, users=False, roles=roles),
        }

    if isinstance(desk.channel, discord.TextChannel):
        return await post(desk.channel, arguments, refusals)
    return await _opened_in_forum(desk.channel, title_of(request.question), arguments, refusals)


async def _opened_in_forum(
    forum: discord.ForumChannel,
    title: str,
    arguments: Callable[[], dict[str, Any]],
    refusals: Refusals,
) -> discord.Message:
    tags = _needed_tags(forum)
    try:
        opened = await insist(
            lambda: forum.create_thread(name=title, applied_tags=tags, **arguments()),
            MESSAGE,
            repeatable=False,
        )
    except discord.Forbidden as error:
        refusals.note(forum.guild.id, forum.id, error.code, utcnow())
        raise
    refusals.forget(forum.id)
    return opened.message


def _needed_tags(forum: discord.ForumChannel) -> list[discord.ForumTag]:
    """Choose a tag where a forum wants one, one that needs no moderator if there is one."""
    if not forum.flags.require_tag:
        return []
    return sorted(forum.available_tags, key=lambda tag: tag.moderated)[:1]
