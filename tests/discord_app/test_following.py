from __future__ import annotations

import pytest

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.discord_app.answered import FOLLOWED
from bot.discord_app.pace import ASKED
from tests.discord_app.conftest import Place, advice_place, text_of

DEGREE, PAY = "which degree do i need", "what is the average salary"


async def test_an_edited_question_changes_its_answer(place: Place) -> None:
    asked = await place.alice.send(place.channel, f"{place.bot_mention} {DEGREE}")
    answer = place.channel.last_message
    assert answer is not None
    await place.alice.edit(asked, f"{place.bot_mention} {PAY}")
    changed = place.channel.last_message
    assert changed is not None
    assert changed.id == answer.id
    assert "$118,000" in text_of(changed)


async def test_an_edit_to_what_is_declined_takes_embeds_and_buttons_of_the_answer_away(
    place: Place,
) -> None:
    asked = await place.alice.send(place.channel, f"{place.bot_mention} {DEGREE}")
    await place.alice.edit(asked, f"{place.bot_mention} thanks")
    answer = place.channel.last_message
    assert answer is not None
    assert place.answers() == [phrases.THANKS]
    assert not answer.components


async def test_a_direct_message_is_followed_too(place: Place) -> None:
    carol = place.env.create_user("carol")
    asked = await carol.send_dm(DEGREE)
    await carol.edit(asked, PAY)
    answer = carol.dm_channel.last_message
    assert answer is not None
    assert "$118,000" in text_of(answer)


async def test_a_deleted_question_takes_its_answer_along(place: Place) -> None:
    asked = await place.alice.send(place.channel, f"{place.bot_mention} {DEGREE}")
    await place.alice.delete(asked)
    assert place.channel.history() == []


async def test_questions_deleted_at_once_take_their_answers_along(place: Place) -> None:
    asked = [await place.alice.send(place.channel, f"{place.bot_mention} {DEGREE}") for _ in "ab"]
    channel = place.env.bot.get_channel(place.channel.id)
    await channel.delete_messages(asked)  # type: ignore[union-attr]
    await place.env.settle()
    assert place.channel.history() == []


async def test_an_answer_that_was_removed_is_not_missed(place: Place) -> None:
    asked = await place.alice.send(place.channel, f"{place.bot_mention} {DEGREE}")
    answer = place.channel.last_message
    assert answer is not None
    await place.alice.click(answer, label=phrases.REMOVE)
    await place.alice.edit(asked, f"{place.bot_mention} {PAY}")
    await place.alice.delete(asked)
    assert place.channel.history() == []
    assert place.env.errors == []


async def test_an_answer_that_cannot_be_deleted_stays_without_a_failure(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "bot")
    asked = await place.alice.send(place.channel, f"{place.bot_mention} {DEGREE}")
    place.env.inject_error("DELETE", "/channels/*/messages/*", status=403, code=50013)
    await place.alice.delete(asked)
    assert "could not be removed with its question (Forbidden 403 50013)" in caplog.text
    assert place.env.errors == []


async def test_a_mention_that_is_added_is_answered(place: Place) -> None:
    asked = await place.alice.send(place.channel, DEGREE)
    assert place.answers() == []
    await place.alice.edit(asked, f"{place.bot_mention} {DEGREE}")
    assert "degree" in place.answers()[-1]


async def test_a_mention_that_is_taken_back_takes_the_answer_back(place: Place) -> None:
    asked = await place.alice.send(place.channel, f"{place.bot_mention} {DEGREE}")
    await place.alice.edit(asked, "never mind")
    assert [message.id for message in place.channel.history()] == [asked.id]


async def test_after_ten_minutes_an_answer_stays_as_it_is(place: Place) -> None:
    asked = await place.alice.send(place.channel, f"{place.bot_mention} {DEGREE}")
    await place.env.advance_time(FOLLOWED.total_seconds())
    before = place.answers()
    await place.alice.edit(asked, f"{place.bot_mention} {PAY}")
    assert place.answers() == before
    await place.alice.delete(asked)
    assert place.answers() == before


async def test_in_an_advice_channel_an_edit_to_chatter_is_met_with_silence(
    advisor: Advisor,
) -> None:
    async with advice_place(advisor) as place:
        asked = await place.alice.send(place.channel, DEGREE)
        assert len(place.answers()) == 1
        await place.alice.edit(asked, "lol never mind me")
        assert place.answers() == []
        await place.alice.edit(asked, PAY)
        assert "$118,000" in place.answers()[-1]


async def test_edits_in_quick_succession_leave_the_answer_alone(place: Place) -> None:
    asked = await place.alice.send(place.channel, f"{place.bot_mention} {DEGREE}")
    for number in range(ASKED + 3):
        await place.alice.edit(asked, f"{place.bot_mention} {PAY} {number}")
    assert len(place.answers()) == 1
    assert place.env.errors == []
