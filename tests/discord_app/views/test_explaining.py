from __future__ import annotations

import discord
import pytest

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.knowledge.model import Knowledge
from bot.discord_app.answered import FOLLOWED
from bot.discord_app.client import AdvisorBot
from tests.discord_app.conftest import Place
from tests.discord_app.views.pressing import TYPO, asked, mentioned, offered, said


async def test_a_slash_answer_says_what_was_read_mended_and_matched(
    place: Place, advisor: Advisor
) -> None:
    (part,) = advisor.ask(TYPO).parts
    why = advisor.explain(part)
    shown = said(await place.alice.click(await asked(place, TYPO), label=phrases.WHY))
    assert "average salary in germany" in shown
    assert "averge → average, salery → salary" in shown
    assert why.matched_phrasing in shown
    assert f"{why.confidence:.0%}" in shown
    assert why.runner_up is not None
    assert why.runner_up.startswith("salary.")
    assert advisor.show(why.runner_up).question in shown
    (topic,) = [one for one in advisor.careers[0].gap_topics if one.id == why.gap_topic]
    assert topic.title in shown


async def test_a_reply_reads_the_question_again_from_the_message(place: Place) -> None:
    _, answer = await mentioned(place, TYPO)
    assert offered(answer)[phrases.WHY]["custom_id"].endswith(":again")
    bob = place.guild.add_member(place.env.create_user("bob"))
    assert "salery → salary" in said(await bob.click(answer, label=phrases.WHY))


async def test_where_the_message_is_gone_it_says_so(place: Place) -> None:
    message, answer = await mentioned(place, TYPO)
    await place.env.advance_time(FOLLOWED.total_seconds())
    await place.alice.delete(message)
    assert phrases.QUESTION_GONE in said(await place.alice.click(answer, label=phrases.WHY))


async def test_where_the_message_cannot_be_read_now_it_says_so(place: Place) -> None:
    _, answer = await mentioned(place, TYPO)
    place.env.inject_error("GET", "/channels/*/messages/*", status=403, code=50001)
    assert phrases.QUESTION_GONE in said(await place.alice.click(answer, label=phrases.WHY))


async def test_where_discord_fails_it_says_so_under_a_reference(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    _, answer = await mentioned(place, TYPO)
    place.env.inject_error("GET", "/channels/*/messages/*", status=400, code=50035)
    shown = said(await place.alice.click(answer, label=phrases.WHY))
    assert "the reference is" in shown
    assert "explain failed" in caplog.text
    assert "salery" not in caplog.text


async def test_a_reply_without_a_reference_quotes_the_question(place: Place) -> None:
    me = place.guild.me
    assert me is not None
    hidden = discord.PermissionOverwrite(read_message_history=False)
    channel = place.guild.create_text_channel("no-history", overwrites={me: hidden})
    message = await place.alice.send(channel, f"{place.bot_mention} {TYPO}")
    answer = channel.last_message
    assert answer is not None
    await place.env.advance_time(FOLLOWED.total_seconds())
    await place.alice.delete(message)
    assert "salery → salary" in said(await place.alice.click(answer, label=phrases.WHY))


async def test_an_edited_question_is_read_as_it_is_now(place: Place) -> None:
    message, answer = await mentioned(place, TYPO)
    await place.env.advance_time(FOLLOWED.total_seconds())
    await place.alice.edit(message, f"{place.bot_mention} which degree do i need")
    assert "which degree do i need" in said(await place.alice.click(answer, label=phrases.WHY))


async def test_a_sections_command_is_explained_too(place: Place) -> None:
    result = await place.alice.slash(place.channel, "salary", item="in Germany")
    assert result.response is not None
    assert "germany" in said(await place.alice.click(result.response, label=phrases.WHY))


async def test_every_part_is_explained(place: Place) -> None:
    question = "Which certifications should I get? And how do I get practical experience?"
    shown = said(await place.alice.click(await asked(place, question), label=phrases.WHY))
    assert shown.count(phrases.CONFIDENCE) == 2


async def test_of_a_question_too_long_to_keep_it_explains_the_beginning(place: Place) -> None:
    question = "what is the average salary of a machine learning engineer " * 20
    shown = said(await place.alice.click(await asked(place, question), label=phrases.WHY))
    assert phrases.QUESTION_CUT in shown
    assert phrases.CONFIDENCE in shown


async def test_a_persons_words_are_harmless_when_said_back(place: Place) -> None:
    question = "@everyone average **salary** https://evil.example"
    shown = said(await place.alice.click(await asked(place, question), label=phrases.WHY))
    assert "@everyone" not in shown
    assert "evil.example" not in shown


async def test_a_changed_knowledge_is_mentioned(
    place: Place, advisor: Advisor, knowledge: Knowledge
) -> None:
    answer = await asked(place, TYPO)
    salary = knowledge.careers[0].section_of("salary")
    role = knowledge.careers[0].section_of("role")
    small = knowledge.careers[0].model_copy(update={"sections": (salary, role), "gap_topics": ()})
    await place.env.restart_bot(AdvisorBot(Advisor(Knowledge((small,), "changed"))))
    shown = said(await place.alice.click(answer, label=phrases.WHY))
    assert phrases.KNOWLEDGE_CHANGED in shown
