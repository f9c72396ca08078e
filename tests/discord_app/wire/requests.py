"""Say why Discord would refuse a request of the bot, or why the bot should not send it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import discord
from discord.http import handle_message_parameters

from bot.discord_app import limits
from tests.discord_app.wire import official
from tests.discord_app.wire.commands import command_faults
from tests.discord_app.wire.forms import modal_faults
from tests.discord_app.wire.messages import Body, lengths, message_faults

NEW = re.compile(r"POST (/channels/\d+/messages|/webhooks/\d+/[^/]+)")
EDITED = re.compile(
    r"PATCH (/channels/\d+/messages/\d+|/webhooks/\d+/[^/]+/messages/(\d+|@original))"
)
CALLBACK = re.compile(r"POST /interactions/\d+/[^/]+/callback")
THREAD = re.compile(r"POST /channels/\d+/threads")
COMMANDS = re.compile(r"PUT /applications/\d+(/guilds/\d+)?/commands")

MESSAGE, DEFER, DEFER_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9


def faults(method: str, path: str, body: Any) -> list[str]:
    """Check a request; where Discord's document is at hand, by that too."""
    found = [*own_faults(method, path, body), *official.faults(method, path, body)]
    return [f"{method} {path}: {fault}" for fault in found]


def message_refusals(**shown: Any) -> list[str]:
    """Check a message as discord.py writes it for a client that pings nobody."""
    nobody = discord.AllowedMentions.none()
    with handle_message_parameters(**shown, allowed_mentions=nobody) as written:
        return faults("POST", "/channels/1/messages", written.payload)


def own_faults(method: str, path: str, body: Any) -> Iterator[str]:
    """Check by rules that Discord states in words; other requests than those named have none."""
    request = f"{method} {path}"
    if NEW.fullmatch(request):
        yield from message_faults(body, new=True)
    elif EDITED.fullmatch(request):
        yield from message_faults(body, new=False)
    elif THREAD.fullmatch(request):
        yield from lengths(body, "name", limits.POST_TITLE, least=1)
        yield from message_faults(body["message"], new=True)
    elif CALLBACK.fullmatch(request):
        yield from _callback_faults(body)
    elif COMMANDS.fullmatch(request):
        yield from command_faults(body)


def _callback_faults(body: Body) -> Iterator[str]:
    kind, data = body["type"], body.get("data") or {}
    if kind in (MESSAGE, UPDATE):
        yield from message_faults(data, new=kind == MESSAGE)
    elif kind == CHOICES:
        yield from lengths(data, "choices", limits.CHOICES)
        for choice in data["choices"]:
            yield from lengths(choice, "name", limits.CHOICE_NAME, least=1)
            if isinstance(choice["value"], str):
                yield from lengths(choice, "value", limits.CHOICE_VALUE, least=1)
    elif kind == MODAL:
        yield from modal_faults(data)
    elif kind not in (DEFER, DEFER_UPDATE):
        yield f"a response of type {kind}, for which there are no rules here"
