"""Put a bot that remembers into a simulated Discord, with olga, who manages its server."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord
import pytest
import simcord

from bot.core.answering.advisor import Advisor
from bot.discord_app.client import AdvisorBot
from bot.discord_app.setup.contents import Page
from bot.storage.database import Database
from bot.storage.records import GuildSettings
from tests.discord_app.conftest import Place, text_of


@dataclass(frozen=True)
class Office:
    """A place with an owner, her panel, and what is remembered."""

    place: Place
    olga: simcord.MemberActor
    database: Database

    async def setup(self, who: simcord.MemberActor | None = None) -> simcord.InteractionResult:
        return await (who or self.olga).slash(self.place.channel, "setup")

    async def opened(self, page: Page) -> discord.Message:
        """Open a page of a new panel, and return the panel."""
        panel = (await self.setup()).response
        assert panel is not None
        await self.olga.select(panel, [page], custom_id="setup-open")
        return self.now(panel)

    async def chosen(self, page: Page, field: str, *values: Any) -> discord.Message:
        """Choose in a select of a page, and return the panel as it is then."""
        panel = await self.opened(page)
        await self.olga.select(panel, values, custom_id=f"setup-set:{field}")
        return self.now(panel)

    async def pressed(self, page: Page, *labels: str) -> discord.Message:
        """Press buttons of a page, and return the panel as it is then."""
        panel = await self.opened(page)
        for label in labels:
            await self.olga.click(panel, label=label)
        return self.now(panel)

    def now(self, panel: Any) -> discord.Message:
        """Return a panel as it is shown now."""
        history = self.place.channel.history(viewer=self.olga)
        return next(one for one in history if one.id == panel.id)

    async def settings(self) -> GuildSettings:
        """Return what a process that starts now would read."""
        return await self.database.guilds._guilds.settings_of(self.place.guild.id)


def selects(panel: Any) -> dict[str, dict[str, Any]]:
    """Map the custom_id of each select to what Discord was sent."""
    plain = [row if isinstance(row, dict) else row.to_dict() for row in panel.components]
    found = [one for row in plain for one in row["components"] if one["type"] != 2]
    return {one["custom_id"]: one for one in found}


def chosen_in(panel: Any, field: str) -> list[int]:
    """Ids that a select of channels or roles shows as chosen."""
    select = selects(panel)[f"setup-set:{field}"]
    return [int(one["id"]) for one in select.get("default_values", [])]


def labels(panel: Any) -> Sequence[str]:
    """Labels of the buttons."""
    plain = [row if isinstance(row, dict) else row.to_dict() for row in panel.components]
    return [one["label"] for row in plain for one in row["components"] if one["type"] == 2]


def said(panel: Any) -> str:
    return text_of(panel)


@pytest.fixture
def simcord_bot(advisor: Advisor, database: Database) -> AdvisorBot:
    return AdvisorBot(advisor, storage=database, reads=True)


@pytest.fixture
def office(place: Place, database: Database) -> Office:
    return staffed(place, database)


def staffed(place: Place, database: Database) -> Office:
    managing = discord.Permissions(manage_guild=True)
    role = place.guild.create_role("owners", permissions=managing)
    olga = place.guild.add_member(place.env.create_user("olga"), roles=[role])
    return Office(place, olga, database)
