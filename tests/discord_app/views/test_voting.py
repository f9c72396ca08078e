from __future__ import annotations

from pathlib import Path
from typing import Any

import discord
import pytest
import simcord

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.discord_app.client import AdvisorBot
from bot.discord_app.views import custom_ids
from bot.discord_app.views.voting import known_items
from bot.storage.database import Database
from bot.storage.records import DIRECT, EntryFeedback, Reason
from tests.discord_app.conftest import Place, locked_database, text_of
from tests.discord_app.views.pressing import (
    asked,
    button,
    mentioned,
    offered,
    planted,
    response,
    said,
)
from tests.discord_app.views.test_presses import without_steps

CAREER = "machine-learning-engineer"
DEGREE, PAY = "which degree do i need", "what is the average salary of an ml engineer"
BERLIN, WEATHER = "what is the average salary in berlin", "what is the weather like in paris today"
VOTES = [phrases.SOLVED, phrases.NOT_HELPFUL]


@pytest.fixture
def simcord_bot(remembering_bot: AdvisorBot) -> AdvisorBot:
    return remembering_bot


@pytest.fixture
def bob(place: Place) -> simcord.MemberActor:
    return place.guild.add_member(place.env.create_user("bob"))


def last(channel: Any) -> discord.Message:
    message: discord.Message | None = channel.last_message
    assert message is not None
    return message


def voting(message: Any) -> list[str]:
    return [label for label in offered(message) if label in VOTES]


async def voted_down(person: simcord.MemberActor, answer: Any) -> simcord.ResponseMessage:
    """Press *Not helpful*, and return the question why."""
    pressed = await person.click(answer, label=phrases.NOT_HELPFUL)
    assert said(pressed) == phrases.VOTED
    return response(pressed)


def feedback(entry: str, solved: int, votes: int, **reasons: int) -> EntryFeedback:
    return EntryFeedback(CAREER if entry else "", entry, solved, votes, reasons)


async def test_that_an_answer_helped_counts_for_what_it_shows(
    place: Place, database: Database
) -> None:
    answer = await asked(place, DEGREE)
    assert phrases.VOTED in said(await place.alice.click(answer, label=phrases.SOLVED))
    assert await database.votes.feedback(place.guild.id) == [feedback("steps.degree", 1, 1)]


async def test_that_it_did_not_help_counts_without_a_reason_and_with_one(
    place: Place, database: Database, bob: simcord.MemberActor
) -> None:
    _, answer = await mentioned(place, DEGREE)
    why = await voted_down(bob, answer)
    assert await database.votes.feedback(place.guild.id) == [feedback("steps.degree", 0, 1)]
    assert [one["value"] for one in offered(why)[phrases.WHY_NOT_HELPFUL]["options"]] == [*Reason]
    await bob.select(why, [Reason.OUT_OF_DATE])
    assert await database.votes.feedback(place.guild.id) == [
        EntryFeedback(CAREER, "steps.degree", 0, 1, {Reason.OUT_OF_DATE: 1})
    ]


async def test_everybody_has_one_vote_and_may_change_it(
    place: Place, database: Database, bob: simcord.MemberActor
) -> None:
    _, answer = await mentioned(place, DEGREE)
    await place.alice.click(answer, label=phrases.SOLVED)
    await bob.click(answer, label=phrases.SOLVED)
    why = await voted_down(bob, answer)
    await bob.select(why, [Reason.UNCLEAR])
    assert await database.votes.feedback(place.guild.id) == [
        feedback("steps.degree", 1, 2, unclear=1)
    ]
    await bob.click(answer, label=phrases.SOLVED)
    assert await database.votes.feedback(place.guild.id) == [feedback("steps.degree", 2, 2)]


async def test_what_is_only_related_or_declined_can_be_voted_on(
    place: Place, database: Database
) -> None:
    await place.alice.click(await asked(place, BERLIN), label=phrases.NOT_HELPFUL)
    await place.alice.click(await asked(place, WEATHER), label=phrases.NOT_HELPFUL)
    _, declined = await mentioned(place, WEATHER)
    await place.alice.click(declined, label=phrases.SOLVED)
    found = {one.entry: one for one in await database.votes.feedback(place.guild.id)}
    assert found.pop("") == feedback("", 1, 2)
    assert found


async def test_a_vote_counts_for_every_part_of_an_answer(place: Place, database: Database) -> None:
    answer = await asked(place, f"{PAY}? {DEGREE}?")
    await place.alice.click(answer, label=phrases.SOLVED)
    found = await database.votes.feedback(place.guild.id)
    assert [one.entry for one in found] == ["salary.average", "steps.degree"]


async def test_small_talk_and_previews_are_not_voted_on_but_what_is_posted_is(
    place: Place, bob: simcord.MemberActor, database: Database
) -> None:
    assert voting(await asked(place, "hello")) == []
    message = await bob.send(place.channel, DEGREE)
    preview = response(await place.alice.context_menu(place.channel, "Answer this", message))
    assert voting(preview) == []
    await place.alice.click(preview, label=phrases.POST)
    posted = last(place.channel)
    await bob.click(posted, label=phrases.SOLVED)
    assert await database.votes.feedback(place.guild.id) == [feedback("steps.degree", 1, 1)]


