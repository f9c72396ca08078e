from __future__ import annotations

from typing import Any

import pytest

from bot.core.answering import phrases
from bot.discord_app.client import AdvisorBot
from bot.discord_app.counts import Count
from tests.loopback.objects import message, new_id, user
from tests.loopback.people import COMMAND, shown, until
from tests.loopback.trials import Scene


@pytest.mark.parametrize("event", ["MESSAGE_CREATE", "INTERACTION_CREATE", "GUILD_UPDATE"])
async def test_an_event_without_its_fields_ends_nothing(
    bot: AdvisorBot, scene: Scene, event: str
) -> None:
    await scene.loopback.gateway.tell(event, {"new": "field"})
    await scene.first_answer(0)
    assert bot.counts[Count.UNREADABLE] == 1
    assert scene.loopback.gateway.identified == 1


async def test_what_comes_after_an_unreadable_event_in_a_rush_is_read(
    bot: AdvisorBot, scene: Scene
) -> None:
    asker = scene.somebody()
    whole = message(scene.loopback.place["id"], user("bob"), {"content": "hello"})
    for _ in range(20):
        broken = {**whole, "id": new_id()}
        del broken["author"]
        await scene.loopback.gateway.tell("MESSAGE_CREATE", broken)
    await asker.answer_to(await asker.say(scene.question))
    await until(lambda: bot.counts[Count.UNREADABLE] == 20)


@pytest.mark.parametrize(
    "data",
    [
        {"id": "1", "name": "of-yesterday", "type": 1},
        {"id": "1", "name": "curate", "type": 1},
        {"id": "1", "name": "ask", "type": 1, "options": [{}]},
        {"id": "1", "name": "Of yesterday", "type": 3, "target_id": "1"},
    ],
)
async def test_a_command_that_cannot_be_read_gets_a_sentence_without_a_reference(
    scene: Scene, data: dict[str, Any]
) -> None:
    asked = await shown(await scene.somebody()._interact(COMMAND, data))
    assert [one["content"] for one in asked.messages] == [phrases.COMMAND_UNREADABLE]
