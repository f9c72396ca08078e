from __future__ import annotations

from bot.discord_app.counts import Count, Counts
from bot.discord_app.sessions import Sessions


def test_the_first_session_loses_nothing() -> None:
    counts = Counts()
    Sessions(counts).begun(0, 5)
    assert counts == {}


def test_a_session_that_is_resumed_loses_nothing() -> None:
    counts = Counts()
    sessions = Sessions(counts)
    sessions.interrupted(0, 5)
    sessions.resumed(0)
    sessions.begun(0, 9)
    assert counts == {}


def test_a_new_session_counts_the_time_since_the_first_interruption() -> None:
    counts = Counts()
    sessions = Sessions(counts)
    for moment in (5, 7, 9):
        sessions.interrupted(0, moment)
    sessions.begun(0, 15)
    assert counts == {Count.SESSIONS_LOST: 1, Count.UNAVAILABLE: 10}
    sessions.begun(0, 20)
    assert counts[Count.SESSIONS_LOST] == 1


def test_a_shard_that_is_lost_says_nothing_of_the_others() -> None:
    counts = Counts()
    sessions = Sessions(counts)
    sessions.interrupted(0, 5)
    sessions.interrupted(1, 6)
    sessions.resumed(0)
    sessions.begun(0, 7)
    assert counts == {}
    sessions.begun(1, 9)
    assert counts == {Count.SESSIONS_LOST: 1, Count.UNAVAILABLE: 3}
