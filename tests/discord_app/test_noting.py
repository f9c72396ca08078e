from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import simcord
from discord.utils import utcnow

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.discord_app.client import AdvisorBot
from bot.discord_app.noting import VOTED_DOWN, VotedDown, open_question
from bot.discord_app.views.custom_ids import FORGET
from bot.storage.database import Database
from bot.storage.records import DIRECT, GapState, Reason
from tests.discord_app.conftest import Place, advice_place, locked_database
from tests.discord_app.views.pressing import asked, mentioned, offered, response, said

CAREER = "machine-learning-engineer"
DEGREE, BERLIN = "which degree do i need", "what is the average salary in berlin"
WEATHER = "what is the weather like in paris today"


@pytest.fixture
def simcord_bot(remembering_bot: AdvisorBot) -> AdvisorBot:
    return remembering_bot


@pytest.fixture
async def logging_place(place: Place, database: Database) -> Place:
    """A server whose owners want to see what found no answer."""
    await database.guilds.change(place.guild.id, {"logging": True}, utcnow())
    return place


@pytest.fixture
def bob(place: Place) -> simcord.MemberActor:
    return place.guild.add_member(place.env.create_user("bob"))


async def counts(database: Database, guild: int) -> dict[str, int]:
    await database.notes.flush()
    found = await database.counts.since(guild, utcnow().date())
    return {one.kind: one.number for one in found}


async def texts(database: Database) -> list[tuple[str, str, str]]:
    await database.notes.flush()
    found = await database.gaps.texts(None, 100)
    return sorted((one.outcome, one.text, one.entry) for one in found)


def key_under(message: Any) -> str:
    found = FORGET.fullmatch(offered(message)[phrases.DONT_KEEP]["custom_id"])
    assert found
    return found["key"]


async def test_every_answer_is_counted_by_its_outcome(place: Place, database: Database) -> None:
    _, answer = await mentioned(place, DEGREE)
    await asked(place, BERLIN)
    await place.alice.slash(place.channel, "salary")
    message = await place.alice.send(place.channel, WEATHER)
    await place.alice.context_menu(place.channel, phrases.ANSWER_THIS, message)
    found = {"answered": 2, "related": 1, "declined": 1}
    assert await counts(database, place.guild.id) == found
    await place.alice.click(answer, label=phrases.FULL_SECTION)
    await place.alice.slash(place.channel, "help")
    assert await counts(database, place.guild.id) == found


async def test_direct_messages_are_counted_together(place: Place, database: Database) -> None:
    for name in ("carol", "dave"):
        await place.env.create_user(name).send_dm(DEGREE)
    assert await counts(database, DIRECT) == {"answered": 2}


async def test_questions_that_found_no_answer_are_noted(
    logging_place: Place, database: Database
) -> None:
    await mentioned(logging_place, BERLIN)
    await asked(logging_place, WEATHER)
    message = await logging_place.alice.send(logging_place.channel, "what is the best pizza")
    await logging_place.alice.context_menu(logging_place.channel, phrases.ANSWER_THIS, message)
    assert await texts(database) == [
        ("declined", "what is the best pizza", ""),
        ("declined", WEATHER, ""),
        ("related", BERLIN, "salary.average"),
    ]
    found = await database.gaps.texts(logging_place.guild.id, 100)
    assert {one.guild for one in found} == {logging_place.guild.id}
    assert {one.career for one in found} == {"", CAREER}


async def test_neither_answered_questions_nor_small_talk_are_noted(
    logging_place: Place, database: Database
) -> None:
    for question in (DEGREE, "hello", "thanks"):
        await mentioned(logging_place, question)
        assert phrases.DONT_KEEP not in offered(await asked(logging_place, question))
    assert await texts(database) == []


async def test_where_nobody_wants_it_nothing_is_noted(
    place: Place, database: Database, bob: simcord.MemberActor
) -> None:
    answer = await asked(place, BERLIN)
    assert phrases.DONT_KEEP not in offered(answer)
    told = response(await bob.click(answer, label=phrases.NOT_HELPFUL))
    assert told.content == phrases.VOTED
    carol = place.env.create_user("carol")
    await carol.send_dm(WEATHER)
    last = carol.dm_channel.last_message
    assert last
    await carol.click(last, label=phrases.NOT_HELPFUL)
    assert await texts(database) == []


