from __future__ import annotations

from bot.discord_app.refusals import KEPT, Refusals
from tests.discord_app.conftest import Place
from tests.discord_app.test_chat import channel_without


def test_channels_are_remembered_by_server_the_oldest_first() -> None:
    refusals = Refusals()
    for guild, channel in ((1, 5), (2, 6), (1, 7), (1, 5)):
        refusals.note(guild, channel)
    assert refusals.of(1) == (7, 5)
    assert refusals.of(2) == (6,)
    assert refusals.of(3) == ()


def test_the_oldest_are_forgotten() -> None:
    refusals = Refusals()
    for channel in range(KEPT + 1):
        refusals.note(1, channel)
    assert len(refusals.of(1)) == KEPT
    assert 0 not in refusals.of(1)


async def test_where_the_bot_may_not_answer_is_remembered(place: Place) -> None:
    channel = channel_without(place, send_messages=False)
    await place.alice.send(place.channel, f"{place.bot_mention} which degree do i need")
    await place.alice.send(channel, f"{place.bot_mention} which degree do i need")
    assert place.env.bot.refusals.of(place.guild.id) == (channel.id,)  # type: ignore[attr-defined]
