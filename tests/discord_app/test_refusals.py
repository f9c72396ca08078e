from __future__ import annotations

from datetime import UTC, datetime

from bot.discord_app.refusals import KEPT, Refusal, Refusals

NOW = datetime(2026, 1, 1, tzinfo=UTC)
LATER = datetime(2026, 1, 2, tzinfo=UTC)


def test_the_last_refusal_of_a_channel_stands_with_how_many_there_were() -> None:
    refusals = Refusals()
    refusals.note(1, 50001, NOW)
    refusals.note(1, 50013, LATER)
    assert refusals.all() == {1: Refusal(50013, LATER, times=2)}


def test_what_works_again_is_forgotten() -> None:
    refusals = Refusals()
    refusals.note(1, 50013, NOW)
    for channel in (1, 2):
        refusals.forget(channel)
    assert refusals.all() == {}


def test_only_so_many_channels_are_remembered() -> None:
    refusals = Refusals()
    for channel in range(KEPT):
        refusals.note(channel, 50013, NOW)
    refusals.note(0, 50013, LATER)
    refusals.note(KEPT, 50013, LATER)
    assert len(refusals.all()) == KEPT
    assert 0 in refusals.all()
    assert 1 not in refusals.all()