async def test_what_an_advice_channel_is_silent_about_is_not_taken_down(
    advisor: Advisor, database: Database
) -> None:
    async with advice_place(advisor, storage=database) as place:
        await database.guilds.change(place.guild.id, {"logging": True}, utcnow())
        await place.alice.send(place.channel, "lol that was a great film")
        assert place.answers() == []
        assert await texts(database) == []
        assert await counts(database, place.guild.id) == {}


async def test_whom_a_question_names_is_not_noted(
    logging_place: Place, database: Database, bob: simcord.MemberActor
) -> None:
    about = f"does {bob.mention} or bob earn more in berlin"
    reach = "mail bob@example.org or +1 555 0100 123 https://example.org/bob"
    await mentioned(logging_place, f"{about}, {reach}")
    (found,) = await texts(database)
    assert "bob" not in found[1]
    assert "example" not in found[1]
    assert not set("0123456789@<>") & set(found[1])
    assert "earn more in berlin" in found[1]


async def test_a_question_of_nothing_but_names_is_not_noted(
    logging_place: Place, database: Database, bob: simcord.MemberActor
) -> None:
    _, answer = await mentioned(logging_place, f"{bob.mention} bob www.example.org")
    assert phrases.DONT_KEEP not in offered(answer)
    assert await texts(database) == []


def test_of_several_questions_the_one_without_an_answer_is_noted(advisor: Advisor) -> None:
    answer = advisor.ask(f"{DEGREE}? {WEATHER}?")
    assert len(answer.unanswered) == 1
    assert open_question(answer, ()).text.rstrip("?") == WEATHER
    both = advisor.ask(f"{BERLIN}? {WEATHER}?")
    assert open_question(both, ()).text == both.question


async def test_its_asker_can_have_a_question_forgotten(
    logging_place: Place, database: Database, bob: simcord.MemberActor
) -> None:
    place = logging_place
    _, answer = await mentioned(place, BERLIN)
    assert phrases.NOT_YOURS_TO_FORGET in said(await bob.click(answer, label=phrases.DONT_KEEP))
    assert len(await texts(database)) == 1
    await database.gaps.mark(place.guild.id, [key_under(answer)], GapState.TAKEN)
    await forgotten(place, answer)
    assert not await database.notes.forget(key_under(answer))


async def forgotten(place: Place, answer: Any) -> Any:
    """Press *Don't keep this*, and return the answer as it is then."""
    pressed = await place.alice.click(answer, label=phrases.DONT_KEEP)
    (told,) = pressed.followups
    assert told.ephemeral
    assert phrases.QUESTION_FORGOTTEN in str(told.embeds[0].description)
    now = next(one for one in place.channel.history(viewer=place.alice) if one.id == answer.id)
    assert phrases.DONT_KEEP not in offered(now)
    assert offered(now)[phrases.NOT_KEPT]["disabled"]
    assert len(offered(now)) == len(offered(answer))
    return now


async def test_a_text_that_waits_to_be_kept_is_forgotten_too(
    logging_place: Place, database: Database
) -> None:
    await forgotten(logging_place, await asked(logging_place, WEATHER))
    assert await texts(database) == []


async def test_a_question_is_forgotten_after_a_restart(
    logging_place: Place, advisor: Advisor, database: Database
) -> None:
    answer = await asked(logging_place, BERLIN, private=True)
    await logging_place.env.restart_bot(AdvisorBot(advisor, storage=database))
    await forgotten(logging_place, answer)
    assert await texts(database) == []


async def test_what_was_forgotten_is_not_noted_by_a_vote(
    logging_place: Place, database: Database, bob: simcord.MemberActor
) -> None:
    _, answer = await mentioned(logging_place, BERLIN)
    now = await forgotten(logging_place, answer)
    told = response(await bob.click(now, label=phrases.NOT_HELPFUL))
    assert told.content == phrases.VOTED
    assert await texts(database) == []


async def test_where_the_database_is_away_nobody_is_told_that_a_text_is_gone(
    logging_place: Place, advisor: Advisor, database: Database, tmp_path: Path
) -> None:
    place = logging_place
    _, answer = await mentioned(place, BERLIN)
    assert len(await texts(database)) == 1
    async with locked_database(tmp_path) as unreachable:
        await place.env.restart_bot(AdvisorBot(advisor, storage=unreachable))
        (told,) = (await place.alice.click(answer, label=phrases.DONT_KEEP)).followups
        assert told.content == phrases.STORAGE_AWAY
        message = place.channel.history()[0]
        await place.alice.delete(message)
    assert len(await texts(database)) == 1


