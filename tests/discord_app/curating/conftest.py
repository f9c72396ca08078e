"""Put the bot into a server with a curator, a manager and somebody else, with a small career."""

from __future__ import annotations

import secrets
from datetime import date

import discord
import pytest
import simcord
from discord.utils import utcnow

from bot.core.answering.advisor import Advisor
from bot.core.knowledge.loader import load_knowledge
from bot.discord_app.client import AdvisorBot
from bot.storage.database import Database
from bot.storage.records import GapText
from tests.baker import write_baker
from tests.discord_app.conftest import Place

DAY = date(2026, 1, 1)


@pytest.fixture(scope="session")
def bakers(tmp_path_factory: pytest.TempPathFactory) -> Advisor:
    return Advisor(load_knowledge(write_baker(tmp_path_factory.mktemp("baker"))))


@pytest.fixture
def simcord_bot(bakers: Advisor, database: Database) -> AdvisorBot:
    return AdvisorBot(bakers, storage=database)


@pytest.fixture
def manager(place: Place) -> simcord.MemberActor:
    """Somebody who may manage the server, and no more."""
    permissions = discord.Permissions(manage_guild=True, view_channel=True)
    role = place.guild.create_role("managers", permissions=permissions)
    return place.guild.add_member(place.env.create_user("mia"), roles=[role])


@pytest.fixture
async def curator(place: Place, database: Database) -> simcord.MemberActor:
    """Somebody with the role that the server's owners gave to its curators."""
    role = place.guild.create_role("curators")
    await database.guilds.change(place.guild.id, {"curator_role": role.id}, utcnow())
    return place.guild.add_member(place.env.create_user("cora"), roles=[role])


class Inbox:
    """Fill the inbox of a server, and read it."""

    def __init__(self, database: Database, guild: int) -> None:
        self._database, self._guild = database, guild

    async def put(
        self, *texts: str, day: date = DAY, entry: str = "", guild: int | None = None
    ) -> list[str]:
        """Note questions, and return their keys."""
        keys = [secrets.token_urlsafe(16) for _ in texts]
        career = "baker" if entry else ""
        for key, text in zip(keys, texts, strict=True):
            told = guild or self._guild, day, "related" if entry else "declined", text
            self._database.notes.text(GapText(key, *told, career, entry))
        await self._database.notes.flush()
        return keys

    async def states(self, guild: int | None = None) -> dict[str, str]:
        """Return what was done with each text that was not taken."""
        found = await self._database.gaps.texts(guild or self._guild, 1000)
        return {one.text: one.state for one in found}


@pytest.fixture
def inbox(place: Place, database: Database) -> Inbox:
    return Inbox(database, place.guild.id)
