"""Everything that people do reaches the bot over the wire, and its answer them."""

from __future__ import annotations

import pytest

from bot.core.answering import phrases
from bot.discord_app.client import AdvisorBot
from tests.loopback.answers import EPHEMERAL
from tests.loopback.conftest import SwiftBot, running
from tests.loopback.faults import CALLBACKS, Silence
from tests.loopback.people import shown, text_of, until
from tests.loopback.server import Loopback
from tests.loopback.trials import Scene

PAY = "30,000 a year"
DEFINITION = "makes bread and cakes"


async def test_a_command_and_what_can_be_pressed_under_its_answer(scene: Scene) -> None:
    asked = await shown(await scene.somebody().slash("ask", question="average salary of a baker"))
    assert asked.original is not None
    assert PAY in text_of(asked.original)
    why = await shown(await scene.somebody().press(asked.original, phrases.WHY))
    assert why.original is not None
    assert why.original["flags"] & EPHEMERAL
    chosen = await shown(await scene.somebody().choose(asked.original))
    assert text_of(chosen.messages[0])


async def test_a_field_is_completed(scene: Scene) -> None:
    typed = await shown(await scene.somebody().type_into("ask", "question", "night"))
    assert typed.data["choices"][0]["name"] == "Is night work paid extra?"


async def test_a_message_is_answered_changed_and_removed_with_its_question(scene: Scene) -> None:
    alice = scene.somebody()
    said = await alice.say("average salary of a baker")
    answer = await alice.answer_to(said)
    assert PAY in text_of(answer)
    await alice.edit(said, f"<@{scene.loopback.world.me['id']}> define baker")
    await until(lambda: DEFINITION in text_of(answer), scene.patience)
    await alice.delete(said)
    await until(lambda: not alice.answers_to(said), scene.patience)


async def test_a_direct_message_and_a_message_by_its_link(scene: Scene) -> None:
    bob = scene.loopback.direct("bob")
    said = await bob.say("average salary of a baker", to_bot=False)
    assert PAY in text_of(await bob.answer_to(said))
    named = await shown(await bob.slash("ask", message=f"{said['channel_id']}-{said['id']}"))
    assert PAY in text_of(named.messages[0])


async def test_a_messages_menu_and_posting_its_answer(scene: Scene) -> None:
    said = await scene.somebody().say("average salary of a baker", to_bot=False)
    preview = await shown(await scene.somebody().menu(phrases.ANSWER_THIS, said))
    assert preview.original is not None
    await scene.somebody().press(preview.original, phrases.POST)
    assert PAY in text_of(await scene.somebody().answer_to(said))


async def test_an_unknown_form_is_let_be(scene: Scene) -> None:
    asked = await shown(await scene.somebody().slash("help"))
    asked.data = {"custom_id": "unknown"}
    await scene.somebody().fill_in(asked, text="hello")
    assert await scene.first_answer(0)


@pytest.mark.parametrize("lost", [False, True])
async def test_a_deferred_answer_comes_even_if_the_word_for_its_deferral_is_lost(
    scene: Scene, lost: bool
) -> None:
    bob = scene.loopback.direct("bob")
    said = await bob.say("average salary of a baker", to_bot=False)
    await bob.answer_to(said)
    if lost:
        scene.loopback.faults.on(CALLBACKS, Silence.RESET, lost=True)
    named = await shown(await bob.slash("ask", message=f"{said['channel_id']}-{said['id']}"))
    (message,) = named.messages
    assert PAY in text_of(message)


async def test_a_command_is_answered_that_discord_holds_already(
    bot: AdvisorBot, loopback: Loopback
) -> None:
    async with running(bot, loopback):
        pass
    async with running(SwiftBot(bot.advisor), loopback) as scene:
        await scene.first_answer(0)
    assert len([one for one in loopback.requests if one.startswith("PUT")]) == 1
