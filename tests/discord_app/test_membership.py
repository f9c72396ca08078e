from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime

import pytest
import simcord
from hypothesis import given
from hypothesis import strategies as st
from simcord.backend import serializers

from bot.core.answering.advisor import Advisor
from bot.discord_app.client import AdvisorBot
from bot.discord_app.cogs.membership import no_longer_in
from bot.discord_app.shards import Share
from bot.storage.database import Database
from bot.storage.records import GuildSettings
from tests.discord_app.conftest import Place

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ELSEWHERE = 5

Away = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def simcord_bot(remembering_bot: AdvisorBot) -> AdvisorBot:
    return remembering_bot


def invited(place: Place, **options: int) -> simcord.GuildHandle:
    """Let another server invite the bot, as Discord tells it: without `unavailable`."""
    guild = place.env.create_guild(**options)  # type: ignore[arg-type]
    backend = place.env.backend
    told = dict(serializers.guild_create_payload(backend, backend.get_guild(guild.id)))
    del told["unavailable"]
    backend.emit("GUILD_CREATE", told)
    return guild


async def test_a_server_that_removes_the_bot_is_noted(place: Place, database: Database) -> None:
    await database.guilds.change(place.guild.id, {"logging": True}, NOW)
    assert await database.guilds.known() == {place.guild.id}
    place.env.backend.remove_guild(place.guild.id)
    await place.env.settle()
    assert await database.guilds.known() == frozenset()


async def test_a_server_that_comes_back_finds_its_settings(
    place: Place, database: Database
) -> None:
    coming = 2**40
    await database.guilds.change(coming, {"logging": True}, NOW)
    await database.guilds.left([coming], NOW)
    invited(place, id=coming)
    await place.env.settle()
    assert await database.guilds.known() == {coming}
    assert await database.guilds.settings_of(coming) == GuildSettings(logging=True)


async def test_what_came_and_went_while_nobody_listened_is_noted_at_the_next_start(
    place: Place, database: Database, advisor: Advisor
) -> None:
    await database.guilds.change(place.guild.id, {"logging": True}, NOW)
    await database.guilds.left([place.guild.id], NOW)
    await database.guilds.change(ELSEWHERE, {"logging": True}, NOW)
    await place.env.restart_bot(AdvisorBot(advisor, storage=database))
    await place.env.settle()
    assert await database.guilds.known() == {place.guild.id}


async def test_a_database_that_is_away_is_only_logged(
    place: Place, database: Database, advisor: Advisor, away: Away, caplog: pytest.LogCaptureFixture
) -> None:
    with away():
        await place.env.restart_bot(AdvisorBot(advisor, storage=database))
        other = invited(place)
        await place.env.settle()
        place.env.backend.remove_guild(other.id)
        await place.env.settle()
    assert "Servers that came and went were not noted" in caplog.text
    assert f"the bot joined server {other.id}" in caplog.text
    assert f"the bot left server {other.id}" in caplog.text
    assert place.env.errors == []


@given(st.frozensets(st.integers(1, 2**63)), st.integers(1, 16))
def test_each_server_that_is_gone_is_noted_by_the_one_process_that_has_its_shard(
    known: frozenset[int], shard_count: int
) -> None:
    here = frozenset(sorted(known)[::2])
    noted = [no_longer_in(known, here, shard, shard_count) for shard in range(shard_count)]
    assert sorted(one for some in noted for one in some) == sorted(known - here)


async def test_a_process_notes_what_its_own_shards_miss(
    database: Database, advisor: Advisor
) -> None:
    mine, anothers = 2 << 22, 3 << 22
    for guild in (mine, anothers):
        await database.guilds.change(guild, {"logging": True}, NOW)
    bot = AdvisorBot(advisor, storage=database, share=Share(2, (0,)))
    async with simcord.run(bot) as env:
        await env.settle()
    assert await database.guilds.known() == {anothers}