async def test_what_a_press_shows_can_be_voted_on(place: Place, database: Database) -> None:
    answer = await asked(place, DEGREE)
    section = response(await place.alice.click(answer, label=phrases.FULL_SECTION))
    await place.alice.click(section, label=phrases.SOLVED)
    assert await database.votes.feedback(place.guild.id) == [feedback("steps", 1, 1)]


async def test_an_item_that_was_picked_can_be_voted_on(place: Place, database: Database) -> None:
    result = await place.alice.slash(place.channel, "roadmap", item="steps.degree")
    await place.alice.click(response(result), label=phrases.NOT_HELPFUL)
    assert await database.votes.feedback(place.guild.id) == [feedback("steps.degree", 0, 1)]


async def test_without_a_database_nothing_can_be_voted_on(advisor: Advisor) -> None:
    bot = AdvisorBot(advisor)
    async with simcord.run(bot) as env:
        guild = env.create_guild()
        alice = guild.add_member(env.create_user("alice"))
        result = await alice.slash(guild.create_text_channel("careers"), "ask", question=DEGREE)
        assert voting(result.response) == []


async def test_votes_of_an_earlier_run_without_a_database_get_a_sentence(
    place: Place, advisor: Advisor
) -> None:
    answer = await asked(place, DEGREE)
    await place.env.restart_bot(AdvisorBot(advisor))
    assert phrases.STORAGE_AWAY in said(await place.alice.click(answer, label=phrases.SOLVED))


async def test_votes_are_taken_after_a_restart(
    place: Place, advisor: Advisor, database: Database
) -> None:
    _, answer = await mentioned(place, DEGREE)
    why = await voted_down(place.alice, answer)
    await place.env.restart_bot(AdvisorBot(advisor, storage=database))
    await place.alice.select(why, [Reason.INCOMPLETE])
    assert await database.votes.feedback(place.guild.id) == [
        feedback("steps.degree", 0, 1, incomplete=1)
    ]
    assert phrases.VOTED in said(await place.alice.click(answer, label=phrases.SOLVED))
    assert await database.votes.feedback(place.guild.id) == [feedback("steps.degree", 1, 1)]


async def test_a_vote_counts_for_what_an_edited_question_is_answered_now(
    place: Place, database: Database
) -> None:
    message, answer = await mentioned(place, DEGREE)
    await place.alice.edit(message, f"{place.bot_mention} {PAY}")
    changed = last(place.channel)
    await place.alice.click(changed, label=phrases.SOLVED)
    assert changed.id == answer.id
    assert await database.votes.feedback(place.guild.id) == [feedback("salary.average", 1, 1)]


async def test_a_vote_counts_for_what_was_shown_whatever_the_knowledge_says_now(
    place: Place, advisor: Advisor, database: Database
) -> None:
    steps, pay = await asked(place, DEGREE), await asked(place, PAY)
    await place.env.restart_bot(AdvisorBot(without_steps(advisor), storage=database))
    assert phrases.TOPIC_GONE in said(await place.alice.click(steps, label=phrases.SOLVED))
    assert phrases.VOTED in said(await place.alice.click(pay, label=phrases.SOLVED))
    assert await database.votes.feedback(None) == [feedback("salary.average", 1, 1)]


async def test_a_vote_in_a_direct_message_is_no_servers(place: Place, database: Database) -> None:
    carol = place.env.create_user("carol")
    await carol.send_dm(DEGREE)
    await carol.click(last(carol.dm_channel), label=phrases.SOLVED)
    assert await database.votes.feedback(place.guild.id) == []
    assert await database.votes.feedback(DIRECT) == [feedback("steps.degree", 1, 1)]


async def test_a_vote_that_cannot_be_kept_is_not_confirmed(
    place: Place, advisor: Advisor, database: Database, tmp_path: Path
) -> None:
    _, answer = await mentioned(place, DEGREE)
    async with locked_database(tmp_path) as unreachable:
        await place.env.restart_bot(AdvisorBot(advisor, storage=unreachable))
        for label in VOTES:
            told = said(await place.alice.click(answer, label=label))
            assert phrases.STORAGE_AWAY in told
            assert phrases.VOTED not in told
        assert "degree" in text_of(await asked(place, DEGREE))
    assert await database.votes.feedback(None) == []


async def test_a_forged_reason_gets_a_sentence(place: Place, database: Database) -> None:
    options = [discord.SelectOption(label="x", value="' OR 1=1")]
    custom_id = custom_ids.reason_id(1, "answered", "")
    select = discord.ui.Select[discord.ui.View](custom_id=custom_id, options=options)
    result = await place.alice.select(await planted(place, select), ["' OR 1=1"])
    assert phrases.UNKNOWN_PRESS in said(result)
    assert await database.votes.feedback(None) == []


@pytest.mark.parametrize(
    "custom_id", ["solved:great:", "solved:answered:abc", "unhelpful:related:"]
)
async def test_a_forged_vote_gets_a_sentence(place: Place, custom_id: str) -> None:
    message = await planted(place, button(custom_id))
    assert said(await place.alice.click(message, label="Press")) == phrases.UNKNOWN_PRESS


def test_every_item_of_the_knowledge_has_a_mark_of_its_own(advisor: Advisor) -> None:
    items = [(career.id, item_id) for career in advisor.careers for item_id in career.ids]
    for item in items:
        assert known_items(advisor, custom_ids.marks_of([item])) == (item,)
    assert known_items(advisor, custom_ids.marks_of(items[:8])) == tuple(items[:8])
