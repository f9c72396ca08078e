from __future__ import annotations

from datetime import UTC, datetime

from bot.discord_app.refusals import KEPT, Refusal, Refusals
from tests.discord_app.conftest import Place
from tests.discord_app.test_chat import channel_without

NOW = datetime(2026, 1, 1, tzinfo=UTC)
LATER = datetime(2026, 1, 2, tzinfo=UTC)


def test_the_last_refusal_of_a_channel_stands_with_how_many_there_were() -> None:
    refusals = Refusals()
    refusals.note(9, 1, 50001, NOW)
    refusals.note(9, 1, 50013, LATER)
    assert refusals.all() == {1: Refusal(9, 50013, LATER, times=2)}


def test_what_works_again_is_forgotten() -> None:
    refusals = Refusals()
    refusals.note(9, 1, 50013, NOW)
    for channel in (1, 2):
        refusals.forget(channel)
    assert refusals.all() == {}


def test_only_so_many_channels_are_remembered() -> None:
    refusals = Refusals()
    for channel in range(KEPT):
        refusals.note(9, channel, 50013, NOW)
    refusals.note(9, 0, 50013, LATER)
    refusals.note(9, KEPT, 50013, LATER)
    assert len(refusals.all()) == KEPT
    assert 0 in refusals.all()
    assert 1 not in refusals.all()


def test_channels_are_remembered_by_server_the_oldest_first() -> None:
    refusals = Refusals()
    for guild, channel in ((1, 5), (2, 6), (1, 7), (1, 5)):
        refusals.note(guild, channel, 50013, NOW)
    assert refusals.of(1) == (7, 5)
    assert refusals.of(2) == (6,)
    assert refusals.of(3) == ()


async def test_where_the_bot_may_not_answer_is_remembered(place: Place) -> None:
    channel = channel_without(place, send_messages=False)
    await place.alice.send(place.channel, f"{place.bot_mention} which degree do i need")
    await place.alice.send(channel, f"{place.bot_mention} which degree do i need")
    assert place.env.bot.refusals.of(place.guild.id) == (channel.id,)  # type: ignore[attr-defined]
