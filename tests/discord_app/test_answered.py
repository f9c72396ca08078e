from __future__ import annotations

import asyncio

from discord.utils import time_snowflake, utcnow

from bot.core.answering.answer import Topic
from bot.discord_app import answered
from bot.discord_app.answered import FOLLOWED, Answered, is_followed


def test_the_latest_answer_to_a_question_is_known() -> None:
    kept = Answered()
    kept.keep(1, 10)
    kept.keep(1, 11)
    assert kept.answer_to(1) == 11
    kept.forget(1)
    assert kept.answer_to(1) is None
    kept.forget(1)


def test_a_question_keeps_the_topic_before_it_until_it_is_read_alone() -> None:
    kept, topic = Answered(), Topic("baker", "pay")
    kept.keep(1, 10, topic)
    assert kept.topic_before(1) == topic
    kept.read_alone(1)
    kept.read_alone(2)
    assert (kept.answer_to(1), kept.topic_before(1)) == (10, None)
    assert kept.topic_before(2) is None


def test_only_so_many_are_remembered_the_latest_ones() -> None:
    kept = Answered()
    for question in range(answered.KEPT + 5):
        kept.keep(question, question)
    assert kept.answer_to(4) is None
    assert kept.answer_to(5) == 5


def test_a_question_is_followed_for_ten_minutes() -> None:
    now = utcnow()
    assert is_followed(time_snowflake(now), now)
    assert not is_followed(time_snowflake(now - FOLLOWED), now)


async def test_what_happens_to_one_question_happens_one_after_the_other() -> None:
    kept, order = Answered(), list[str]()

    async def happen(name: str, question: int) -> None:
        async with kept.turn(question):
            order.append(f"{name} begins")
            await asyncio.sleep(0)
            order.append(f"{name} ends")

    await asyncio.gather(happen("a", 1), happen("b", 1))
    assert order == ["a begins", "a ends", "b begins", "b ends"]
    order.clear()
    await asyncio.gather(happen("a", 1), happen("b", 2))
    assert order[:2] == ["a begins", "b begins"]


async def test_no_lock_is_kept_for_a_question_that_is_done() -> None:
    kept = Answered()
    async with kept.turn(1):
        assert len(kept._turns) == 1
    assert len(kept._turns) == 0
