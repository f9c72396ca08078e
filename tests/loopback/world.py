"""Hold what this Discord knows: servers, channels, messages, commands, and who waits for what."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TypeVar

from tests.loopback import objects
from tests.loopback.objects import Json

_T = TypeVar("_T")

FIRST_RESPONSE = 3.0
LATER_RESPONSES = 900.0
"""Seconds for which an interaction can be answered at first, and then followed up.

https://docs.discord.com/developers/interactions/receiving-and-responding#followup-messages
"""

KEPT = 10_000
"""Messages and interactions that are kept at most, so that a soak measures the bot alone."""


@dataclass
class Asked:
    """Somebody waits for the answer to an interaction."""

    sent: Json
    started: float = field(default_factory=time.monotonic)
    kind: int | None = None
    """Type of the first response, None before it."""
    data: Json = field(default_factory=dict)
    """What the first response carried."""
    original: Json | None = None
    later: list[Json] = field(default_factory=list)
    seconds: float = 0.0
    """From the interaction to its first response."""
    responded: asyncio.Event = field(default_factory=asyncio.Event)
    shown: asyncio.Event = field(default_factory=asyncio.Event)
    """Set once there is something to read: a message, choices, a form; or it was acknowledged."""

    @property
    def messages(self) -> list[Json]:
        """List what the person sees, in order."""
        return [*([self.original] if self.original else []), *self.later]

    @property
    def age(self) -> float:
        """Return the seconds since it was sent."""
        return time.monotonic() - self.started


@dataclass
class World:
    """One application, its bot, and the places and people around it."""

    token: str
    me: Json = field(default_factory=lambda: objects.user("advisor", bot=True))
    guilds: dict[str, Json] = field(default_factory=dict)
    channels: dict[str, Json] = field(default_factory=dict)
    messages: OrderedDict[str, Json] = field(default_factory=OrderedDict)
    nonces: OrderedDict[str, Json] = field(default_factory=OrderedDict)
    kept: int = KEPT
    commands: list[Json] = field(default_factory=list)
    asked: OrderedDict[str, Asked] = field(default_factory=OrderedDict)
    forbidden_intents: int = 0
    _awaited: dict[str, asyncio.Future[Json]] = field(default_factory=dict)

    def new_guild(self, name: str = "careers", shard: int = 0, shards: int = 1) -> Json:
        """Open a server with one channel, of which a shard is told."""
        made = objects.guild(name, objects.new_id(shard, shards), self.me)
        room = objects.channel(made["id"], "general")
        made["channels"].append(room)
        self.guilds[made["id"]] = made
        self.channels[room["id"]] = room
        return made

    def direct_channel(self, person: Json) -> Json:
        """Open direct messages with somebody."""
        room = objects.channel(None, "", [person])
        self.channels[room["id"]] = room
        return room

    def keep(self, message: Json) -> Json:
        """Remember a message, the oldest forgotten first."""
        self._put(self.messages, message["id"], message)
        return message

    def wait_for(self, sent: Json) -> Asked:
        """Remember who waits for the answer to an interaction."""
        asked = Asked(sent)
        self._put(self.asked, sent["token"], asked)
        return asked

    def command(self, name: str) -> Json:
        """Return a registered command."""
        return next(one for one in self.commands if one["name"] == name)

    def tell_posted(self, message: Json) -> None:
        """Tell who waits for a reply to their message."""
        replied = message.get("message_reference", {}).get("message_id", "")
        waiting = self._awaited.pop(replied, None)
        if waiting is not None and not waiting.done():
            waiting.set_result(message)

    async def replied(self, message_id: str, seconds: float) -> Json:
        """Wait for the first reply to a message that has none yet."""
        self._awaited[message_id] = asyncio.get_running_loop().create_future()
        async with asyncio.timeout(seconds):
            return await self._awaited[message_id]

    def by_bot(self) -> list[Json]:
        """List what the bot posted in channels, oldest first."""
        return [one for one in self.messages.values() if one["author"]["id"] == self.me["id"]]

    def _put(self, kept: OrderedDict[str, _T], key: str, value: _T) -> None:
        kept[key] = value
        while len(kept) > self.kept:
            kept.popitem(last=False)
