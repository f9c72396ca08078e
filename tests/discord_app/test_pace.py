from __future__ import annotations

from datetime import timedelta

from discord.utils import utcnow

from bot.discord_app.pace import SECONDS, Pace


def test_who_is_within_the_pace_does_not_wait() -> None:
    pace, now = Pace(2), utcnow()
    assert [pace.wait(1, now), pace.wait(1, now)] == [0, 0]


def test_who_is_faster_is_told_how_long_to_wait() -> None:
    pace, now = Pace(1), utcnow()
    pace.wait(1, now)
    assert pace.wait(1, now + timedelta(seconds=5)) == SECONDS - 5
    assert pace.wait(1, now + timedelta(seconds=SECONDS)) == 0


def test_each_person_has_a_pace_of_their_own() -> None:
    pace, now = Pace(1), utcnow()
    assert [pace.wait(1, now), pace.wait(2, now)] == [0, 0]


def test_who_has_been_quiet_is_forgotten() -> None:
    pace, now = Pace(1), utcnow()
    for person in range(100):
        pace.wait(person, now)
    pace.wait(-1, now + timedelta(seconds=2 * SECONDS))
    assert len(pace._people) == 1
