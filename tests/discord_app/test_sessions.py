from __future__ import annotations

from bot.discord_app.counts import Count, Counts
from bot.discord_app.sessions import Sessions


def test_the_first_session_loses_nothing() -> None:
    counts = Counts()
    Sessions(counts).begun(5)
    assert counts == {}


def test_a_session_that_is_resumed_loses_nothing() -> None:
    counts = Counts()
    sessions = Sessions(counts)
    sessions.interrupted(5)
    sessions.resumed()
    sessions.begun(9)
    assert counts == {}


def test_a_new_session_counts_the_time_since_the_first_interruption() -> None:
    counts = Counts()
    sessions = Sessions(counts)
    for moment in (5, 7, 9):
        sessions.interrupted(moment)
    sessions.begun(15)
    assert counts == {Count.SESSIONS_LOST: 1, Count.UNAVAILABLE: 10}
    sessions.begun(20)
    assert counts[Count.SESSIONS_LOST] == 1
