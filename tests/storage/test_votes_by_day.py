from __future__ import annotations

from datetime import date, timedelta

from bot.storage.database import Database
from bot.storage.records import DayVotes, Vote

DAY = date(2026, 3, 4)
TWO_ENTRIES = (("baker", "pay.average"), ("baker", "pay.tips"))


async def cast(database: Database, *, person: int, solved: bool, day: date, guild: int = 1) -> None:
    await database.votes.cast(Vote(guild, 7, person, solved, "answered", TWO_ENTRIES, day))


async def test_votes_are_summed_up_by_day_in_order(database: Database) -> None:
    later = DAY + timedelta(days=2)
    await cast(database, person=1, solved=True, day=later)
    await cast(database, person=2, solved=True, day=DAY)
    await cast(database, person=3, solved=False, day=DAY)
    assert await database.votes.by_day(1, DAY) == [DayVotes(DAY, 1, 2), DayVotes(later, 1, 1)]
    assert await database.votes.by_day(1, later) == [DayVotes(later, 1, 1)]


async def test_a_changed_vote_counts_on_its_latest_day_only(database: Database) -> None:
    await cast(database, person=1, solved=False, day=DAY)
    await cast(database, person=1, solved=True, day=DAY + timedelta(days=1))
    assert await database.votes.by_day(1, DAY) == [DayVotes(DAY + timedelta(days=1), 1, 1)]


async def test_votes_of_all_servers_are_summed_up_together(database: Database) -> None:
    await cast(database, person=1, solved=True, day=DAY)
    await cast(database, person=2, solved=False, day=DAY, guild=2)
    assert await database.votes.by_day(None, DAY) == [DayVotes(DAY, 1, 2)]
    assert await database.votes.by_day(2, DAY) == [DayVotes(DAY, 0, 1)]
    assert await database.votes.by_day(3, DAY) == []
