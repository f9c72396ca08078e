from __future__ import annotations

from bot.discord_app.attention import Attention, advice_in, only_mentions


def test_only_the_advice_channels_are_read() -> None:
    attention_to = advice_in([1, 2])
    assert [attention_to(channel) for channel in (1, 2, 3)] == [
        Attention.ADVICE,
        Attention.ADVICE,
        Attention.MENTIONS,
    ]


def test_by_default_the_bot_waits_to_be_mentioned() -> None:
    assert only_mentions(1) is Attention.MENTIONS
