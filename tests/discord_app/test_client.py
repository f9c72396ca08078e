from __future__ import annotations

import pytest
import simcord

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.knowledge.model import Knowledge
from bot.discord_app.client import AdvisorBot, needed_intents
from tests.discord_app.conftest import Place, registered


def test_no_intent_is_privileged() -> None:
    intents = needed_intents()
    assert not intents.message_content
    assert not intents.members
    assert not intents.presences


async def test_it_answers_without_any_privileged_intent_approved(advisor: Advisor) -> None:
    bot = AdvisorBot(advisor)
    async with simcord.run(bot, approved_intents=needed_intents()) as env:
        channel = env.create_guild().create_text_channel("careers")
        alice = env.guild.add_member(env.create_user("alice"))
        assert bot.user is not None
        await alice.send(channel, f"{bot.user.mention} which degree do i need")
        answer = channel.last_message
        assert answer is not None
        assert answer.author == bot.user


async def test_it_keeps_no_messages_and_no_members_but_itself(place: Place) -> None:
    await place.alice.send(place.channel, f"{place.bot_mention} hello")
    assert list(place.env.bot.cached_messages) == []
    assert place.alice.member is None


async def test_a_section_named_as_a_command_does_not_stop_the_start(
    knowledge: Knowledge, caplog: pytest.LogCaptureFixture
) -> None:
    career = knowledge.careers[0]
    renamed = career.sections[0].model_copy(update={"id": "ask"})
    small = career.model_copy(update={"sections": (renamed, career.sections[2]), "gap_topics": ()})
    bot = AdvisorBot(Advisor(Knowledge((small,), "test")))
    async with simcord.run(bot) as env:
        assert {c["name"] for c in registered(env)} == {
            "ask",
            "fit",
            "salary",
            "topics",
            "help",
            "privacy",
            "mydata",
            phrases.ANSWER_THIS,
        }
    assert "/ask already" in caplog.text


async def test_taking_a_cog_out_takes_its_commands_along(place: Place) -> None:
    bot = place.env.bot
    assert isinstance(bot, AdvisorBot)
    await bot.remove_cog("Sections")
    await bot.remove_cog("AnswerThis")
    await bot.remove_cog("Roadmap")
    await bot.remove_cog("OwnData")
    assert {c.name for c in bot.tree.get_commands()} == {"ask", "fit", "topics", "help"}
