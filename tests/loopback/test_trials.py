from __future__ import annotations

import pytest

from bot.discord_app.client import AdvisorBot
from bot.discord_app.counts import Count
from tests.loopback.faults import NO_PERMISSION, POSTS
from tests.loopback.people import until
from tests.loopback.trials import TRIALS, Scene, final, gone


@pytest.mark.parametrize("name", TRIALS)
async def test_the_bot_survives(scene: Scene, name: str) -> None:
    outcome = await TRIALS[name](scene)
    assert 0 < outcome.seconds < scene.patience


async def test_a_lost_session_is_counted_with_the_time_without_one(
    bot: AdvisorBot, scene: Scene
) -> None:
    await gone(scene)
    assert bot.counts[Count.SESSIONS_LOST] == 1
    assert scene.loopback.gateway.undelivered > 0


async def test_where_the_bot_may_not_write_is_remembered_until_it_may(
    bot: AdvisorBot, scene: Scene
) -> None:
    await final(POSTS, NO_PERMISSION, scene)
    here = int(scene.loopback.place["id"])
    assert bot.refusals.all()[here].code == NO_PERMISSION.code
    asker = scene.somebody()
    await asker.answer_to(await asker.say(scene.question))
    await until(lambda: not bot.refusals.all(), scene.patience)


async def test_an_event_that_comes_twice_is_answered_once(bot: AdvisorBot, scene: Scene) -> None:
    asker = scene.somebody()
    said = await asker.say(scene.question)
    await asker.repeat(said)
    asked = await scene.somebody().slash(scene.command)
    await asker.gateway.tell("INTERACTION_CREATE", asked.sent)
    await asker.answer_to(said)
    await scene.first_answer(0)
    assert len(asker.answers_to(said)) == 1
    assert len(asked.messages) == 1
    assert bot.counts[Count.REPLAYED] == 2