async def test_a_question_that_was_voted_down_is_noted_once_and_its_voter_told(
    logging_place: Place, database: Database, bob: simcord.MemberActor
) -> None:
    place = logging_place
    _, answer = await mentioned(place, "which degree do i need for my friend")
    told = response(await bob.click(answer, label=phrases.NOT_HELPFUL))
    assert told.content == f"{phrases.VOTED} {phrases.QUESTION_NOTED}"
    assert [one[:1] + one[2:] for one in await texts(database)] == [(VOTED_DOWN, "steps.degree")]
    again = response(await bob.click(answer, label=phrases.NOT_HELPFUL))
    assert key_under(again) == key_under(told)
    others = response(await place.alice.click(answer, label=phrases.NOT_HELPFUL))
    assert others.content == phrases.VOTED
    assert len(await texts(database)) == 1
    await bob.select(told, [Reason.UNCLEAR])
    now = next(one for one in place.channel.history(viewer=bob) if one.id == told.id)
    assert list(offered(now)) == [phrases.DONT_KEEP]
    await bob.click(now, label=phrases.DONT_KEEP)
    assert await texts(database) == []
    await bob.click(answer, label=phrases.NOT_HELPFUL)
    assert await texts(database) == []


async def test_a_question_quoted_above_its_answer_is_noted_when_voted_down(
    logging_place: Place, database: Database
) -> None:
    answer = await asked(logging_place, "do i need a master's degree")
    await logging_place.alice.click(answer, label=phrases.NOT_HELPFUL)
    assert [one[1] for one in await texts(database)] == ["do i need a master's degree"]


async def test_an_item_of_the_knowledge_that_is_voted_down_is_no_question_to_note(
    logging_place: Place, database: Database
) -> None:
    result = await logging_place.alice.slash(logging_place.channel, "salary", item="salary.average")
    await logging_place.alice.click(response(result), label=phrases.NOT_HELPFUL)
    assert await texts(database) == []


async def test_a_question_that_is_gone_is_voted_down_without_a_note(
    logging_place: Place, database: Database, bob: simcord.MemberActor
) -> None:
    _, answer = await mentioned(logging_place, DEGREE)
    logging_place.env.inject_error("GET", "/channels/*/messages/*", status=404, code=10008)
    told = response(await bob.click(answer, label=phrases.NOT_HELPFUL))
    assert told.content == phrases.VOTED
    assert await texts(database) == []


async def test_an_edited_question_is_noted_in_place_of_the_earlier(
    logging_place: Place, database: Database
) -> None:
    place = logging_place
    message, _ = await mentioned(place, BERLIN)
    await place.alice.edit(message, f"{place.bot_mention} {WEATHER}")
    assert [one[1] for one in await texts(database)] == [WEATHER]
    await place.alice.edit(message, f"{place.bot_mention} {DEGREE}")
    assert await texts(database) == []


@pytest.mark.parametrize("way", ["question deleted", "answer removed"])
async def test_what_was_noted_goes_with_its_question_and_its_answer(
    logging_place: Place, database: Database, way: str
) -> None:
    message, answer = await mentioned(logging_place, BERLIN)
    assert len(await texts(database)) == 1
    if way == "question deleted":
        await logging_place.alice.delete(message)
    else:
        await logging_place.alice.click(answer, label=phrases.REMOVE)
    assert await texts(database) == []


async def test_what_a_preview_noted_can_be_forgotten_where_it_is_posted(
    logging_place: Place, database: Database, bob: simcord.MemberActor
) -> None:
    place = logging_place
    message = await bob.send(place.channel, BERLIN)
    preview = response(await place.alice.context_menu(place.channel, "Answer this", message))
    key = key_under(preview)
    await place.alice.click(preview, label=phrases.POST)
    posted = place.channel.last_message
    assert key_under(posted) == key
    await forgotten(place, posted)
    assert await texts(database) == []


def test_the_oldest_note_of_a_vote_is_forgotten_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.discord_app.noting.KEPT", 2)
    voted = VotedDown()
    for answer in (1, 2, 3):
        voted.keep(answer, 7, f"key {answer}")
    assert [voted.key_of(answer, 7) for answer in (1, 2, 3)] == [None, "key 2", "key 3"]
    assert voted.key_of(3, 8) == ""


def test_a_person_who_is_deleted_is_remembered_by_no_vote() -> None:
    voted = VotedDown()
    voted.keep(1, 7, "a")
    voted.keep(2, 8, "b")
    voted.forget_person(7)
    assert voted.key_of(1, 7) is None
    assert voted.key_of(2, 8) == "b"
