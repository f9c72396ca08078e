"""Whatever somebody waits for is ended before the bot leaves, by whichever way it came in."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.core.answering import phrases
from bot.discord_app.client import AdvisorBot
from bot.discord_app.counts import Count
from bot.discord_app.leaving import leave, under_way
from tests.loopback.faults import CALLBACKS, POSTS, rate_limited
from tests.loopback.people import shown, until
from tests.loopback.trials import Scene

QUESTION = "average salary of a baker"
SLOW = rate_limited(0.3)


async def command(scene: Scene) -> Callable[[], object]:
    scene.loopback.faults.on(CALLBACKS, SLOW)
    asked = await scene.somebody().slash("ask", question=QUESTION)
    return asked.shown.is_set


async def press(scene: Scene) -> Callable[[], object]:
    asker = scene.somebody()
    asked = await shown(await asker.slash("ask", question=QUESTION))
    assert asked.original is not None
    scene.loopback.faults.on(CALLBACKS, SLOW)
    pressed = await asker.press(asked.original, phrases.WHY)
    return pressed.shown.is_set


async def message(scene: Scene) -> Callable[[], object]:
    scene.loopback.faults.on(POSTS, SLOW)
    asker = scene.somebody()
    said = await asker.say(QUESTION)
    return lambda: asker.answers_to(said)


@pytest.mark.parametrize("ask", [command, press, message])
async def test_whoever_waits_is_answered_before_it_leaves(
    scene: Scene, bot: AdvisorBot, ask: Callable[[Scene], Awaitable[Callable[[], object]]]
) -> None:
    is_answered = await ask(scene)
    await until(lambda: scene.loopback.faults.met)
    assert not is_answered()
    leaving = asyncio.ensure_future(leave(bot.door))
    await until(lambda: bot.door.is_shut)
    later = await scene.somebody().slash("help")
    await leaving
    assert is_answered()
    assert not under_way()
    await until(lambda: bot.counts[Count.TURNED_AWAY] == 1)
    assert not later.responded.is_set()
