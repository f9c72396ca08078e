from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from pydantic import ValidationError

from bot.storage.database import Database
from bot.storage.records import (
    DayCount,
    EntryFeedback,
    GapState,
    GapText,
    GuildSettings,
    HelpRequest,
    Progress,
    Reason,
    StepState,
    Vote,
)

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
TODAY = NOW.date()
SHOWN = (("baker", "pay.average"),)


def vote(person: int, *, solved: bool, answer: int = 7, reason: Reason | None = None) -> Vote:
    return Vote(1, answer, person, solved, "answered", SHOWN, TODAY, reason)


def text(key: str, words: str, day: date = TODAY, guild: int = 1) -> GapText:
    return GapText(key, guild, day, "declined", words)


async def test_a_server_that_decided_nothing_has_the_defaults(database: Database) -> None:
    assert await database.guilds.settings_of(1) == GuildSettings()


async def test_what_an_owner_decides_is_kept_beside_what_was_decided_before(
    database: Database,
) -> None:
    await database.guilds.change(1, {"advice_channels": {5, 6}, "logging": True}, NOW)
    changed = await database.guilds.change(1, {"help_channel": 9}, NOW)
    assert changed.advice_channels == {5, 6}
    assert (changed.logging, changed.help_channel) == (True, 9)
    assert await database.guilds.settings_of(1) == changed


async def test_a_wrong_value_changes_nothing(database: Database) -> None:
    with pytest.raises(ValidationError):
        await database.guilds.change(1, {"retention_days": 0}, NOW)
    assert await database.guilds.settings_of(1) == GuildSettings()


async def test_a_person_has_one_vote_on_an_answer_and_can_change_it(database: Database) -> None:
    await database.votes.cast(vote(2, solved=False, reason=Reason.UNCLEAR))
    await database.votes.cast(vote(3, solved=False, reason=Reason.UNCLEAR))
    await database.votes.cast(vote(2, solved=True))
    assert await database.votes.feedback(1) == [
        EntryFeedback("baker", "pay.average", solved=1, votes=2, reasons={"unclear": 1})
    ]
    assert await database.votes.feedback(None) == await database.votes.feedback(1)
    assert await database.votes.feedback(8) == []


async def test_texts_come_newest_first_until_a_curator_takes_them(database: Database) -> None:
    old, new, other = (
        text("a", "pension?", TODAY - timedelta(days=1)),
        text("b", "holidays?"),
        text("c", "elsewhere", guild=2),
    )
    for one in (old, new, other):
        database.notes.text(one)
    await database.notes.flush()
    assert await database.gaps.texts(1, 10) == [new, old]
    await database.gaps.mark(1, ["a", "c"], GapState.TAKEN)
    assert await database.gaps.texts(1, 10) == [new]
    assert await database.notes.forget("b")
    assert not await database.notes.forget("b")
    assert await database.gaps.texts(None, 10) == [other]


async def test_counts_of_a_day_add_up(database: Database) -> None:
    for number in (1, 2):
        database.notes.count(DayCount(1, TODAY, "answered", number))
        database.notes.count(DayCount(2, TODAY, "answered", number))
        await database.notes.flush()
    assert await database.counts.since(1, TODAY) == [DayCount(1, TODAY, "answered", 3)]
    assert await database.counts.since(None, TODAY) == [DayCount(0, TODAY, "answered", 6)]
    assert await database.counts.since(1, TODAY + timedelta(days=1)) == []


async def test_a_person_has_one_open_request_in_a_server(database: Database) -> None:
    request = HelpRequest(1, 2, 3, 0, NOW)
    assert await database.requests.open(request)
    assert not await database.requests.open(request)
    await database.requests.posted(1, 2, 3, 4)
    assert await database.requests.close(1, 2, NOW)
    assert not await database.requests.close(1, 2, NOW)
    assert await database.requests.latest(1, 2) == HelpRequest(1, 2, 3, 4, NOW, NOW)
    assert await database.requests.open(request)
    await database.requests.withdraw(1, 2)
    assert await database.requests.latest(1, 2) is None


async def test_the_state_of_a_step_is_the_last_that_was_set(database: Database) -> None:
    for state in (StepState.LEARNING, StepState.DONE):
        await database.progress.set(Progress(2, "baker", "steps.oven", state, TODAY))
    await database.progress.set(Progress(2, "baker", "steps.dough", StepState.SKIPPED, TODAY))
    assert await database.progress.of(2, "baker") == {
        "steps.oven": StepState.DONE,
        "steps.dough": StepState.SKIPPED,
    }
    await database.progress.clear(2, "baker", "steps.oven")
    assert list(await database.progress.of(2, "baker")) == ["steps.dough"]
    await database.progress.clear(2, "baker")
    assert await database.progress.of(2, "baker") == {}


async def test_people_see_and_delete_all_that_is_theirs(database: Database) -> None:
    for person in (2, 3):
        await database.votes.cast(vote(person, solved=True))
        await database.requests.open(HelpRequest(1, person, 3, 4, NOW))
        await database.progress.set(Progress(person, "baker", "steps.oven", StepState.DONE, TODAY))
    mine = await database.people.export(2)
    assert {name: len(rows) for name, rows in mine.items()} == {
        "votes": 1,
        "vote_entries": 1,
        "help_requests": 1,
        "progress": 1,
    }
    assert mine["votes"][0]["person"] == "2"
    assert await database.people.delete(2) == 4
    assert not any((await database.people.export(2)).values())
    assert sum(map(len, (await database.people.export(3)).values())) == 4


async def test_what_is_old_goes_as_the_server_says(database: Database) -> None:
    await database.guilds.change(1, {"retention_days": 7}, NOW)
    for guild in (1, 2):
        database.notes.text(text(f"old {guild}", "pension?", TODAY - timedelta(days=8), guild))
        database.notes.text(text(f"new {guild}", "pension?", TODAY, guild))
    await database.notes.flush()
    assert await database.purge(NOW) == 1
    assert {one.key for one in await database.gaps.texts(None, 10)} == {"new 1", "old 2", "new 2"}


async def test_a_server_that_removed_the_bot_can_come_back_for_a_month(database: Database) -> None:
    await database.guilds.change(1, {"logging": True}, NOW)
    await database.votes.cast(vote(2, solved=True))
    assert await database.guilds.known() == {1}
    await database.guilds.left([1], NOW)
    assert await database.guilds.known() == frozenset()
    assert await database.purge(NOW + timedelta(days=30)) == 0
    await database.guilds.joined([1])
    assert await database.purge(NOW + timedelta(days=31)) == 0
    await database.guilds.left([1], NOW)
    assert await database.purge(NOW + timedelta(days=31)) > 0
    assert await database.votes.feedback(None) == []
