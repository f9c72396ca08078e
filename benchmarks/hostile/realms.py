"""Open servers in which something stands that others must never see."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date

from bot.storage.database import Database
from bot.storage.records import GapText
from tests.loopback import objects
from tests.loopback.objects import Json
from tests.loopback.server import Loopback

WORDS = SECRET_HERE, SECRET_OFFICE, SECRET_THERE = "pterodactyl", "dodo", "velociraptor"
"""Words that stand in what only the curators of a server, or those who are in it, may see."""

DAY = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Realm:
    """A server, its room, its people's texts in the inbox, and a message that stands in it."""

    guild: Json
    room: Json
    keys: tuple[str, ...]
    message: Json

    @property
    def id(self) -> int:
        """Return the server's id."""
        return int(self.guild["id"])


async def opened(loopback: Loopback, database: Database, word: str) -> Realm:
    """Open a server in whose inbox and room a secret stands."""
    is_first = word == SECRET_HERE
    guild = loopback.guild if is_first else loopback.world.new_guild(word)
    room = guild["channels"][0]
    keys = tuple(secrets.token_urlsafe(16) for _ in range(3))
    for number, key in enumerate(keys):
        text = f"how do i feed my {word} at home {number}"
        database.notes.text(GapText(key, int(guild["id"]), DAY, "declined", text))
    said = f"<@{loopback.world.me['id']}> what does a {word} earn"
    message = loopback.world.keep(
        objects.message(room["id"], objects.user(word), {"content": said})
    )
    return Realm(guild, room, keys, message)
