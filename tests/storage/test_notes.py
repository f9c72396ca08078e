from __future__ import annotations

from datetime import date

import pytest

from bot.storage.database import Database
from bot.storage.notes import COUNTS_HELD, TEXTS_HELD
from bot.storage.records import DROPPED, DayCount, GapText

TODAY = date(2026, 3, 1)


def text(key: object) -> GapText:
    return GapText(str(key), 1, TODAY, "declined", "pension?")


async def test_what_there_is_no_room_for_is_counted(database: Database) -> None:
    for number in range(TEXTS_HELD + 5):
        database.notes.text(text(number))
    assert (database.notes.dropped, database.notes.waiting) == (5, TEXTS_HELD + 5)
    await database.notes.flush()
    assert (database.notes.dropped, database.notes.waiting) == (5, 0)
    assert len(await database.gaps.texts(1, 2 * TEXTS_HELD)) == TEXTS_HELD
    assert await database.counts.since(1, TODAY) == [DayCount(1, TODAY, DROPPED, 5)]


async def test_there_is_room_again_once_the_others_are_kept(database: Database) -> None:
    for number in range(TEXTS_HELD):
        database.notes.text(text(number))
    await database.notes.flush()
    database.notes.text(text("one more"))
    await database.notes.flush()
    assert len(await database.gaps.texts(1, 2 * TEXTS_HELD)) == TEXTS_HELD + 1


async def test_counts_of_too_many_servers_are_dropped_with_a_word_in_the_log(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    for guild in range(1, COUNTS_HELD + 2):
        database.notes.count(DayCount(guild, TODAY, "answered", 1))
    assert [record.getMessage() for record in caplog.records] == [
        f"A count of server {COUNTS_HELD + 1} was dropped"
    ]
    assert database.notes.dropped == 1


async def test_a_text_can_be_forgotten_before_it_is_kept(database: Database) -> None:
    database.notes.text(text("a"))
    assert await database.notes.forget("a")
    await database.notes.flush()
    assert await database.gaps.texts(1, 10) == []


async def test_what_waits_is_kept_when_the_database_is_closed(database: Database) -> None:
    database.notes.text(text("a"))
    await database.notes.close()
    assert [one.key for one in await database.gaps.texts(1, 10)] == ["a"]


async def test_what_waits_is_kept_soon_by_itself(database: Database) -> None:
    database.notes.text(text("a"))
    database.notes._start()
    keeping = database.notes._keeping
    assert keeping is not None
    await keeping
    assert [one.key for one in await database.gaps.texts(1, 10)] == ["a"]
