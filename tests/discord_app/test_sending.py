from __future__ import annotations

import discord
import pytest

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.knowledge.loader import Knowledge
from bot.discord_app import limits
from bot.discord_app.client import AdvisorBot
from tests.discord_app.conftest import Place, text_of

ENTRIES = 12
LONG = "long " * 250 + "{number}."


@pytest.fixture(scope="module")
def long_advisor(knowledge: Knowledge) -> Advisor:
    """An advisor whose salary section does not fit one message."""
    career = knowledge.careers[0]
    section = career.section_of("salary")
    entries = [
        section.entries[0].model_copy(update={"id": f"e{n}", "text": LONG.format(number=n)})
        for n in range(ENTRIES)
    ]
    longer = section.model_copy(update={"entries": tuple(entries)})
    sections = (longer, career.section_of("role"))
    small = career.model_copy(update={"sections": sections, "gap_topics": ()})
    return Advisor(Knowledge((small,), "test"))


@pytest.fixture
def simcord_bot(long_advisor: Advisor) -> AdvisorBot:
    return AdvisorBot(long_advisor)


def all_there(texts: list[str]) -> bool:
    return all(f"long {n}." in " ".join(texts) for n in range(ENTRIES))


async def test_a_long_answer_goes_on_in_further_messages(place: Place) -> None:
    result = await place.alice.slash(place.channel, "salary")
    messages = [result.response, *result.followups]
    assert len(messages) > 1
    assert all_there([text_of(message) for message in messages])


async def test_a_long_private_answer_stays_private(place: Place) -> None:
    result = await place.alice.slash(place.channel, "salary", private=True)
    assert result.followups
    assert all(message.ephemeral for message in result.followups)


async def test_only_the_last_message_of_an_answer_has_something_to_press(place: Place) -> None:
    result = await place.alice.slash(place.channel, "salary")
    assert result.response is not None
    *first, last = (result.response, *result.followups)
    assert not any(message.components for message in first)
    assert last.components


async def test_all_messages_of_a_long_answer_are_removed_together(place: Place) -> None:
    result = await place.alice.slash(place.channel, "salary")
    await place.alice.click(result.followups[-1], label=phrases.REMOVE)
    assert place.channel.history() == []


async def test_all_messages_of_a_long_reply_are_removed_together(
    place: Place, long_advisor: Advisor
) -> None:
    asked = long_advisor.careers[0].section_of("salary").question
    question = await place.alice.send(place.channel, f"{place.bot_mention} {asked}")
    assert len(place.answers()) > 1
    answer = place.channel.last_message
    assert answer is not None
    await place.alice.click(answer, label=phrases.REMOVE)
    assert [one.id for one in place.channel.history()] == [question.id]


async def test_what_cannot_be_removed_stays_without_a_failure(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "bot")
    result = await place.alice.slash(place.channel, "salary")
    place.env.inject_error("DELETE", "/channels/*/messages/*", status=403, code=50001)
    await place.alice.click(result.followups[-1], label=phrases.REMOVE)
    assert len(place.channel.history()) == 1
    assert "could not be removed (50001)" in caplog.text
    assert place.env.errors == []


async def test_a_long_plain_answer_goes_on_too(place: Place) -> None:
    overwrite = discord.PermissionOverwrite(embed_links=False)
    channel = place.guild.create_text_channel(
        "text-only", overwrites={place.guild.default_role: overwrite}
    )
    result = await place.alice.slash(channel, "salary")
    texts = [message.content for message in (result.response, *result.followups) if message]
    assert all_there(texts)
    assert all(len(text) <= limits.CONTENT for text in texts)


async def test_a_failure_midway_is_told_after_what_was_sent(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    place.env.inject_error("POST", "/webhooks/*", status=400, code=50035)
    result = await place.alice.slash(place.channel, "salary")
    assert result.response is not None
    assert result.response.embeds
    (apology,) = result.followups
    assert apology.ephemeral
    assert "the reference is" in apology.content
    assert "status 400" in caplog.text
    assert len(place.env.errors) == 1


async def test_a_thread_of_an_unknown_channel_is_answered(place: Place) -> None:
    thread = place.env.backend.create_thread(place.channel.id, "thread", place.alice.id)
    handle = next(one for one in place.channel.threads if one.id == thread.id)
    guild = place.env.bot.get_guild(place.guild.id)
    parent = place.env.bot.get_channel(place.channel.id)
    assert guild is not None
    assert isinstance(parent, discord.TextChannel)
    guild._remove_channel(parent)
    await place.alice.send(handle, f"{place.bot_mention} hello")
    answer = handle.last_message
    assert answer is not None
    assert answer.author == place.env.bot.user
