"""Pass over what Discord tells in a form that cannot be read, so that it ends nothing.

discord.py lets such an event end the connection, and with it the program.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from typing import Any

from bot.discord_app.counts import Count, Counts

log = logging.getLogger(__name__)

Payload = Any
Parser = Callable[[Payload], None]
Parsers = MutableMapping[str, Parser]

BEGINNINGS = frozenset({"READY", "RESUMED"})
"""Events without which there is no session: what cannot be read of them must be seen."""

IDS_END = 2**63
"""An id from here on fits no database's integer; Discord's reach it in the year 2084."""


def pass_over_unreadable(parsers: Parsers, counts: Counts) -> None:
    """Let no event but the beginnings of a session raise what is wrong with it."""
    for event, parser in parsers.items():
        if event not in BEGINNINGS:
            parsers[event] = _bearing(event, parser, counts)


def _bearing(event: str, parser: Parser, counts: Counts) -> Parser:
    must_be_whole = WHOLE.get(event)

    def read(payload: Payload) -> None:
        try:
            if must_be_whole is not None:
                must_be_whole(payload)
            parser(payload)
        except Exception as error:  # whatever it is, the next event can be read
            # Not the error's words, which may quote what a person wrote.
            log.warning("An event cannot be read: %s (%s)", event, type(error).__name__)
            counts[Count.UNREADABLE] += 1

    return read


def _whole_message(payload: Payload) -> None:
    """Raise where a message lacks what discord.py does not miss at once."""
    _whole_ids([payload["id"], payload["channel_id"], payload.get("guild_id") or "0"])
    for user in (payload["author"], *payload["mentions"]):
        _whole_user(user)


def _whole_interaction(payload: Payload) -> None:
    _whole_ids([payload["id"], payload["channel_id"], payload.get("guild_id") or "0"])
    _whole_user(payload["member"]["user"] if "guild_id" in payload else payload["user"])
    if "message" in payload:
        _whole_message(payload["message"])
        for row in payload["message"]["components"]:
            _whole_component(row)


def _whole_user(user: Payload) -> None:
    _whole_ids([user["id"]])
    _have(user, "username", "discriminator", "avatar")


def _whole_component(component: Payload) -> None:
    _have(component, "type")
    for one in component.get("components", ()):
        _whole_component(one)


def _have(part: Payload, *names: str) -> None:
    for name in names:
        if name not in part:
            raise KeyError(name)


def _whole_ids(ids: Iterable[str]) -> None:
    if any(not 0 <= int(one) < IDS_END for one in ids):
        raise ValueError("an id that is none")


WHOLE: Mapping[str, Parser] = {
    "MESSAGE_CREATE": _whole_message,
    "MESSAGE_UPDATE": _whole_message,
    "MESSAGE_DELETE": lambda payload: _whole_ids([payload["id"]]),
    "MESSAGE_DELETE_BULK": lambda payload: _whole_ids(payload["ids"]),
    "INTERACTION_CREATE": _whole_interaction,
}
"""What raises where an event lacks a part without which its handling fails later."""
