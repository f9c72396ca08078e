from __future__ import annotations

from bot.discord_app.attention import Attention, advice_in, also_advice_in, only_mentions


def test_only_the_advice_channels_are_read() -> None:
    attention_to = advice_in([1, 2])
    assert [attention_to(channel) for channel in (1, 2, 3)] == [
        Attention.ADVICE,
        Attention.ADVICE,
        Attention.MENTIONS,
    ]


def test_by_default_the_bot_waits_to_be_mentioned() -> None:
    assert only_mentions(1) is Attention.MENTIONS


def test_advice_channels_of_owners_are_read_beside_what_the_operator_wants() -> None:
    all_of_it = {1: Attention.EVERYTHING, 2: Attention.ADVICE}
    attention_to = also_advice_in({1, 3}, lambda one: all_of_it.get(one, Attention.MENTIONS))
    assert [attention_to(channel) for channel in (1, 2, 3, 4)] == [
        Attention.EVERYTHING,
        Attention.ADVICE,
        Attention.ADVICE,
        Attention.MENTIONS,
    ]
