"""Walk a person's way as they would, and see what they see."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import Any

import discord
import simcord

from bot.core.answering import way_phrases
from bot.storage.database import Database
from bot.storage.engine import FILE, database_url, open_engine
from tests.discord_app.conftest import Place, text_of
from tests.discord_app.views.pressing import offered

CAREER = "machine-learning-engineer"
TITLES = (
    "1. Maths, statistics and a programming language",
    "2. A degree",
    "3. Frameworks and libraries to learn",
    "4. Keeping up with the field",
)


class Walk:
    """One person's way, as they see it."""

    def __init__(self, place: Place, actor: simcord.MemberActor, channel: Any = None) -> None:
        self.actor, self.channel = actor, channel or place.channel
        self._id = 0

    async def begin(self, **options: Any) -> simcord.InteractionResult:
        result = await self.actor.slash(self.channel, "roadmap", **options)
        assert result.response is not None
        self._id = result.response.id
        return result

    @property
    def message(self) -> Any:
        history = self.channel.history(viewer=self.actor)
        return next(one for one in history if one.id == self._id)

    @property
    def text(self) -> str:
        return text_of(self.message)

    @property
    def alt(self) -> str:
        (picture,) = self.message.attachments
        return str(picture.description)

    @property
    def chosen(self) -> str:
        options = offered(self.message)[way_phrases.STEP_CHOOSE]["options"]
        (label,) = [one["label"] for one in options if one.get("default")]
        return str(label)

    async def choose(self, place: int) -> simcord.InteractionResult:
        select = offered(self.message)[way_phrases.STEP_CHOOSE]["custom_id"]
        return await self.actor.select(self.message, [f"{place}"], custom_id=select)

    async def press(self, label: str) -> simcord.InteractionResult:
        return await self.actor.click(self.message, label=label)

    async def mark(self, place: int, state: str) -> simcord.InteractionResult:
        await self.choose(place)
        return await self.press(way_phrases.STEP_MARKS[state])


def channel_without(place: Place, *permissions: str) -> Any:
    """Make a channel in which everybody, the bot too, lacks the permissions named."""
    overwrite = discord.PermissionOverwrite(**dict.fromkeys(permissions, False))
    return place.guild.create_text_channel(
        "denied", overwrites={place.guild.default_role: overwrite}
    )


@asynccontextmanager
async def impatient(folder: Path, wait: float = 0.05) -> AsyncIterator[Database]:
    """Open a database that is there, and that waits but shortly for others."""
    database = Database(open_engine(database_url(None, folder), wait=wait))
    yield database
    await database.close()


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep a database from all others."""
    with closing(sqlite3.connect(folder / FILE)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
