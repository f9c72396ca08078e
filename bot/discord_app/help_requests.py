"""Decide whether a person may ask the people of a server now."""

from __future__ import annotations

from datetime import datetime, timedelta

from discord.utils import format_dt

from bot.core.answering import help_phrases as phrases
from bot.storage.records import HelpRequest

COOLDOWN = timedelta(hours=1)
"""How long after a person's last request the next can be opened in the same server."""

POSTING = timedelta(minutes=1)
"""How long posting takes at most; a request that is older and stands nowhere was cut short."""


def refusal(latest: HelpRequest | None, now: datetime) -> str | None:
    """Say why a person cannot ask yet, in Markdown; None where they can."""
    if latest is None or is_void(latest, now):
        return None
    if latest.closed_at is None:
        link = link_to(latest)
        return phrases.STILL_OPEN.format(link=link) if link else phrases.BEING_POSTED
    again = latest.at + COOLDOWN
    if now >= again:
        return None
    return phrases.TOO_SOON.format(when=format_dt(again, "R"), link=link_to(latest))


def is_void(request: HelpRequest, now: datetime) -> bool:
    """Tell whether a request was opened but never posted."""
    return request.closed_at is None and not request.message and now - request.at >= POSTING


def link_to(request: HelpRequest) -> str | None:
    """Return the address of a request's post; None where it was not posted yet."""
    if not request.message:
        return None
    return message_link(request.guild, request.channel, request.message)


def message_link(guild: int, channel: int, message: int) -> str:
    """Return the address of a message of a server."""
    return f"https://discord.com/channels/{guild}/{channel}/{message}"
