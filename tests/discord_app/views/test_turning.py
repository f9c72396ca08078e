from __future__ import annotations

import re
from typing import Any

import discord
import pytest
import simcord
from discord.utils import utcnow

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.discord_app import limits
from bot.discord_app.client import AdvisorBot
from bot.storage.database import Database
from tests.discord_app.conftest import LONG_ENTRIES, Place, text_of
from tests.discord_app.views.pressing import offered, said

ALL = {str(number) for number in range(LONG_ENTRIES)}


@pytest.fixture
def simcord_bot(long_advisor: Advisor) -> AdvisorBot:
    return AdvisorBot(long_advisor)


def numbers_in(message: object) -> set[str]:
    return set(re.findall(r"long (\d+)\.", text_of(message)))


def forward(message: object) -> str | None:
    return next((label for label in offered(message) if label.endswith("▶")), None)


async def sent(place: Place, question: str = "", **options: Any) -> Any:
    """Ask for the long section, by command or, where there is a question, by mention."""
    if question:
        await place.alice.send(place.channel, f"{place.bot_mention} {question}")
        return place.channel.last_message
    result = await place.alice.slash(place.channel, "salary", **options)
    return result.response


def now_shown(place: Place, message: Any) -> Any:
    history = place.channel.history(viewer=place.alice)
    return next(one for one in history if one.id == message.id)


async def leaf_through(place: Place, message: Any, actor: simcord.MemberActor) -> set[str]:
    """Turn to the last page, and return all numbers that were seen."""
    seen, shown = numbers_in(message), now_shown(place, message)
    while label := forward(shown):
        await actor.click(shown, label=label)
        shown = now_shown(place, message)
        assert not numbers_in(shown) <= seen
        seen |= numbers_in(shown)
    return seen


ASKED = "What does a machine learning engineer earn?"


@pytest.mark.parametrize("question", ["", ASKED])
async def test_its_asker_turns_the_pages_of_a_long_answer(place: Place, question: str) -> None:
    message = await sent(place, question)
    before = len(place.channel.history())
    assert await leaf_through(place, message, place.alice) == ALL
    assert len(place.channel.history()) == before


async def test_pages_lead_back_too(place: Place) -> None:
    message = await sent(place)
    first = text_of(message)
    await place.alice.click(message, label=forward(message))
    back = next(label for label in offered(now_shown(place, message)) if label.startswith("◀"))
    await place.alice.click(message, label=back)
    assert text_of(now_shown(place, message)) == first


async def test_a_private_answer_is_turned_and_stays_private(place: Place) -> None:
    message = await sent(place, private=True)
    assert message.ephemeral
    assert await leaf_through(place, message, place.alice) == ALL


@pytest.mark.parametrize("question", ["", ASKED])
async def test_anybody_else_gets_a_page_of_their_own(place: Place, question: str) -> None:
    bob = place.guild.add_member(place.env.create_user("bob"))
    message = await sent(place, question)
    before = text_of(message)
    result = await bob.click(message, label=forward(message))
    assert "long" in said(result)
    assert text_of(now_shown(place, message)) == before
    own = result.response or result.followups[0]
    await bob.click(own, label=forward(own))
    assert text_of(now_shown(place, message)) == before


async def test_pages_are_turned_after_a_restart(place: Place, long_advisor: Advisor) -> None:
    message = await sent(place, ASKED)
    await place.env.restart_bot(AdvisorBot(long_advisor))
    assert await leaf_through(place, message, place.alice) == ALL


async def test_after_a_change_of_the_knowledge_the_pages_are_gone(
    place: Place, advisor: Advisor
) -> None:
    message = await sent(place)
    await place.env.restart_bot(AdvisorBot(advisor))
    result = await place.alice.click(message, label=forward(message))
    assert phrases.PAGES_CHANGED in said(result)


async def test_without_its_question_a_reply_cannot_be_turned(place: Place) -> None:
    message = await sent(place, ASKED)
    place.env.inject_error("GET", "/channels/*/messages/*", status=404, code=10008)
    result = await place.alice.click(message, label=forward(message))
    (told,) = result.followups
    assert told.ephemeral
    assert phrases.QUESTION_GONE in text_of(told)


async def test_plain_text_has_pages_too(place: Place) -> None:
    overwrite = discord.PermissionOverwrite(embed_links=False)
    channel = place.guild.create_text_channel(
        "text-only", overwrites={place.guild.default_role: overwrite}
    )
    result = await place.alice.slash(channel, "salary")
    message: Any = result.response
    seen = set(re.findall(r"long (\d+)\.", message.content))
    while label := forward(message):
        await place.alice.click(message, label=label)
        message = next(one for one in channel.history() if one.id == message.id)
        assert len(message.content) <= limits.CONTENT
        seen |= set(re.findall(r"long (\d+)\.", message.content))
    assert seen == ALL


async def test_a_turned_page_can_be_voted_on_and_its_question_forgotten(
    place: Place, long_advisor: Advisor, database: Database
) -> None:
    await place.env.restart_bot(AdvisorBot(long_advisor, storage=database))
    await database.guilds.change(place.guild.id, {"logging": True}, utcnow())
    message = await sent(place, f"{ASKED} And how do I bake sourdough bread at home?")
    await place.alice.click(message, label=forward(message))
    turned = now_shown(place, message)
    assert offered(turned)[phrases.DONT_KEEP] == offered(message)[phrases.DONT_KEEP]
    await place.alice.click(turned, label=phrases.SOLVED)
    await place.alice.click(turned, label=phrases.DONT_KEEP)
    await database.notes.flush()
    assert await database.gaps.texts(None, 10) == []
    await place.alice.click(now_shown(place, message), label=forward(turned))
    assert offered(now_shown(place, message))[phrases.NOT_KEPT]["disabled"]
    (found,) = await database.votes.feedback(place.guild.id)
    assert (found.entry, found.solved) == ("salary", 1)


async def test_a_turned_page_can_be_removed(place: Place) -> None:
    message = await sent(place)
    await place.alice.click(message, label=forward(message))
    await place.alice.click(message, label=phrases.REMOVE)
    assert place.channel.history() == []


async def last_page(place: Place, question: str) -> Any:
    """Ask by mention, and turn to the last page, which names the topic."""
    answer = await sent(place, question)
    await leaf_through(place, answer, place.alice)
    return now_shown(place, answer)


async def follow_up(place: Place) -> Any:
    await sent(place, "what is the salary")
    return await sent(place, "which ones?")


async def test_a_follow_up_can_be_turned_to_its_end_after_a_restart(
    place: Place, long_advisor: Advisor
) -> None:
    answer = await follow_up(place)
    await place.env.restart_bot(AdvisorBot(long_advisor))
    assert await leaf_through(place, answer, place.alice) == ALL
    last = now_shown(place, answer)
    assert phrases.FOLLOWS.format(title="Pay") in text_of(last)
    assert phrases.NEW_TOPIC in offered(last)


async def test_who_reads_a_copy_of_a_follow_up_leaves_the_askers_topic_alone(place: Place) -> None:
    bob = place.guild.add_member(place.env.create_user("bob"))
    answer = await follow_up(place)
    copy = (await bob.click(answer, label=forward(answer))).response
    assert copy is not None
    before = text_of(answer)
    await bob.click(copy, label=phrases.NEW_TOPIC)
    assert text_of(now_shown(place, answer)) == before
    assert phrases.FOLLOWS.format(title="Pay") in text_of(await last_page(place, "which ones?"))
