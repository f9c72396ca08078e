from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.curating.weeks import Week, first_day, weekly
from bot.storage.records import DayCount, DayVotes

SUNDAY = date(2027, 1, 3)
MONDAY = date(2027, 1, 4)


def test_a_week_goes_from_monday_to_sunday_and_is_named_by_iso() -> None:
    counts = [
        DayCount(0, SUNDAY, "answered", 3),
        DayCount(0, MONDAY, "answered", 1),
        DayCount(0, MONDAY + timedelta(days=1), "declined", 2),
        DayCount(0, MONDAY, "related", 5),
        DayCount(0, MONDAY, "dropped", 9),
    ]
    votes = [DayVotes(SUNDAY, 1, 2), DayVotes(MONDAY, 2, 2), DayVotes(MONDAY, 0, 2)]
    old, new = weekly(counts, votes, MONDAY + timedelta(days=2), 2)
    assert old == Week(date(2026, 12, 28), 3, 0, 0, solved=1, votes=2)
    assert new == Week(MONDAY, 1, 5, 2, solved=2, votes=4)
    assert (old.name, new.name) == ("2026-W53", "2027-W01")
    assert (new.questions, new.solved_share) == (8, 0.5)


def test_a_week_of_which_nothing_is_known_is_there_too() -> None:
    weeks = weekly([], [], MONDAY, 3)
    assert [week.monday for week in weeks] == [
        date(2026, 12, 21),
        date(2026, 12, 28),
        MONDAY,
    ]
    assert {(week.questions, week.solved_share) for week in weeks} == {(0, None)}


@pytest.mark.parametrize("day", [MONDAY, MONDAY + timedelta(days=6)])
def test_the_week_of_today_counts_as_one(day: date) -> None:
    assert first_day(day, 1) == MONDAY
    assert first_day(day, 2) == MONDAY - timedelta(days=7)


@given(
    st.lists(st.tuples(st.integers(0, 27), st.sampled_from(["answered", "related", "declined"]))),
)
def test_every_question_of_the_weeks_is_counted_once(asked: list[tuple[int, str]]) -> None:
    today = MONDAY + timedelta(days=6)
    counts = [DayCount(0, today - timedelta(days=ago), kind, 1) for ago, kind in asked]
    assert sum(week.questions for week in weekly(counts, [], today, 4)) == len(asked)
