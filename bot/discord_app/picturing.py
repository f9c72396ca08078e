"""Draw what a message shows, beside the event loop, and send on without it where that fails."""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

import discord

from bot.discord_app.errors import is_expired, report
from bot.discord_app.rendering.shown import Shown
from bot.pictures.drawing import Drawn, drawn

log = logging.getLogger(__name__)

Sent = TypeVar("Sent")


async def picture_of(shown: Shown, number: int, *, files: bool) -> Drawn | None:
    """Draw the picture of a page; only the first one has any, and only where files may be sent."""
    if shown.picture is None or number > 0 or not files:
        return None
    try:
        return await asyncio.to_thread(drawn, shown.picture)
    except Exception as error:  # whatever it is, the answer is given without a picture
        report(error, "a picture")
        return None


async def with_or_without(
    picture: Drawn | None, send: Callable[[Drawn | None], Awaitable[Sent]]
) -> Sent:
    """Send with a picture; where Discord refuses that, without."""
    if picture is not None:
        try:
            return await send(picture)
        except discord.HTTPException as error:
            if is_expired(error):
                raise
            log.info("Sent without its picture (%s %s)", error.status, error.code)
    return await send(None)


def to_file(picture: Drawn) -> discord.File:
    """Make discord.py's own object, which can be sent once."""
    return discord.File(io.BytesIO(picture.png), picture.name, description=picture.alt)
