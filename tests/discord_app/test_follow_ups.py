from __future__ import annotations

from typing import Any

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.discord_app.client import AdvisorBot
from bot.discord_app.topics import REMEMBERED
from tests.discord_app.conftest import Place, advice_place, text_of
from tests.discord_app.views.pressing import asked, mentioned, offered, said

CERTS, PAY, WHICH = "which certifications should i get", "what is the average salary", "which ones?"
FOLLOWS = phrases.FOLLOWS.format(title="Certifications")
DECLINED = phrases.DECLINED


async def say(place: Place, text: str, **options: Any) -> str:
    """Let alice mention the bot, and return what it says last."""
    await place.alice.send(place.channel, f"{place.bot_mention} {text}", **options)
    return place.answers()[-1]


async def test_a_follow_up_is_read_with_the_topic_and_says_so(place: Place) -> None:
    assert phrases.FOLLOWS.partition("{")[0] not in await say(place, CERTS)
    answer = await say(place, WHICH)
    assert "TensorFlow Developer Certificate" in answer
    assert FOLLOWS in answer


async def test_a_question_that_stands_alone_names_no_topic(place: Place) -> None:
    await say(place, CERTS)
    answer = await say(place, PAY)
    assert "$118,000" in answer
    assert FOLLOWS not in answer


async def test_a_conversation_goes_on_over_several_turns(place: Place) -> None:
    await say(place, "which degree do i need")
    assert "TensorFlow, PyTorch" in await say(place, "next step?")
    assert "conferences" in await say(place, "and then?")
    assert phrases.THANKS in await say(place, "thanks")
    assert "TensorFlow Developer Certificate" in await say(place, "next")


async def test_two_people_in_one_channel_do_not_disturb_each_other(place: Place) -> None:
    bob = place.guild.add_member(place.env.create_user("bob"))
    await say(place, CERTS)
    await bob.send(place.channel, f"{place.bot_mention} {PAY}")
    assert FOLLOWS in await say(place, WHICH)
    await bob.send(place.channel, f"{place.bot_mention} tell me more")
    assert phrases.FOLLOWS.format(title="Average salary") in place.answers()[-1]


async def test_another_channel_is_another_conversation(place: Place) -> None:
    elsewhere = place.guild.create_text_channel("elsewhere")
    await say(place, CERTS)
    await place.alice.send(elsewhere, f"{place.bot_mention} {WHICH}")
    assert DECLINED in text_of(elsewhere.last_message)


async def test_after_ten_minutes_the_topic_is_forgotten(place: Place) -> None:
    await say(place, CERTS)
    await place.env.advance_time(REMEMBERED.total_seconds())
    assert DECLINED in await say(place, WHICH)


async def test_a_question_about_something_else_ends_the_topic(place: Place) -> None:
    await say(place, CERTS)
    await say(place, "who won the football match in rome yesterday evening")
    assert DECLINED in await say(place, WHICH)


async def test_a_restart_forgets_the_topic_but_explains_the_answer(
    place: Place, advisor: Advisor
) -> None:
    await say(place, CERTS)
    _, answer = await mentioned(place, WHICH)
    await place.env.restart_bot(AdvisorBot(advisor))
    why = said(await place.alice.click(answer, label=phrases.WHY))
    assert FOLLOWS in why
    assert "certifications" in why
    assert DECLINED in await say(place, WHICH)


async def test_the_slash_command_and_chat_are_one_conversation(place: Place) -> None:
    await asked(place, CERTS)
    assert FOLLOWS in await say(place, WHICH)
    assert FOLLOWS in text_of(await asked(place, WHICH))
    await place.alice.slash(place.channel, "salary")
    assert phrases.FOLLOWS.format(title="Pay") in text_of(await asked(place, "tell me more"))


async def test_what_was_asked_in_private_is_not_named_for_all_to_see(place: Place) -> None:
    await asked(place, CERTS, private=True)
    assert DECLINED in await say(place, WHICH)
    await asked(place, CERTS, private=True)
    assert FOLLOWS in text_of(await asked(place, WHICH, private=True))


async def test_direct_messages_are_conversations_too(place: Place) -> None:
    carol = place.env.create_user("carol")
    await carol.send_dm(CERTS)
    await carol.send_dm(WHICH)
    assert FOLLOWS in text_of(carol.dm_channel.last_message)


async def test_a_reply_to_an_answer_goes_on_from_that_answer(place: Place) -> None:
    _, answer = await mentioned(place, CERTS)
    await say(place, PAY)
    assert FOLLOWS in await say(place, WHICH, reply_to=answer)


async def test_anybody_may_reply_to_an_answer_however_old(place: Place, advisor: Advisor) -> None:
    _, answer = await mentioned(place, CERTS)
    await place.env.advance_time(2 * REMEMBERED.total_seconds())
    await place.env.restart_bot(AdvisorBot(advisor))
    bob = place.guild.add_member(place.env.create_user("bob"))
    await bob.send(place.channel, f"{place.bot_mention} {WHICH}", reply_to=answer)
    assert FOLLOWS in place.answers()[-1]


async def test_a_reply_to_a_slash_answer_goes_on_from_it(place: Place) -> None:
    await asked(place, CERTS)
    (answer,) = [one for one in place.channel.history() if one.author == place.env.bot.user]
    await say(place, PAY)
    assert FOLLOWS in await say(place, WHICH, reply_to=answer)


async def test_a_reply_to_an_answer_that_followed_goes_on_from_what_it_showed(place: Place) -> None:
    await say(place, "which degree do i need")
    _, answer = await mentioned(place, "next step?")
    await say(place, PAY)
    assert "conferences" in await say(place, "and then?", reply_to=answer)


