from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from statistics import median

import pytest
from sqlalchemy import URL, event

from bot.storage import remembered
from bot.storage.database import Database, opened
from bot.storage.records import GuildSettings
from bot.storage.upkeep import kept_in_order

WITHIN_SECONDS = 1.0
LOST_AFTER_SECONDS = 10.0


async def seconds_until(place: Database, *, logging: bool) -> float:
    """Ask for a server's settings until they are as they were changed, and return how long."""
    clock = asyncio.get_running_loop().time
    changed = clock()
    while (await place.guilds.settings_of(1)).logging is not logging:
        assert clock() - changed < LOST_AFTER_SECONDS
        await asyncio.sleep(0)
    return clock() - changed


async def test_a_change_holds_in_another_process_within_a_second(
    database: Database, url: URL
) -> None:
    taken = []
    async with opened(url) as other, kept_in_order(other):
        assert not (await other.guilds.settings_of(1)).logging
        for logging in (True, False, True):
            await database.guilds.change(1, {"logging": logging}, datetime.now(UTC))
            taken.append(await seconds_until(other, logging=logging))
    # A busy machine may take its time now and then.
    assert median(taken) < WITHIN_SECONDS


async def test_a_change_holds_at_once_where_it_was_made(database: Database) -> None:
    assert not (await database.guilds.settings_of(1)).logging
    await database.guilds.change(1, {"logging": True}, datetime.now(UTC))
    assert (await database.guilds.settings_of(1)).logging


async def test_the_servers_longest_not_asked_for_are_forgotten_and_read_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembered, "KEPT", 3)
    await database.guilds.change(1, {"logging": True}, datetime.now(UTC))
    for guild in range(2, 6):
        await database.guilds.settings_of(guild)
    assert len(database.guilds._settings) == 3
    assert (await database.guilds.settings_of(1)).logging


async def test_all_who_ask_for_a_server_at_once_wait_for_one_answer(database: Database) -> None:
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("SELECT"):
            statements.append(statement)

    event.listen(database._transactions._engine.sync_engine, "before_cursor_execute", note)
    asked = [database.guilds.settings_of(1) for _ in range(50)]
    assert set(await asyncio.gather(*asked)) == {GuildSettings()}
    assert len(statements) == 1


async def test_where_the_database_says_nothing_in_time_one_line_tells_so(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(remembered, "ANSWER_WAITS_SECONDS", 0.0)
    asked = [database.guilds.settings_of(1) for _ in range(50)]
    assert set(await asyncio.gather(*asked)) == {GuildSettings()}
    assert [record.message for record in caplog.records] == [
        "The settings of server 1 are not at hand: the database said nothing for 0 s"
    ]
