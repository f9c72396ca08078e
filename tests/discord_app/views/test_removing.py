from __future__ import annotations

from bot.core.answering import phrases
from tests.discord_app.conftest import Place
from tests.discord_app.views.pressing import asked, mentioned, moderator, offered, said


async def test_the_asker_removes_an_answer(place: Place) -> None:
    answer = await asked(place, "which degree do i need")
    result = await place.alice.click(answer, label=phrases.REMOVE)
    assert result.acknowledged
    assert place.channel.history() == []


async def test_the_asker_removes_a_reply_but_not_the_question(place: Place) -> None:
    question, answer = await mentioned(place, "which degree do i need")
    await place.alice.click(answer, label=phrases.REMOVE)
    assert [one.id for one in place.channel.history()] == [question.id]


async def test_a_moderator_removes_an_answer(place: Place) -> None:
    answer = await asked(place, "which degree do i need")
    await moderator(place).click(answer, label=phrases.REMOVE)
    assert place.channel.history() == []


async def test_another_person_is_told_that_it_is_not_theirs(place: Place) -> None:
    bob = place.guild.add_member(place.env.create_user("bob"))
    answer = await asked(place, "which degree do i need")
    assert phrases.NOT_YOURS in said(await bob.click(answer, label=phrases.REMOVE))
    assert len(place.answers()) == 1


async def test_what_is_gone_already_is_no_failure(place: Place) -> None:
    answer = await asked(place, "which degree do i need")
    place.env.inject_error("DELETE", "/webhooks/*", status=404, code=10008)
    result = await place.alice.click(answer, label=phrases.REMOVE)
    assert result.acknowledged
    assert place.env.errors == []


async def test_a_private_answer_has_no_removing(place: Place) -> None:
    answer = await asked(place, "which degree do i need", private=True)
    assert phrases.REMOVE not in offered(answer)
    assert phrases.WHY in offered(answer)