async def test_a_reply_to_an_answer_whose_question_is_gone_is_read_alone(place: Place) -> None:
    message, answer = await mentioned(place, CERTS)
    await place.env.advance_time(REMEMBERED.total_seconds())
    await place.alice.delete(message)
    assert DECLINED in await say(place, WHICH, reply_to=answer)


async def test_a_reply_to_what_shows_nothing_is_read_alone(place: Place) -> None:
    await say(place, CERTS)
    _, greeting = await mentioned(place, "hello")
    assert DECLINED in await say(place, WHICH, reply_to=greeting)


async def test_when_discord_fails_the_reply_is_read_alone(place: Place) -> None:
    _, answer = await mentioned(place, CERTS)
    place.env.inject_error("GET", "/channels/*/messages/*", status=400, code=0)
    assert DECLINED in await say(place, WHICH, reply_to=answer)


async def test_what_is_said_to_somebody_else_is_not_a_follow_up(place: Place) -> None:
    bob = place.guild.add_member(place.env.create_user("bob"))
    await say(place, CERTS)
    theirs = await bob.send(place.channel, "how much do they earn on average")
    answer = await say(place, "why?", reply_to=theirs)
    assert FOLLOWS not in answer


async def test_an_edited_follow_up_is_read_with_the_same_topic(place: Place) -> None:
    await say(place, CERTS)
    message = await place.alice.send(place.channel, f"{place.bot_mention} wich onse")
    await place.alice.edit(message, f"{place.bot_mention} {WHICH}")
    assert FOLLOWS in place.answers()[-1]
    await place.alice.edit(message, f"{place.bot_mention} {PAY}")
    assert FOLLOWS not in place.answers()[-1]
    await place.alice.edit(message, f"{place.bot_mention} why?")
    assert FOLLOWS in place.answers()[-1]


async def test_new_topic_reads_the_question_alone_and_forgets(place: Place) -> None:
    await say(place, CERTS)
    message, answer = await mentioned(place, WHICH)
    await place.alice.click(answer, label=phrases.NEW_TOPIC)
    assert DECLINED in place.answers()[-1]
    assert DECLINED in await say(place, "why?")
    await place.alice.edit(message, f"{place.bot_mention} why?")
    assert FOLLOWS not in "".join(place.answers()[1:])


async def test_new_topic_goes_on_from_what_the_question_shows_alone(place: Place) -> None:
    await say(place, CERTS)
    _, answer = await mentioned(place, "next step?")
    await place.alice.click(answer, label=phrases.NEW_TOPIC)
    changed = place.channel.last_message
    assert "How do I become" in text_of(changed)
    assert phrases.NEW_TOPIC not in offered(changed)
    assert phrases.FOLLOWS.format(title="Roadmap") in await say(place, "and then?")


async def test_new_topic_works_under_a_slash_answer_and_after_a_restart(
    place: Place, advisor: Advisor
) -> None:
    await asked(place, CERTS)
    answer = await asked(place, "next step?")
    await place.env.restart_bot(AdvisorBot(advisor))
    await place.alice.click(answer, label=phrases.NEW_TOPIC)
    assert "How do I become" in place.answers()[-1]


async def test_only_the_asker_begins_a_new_topic(place: Place) -> None:
    bob = place.guild.add_member(place.env.create_user("bob"))
    await say(place, CERTS)
    _, answer = await mentioned(place, WHICH)
    assert phrases.NOT_YOUR_TOPIC in said(await bob.click(answer, label=phrases.NEW_TOPIC))
    assert FOLLOWS in await say(place, WHICH)


async def test_new_topic_without_its_question_forgets_all_the_same(place: Place) -> None:
    await say(place, CERTS)
    _, answer = await mentioned(place, WHICH)
    place.env.inject_error("GET", "/channels/*/messages/*", status=403, code=50001)
    pressed = await place.alice.click(answer, label=phrases.NEW_TOPIC)
    assert phrases.QUESTION_GONE in "".join(map(text_of, pressed.followups))
    assert DECLINED in await say(place, "why?")


async def test_an_advice_channel_takes_up_a_follow_up(advisor: Advisor) -> None:
    async with advice_place(advisor) as place:
        await place.alice.send(place.channel, CERTS)
        await place.alice.send(place.channel, WHICH)
        assert FOLLOWS in place.answers()[-1]


async def test_in_an_advice_channel_chatter_ends_the_topic_in_silence(advisor: Advisor) -> None:
    async with advice_place(advisor) as place:
        bob = place.guild.add_member(place.env.create_user("bob"))
        await place.alice.send(place.channel, CERTS)
        await bob.send(place.channel, WHICH)
        await place.alice.send(place.channel, "lol that match yesterday evening was so bad")
        await place.alice.send(place.channel, "why?")
        assert len(place.answers()) == 1


async def test_in_an_advice_channel_a_why_to_somebody_else_is_met_with_silence(
    advisor: Advisor,
) -> None:
    async with advice_place(advisor) as place:
        bob = place.guild.add_member(place.env.create_user("bob"))
        await place.alice.send(place.channel, CERTS)
        theirs = await bob.send(place.channel, "meh, gardens are nicer")
        await place.alice.send(place.channel, "why?", reply_to=theirs)
        assert len(place.answers()) == 1


async def test_a_topic_is_held_by_ids_alone(place: Place) -> None:
    await say(place, CERTS)
    bot = place.env.bot
    assert isinstance(bot, AdvisorBot)
    ((career, item, *_),) = bot.topics._noted.values()
    assert (career, item) == ("machine-learning-engineer", "steps.certifications")
