from __future__ import annotations

import discord
import pytest
import simcord

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.discord_app.attention import Attention
from bot.discord_app.client import AdvisorBot
from bot.discord_app.pace import ASKED, SECONDS
from tests.discord_app.conftest import Place, advice_place, reading_place, text_of


async def test_a_mention_is_answered_by_a_reply_that_does_not_ping(place: Place) -> None:
    asked = await place.alice.send(
        place.channel, f"{place.bot_mention} what is the average salary of an ml engineer?"
    )
    answer = place.channel.last_message
    assert answer is not None
    assert "$118,000" in text_of(answer)
    assert answer.reference is not None
    assert answer.reference.message_id == asked.id
    assert answer.mentions == []


@pytest.mark.parametrize("form", ["<@{id}>", "<@!{id}>"])
@pytest.mark.parametrize("text", ["{me} which degree do i need", "which degree do i need {me}"])
async def test_the_mention_may_stand_anywhere(place: Place, form: str, text: str) -> None:
    assert place.env.bot.user is not None
    me = form.format(id=place.env.bot.user.id)
    await place.alice.send(place.channel, text.format(me=me))
    assert "degree" in place.answers()[-1]


async def test_a_message_without_a_mention_is_left_alone(place: Place) -> None:
    await place.alice.send(place.channel, "what is the average salary?")
    assert place.answers() == []


async def test_a_mention_of_somebody_else_or_everyone_is_left_alone(place: Place) -> None:
    bob = place.guild.add_member(place.env.create_user("bob"))
    await place.alice.send(place.channel, f"{bob.mention} what is the average salary?")
    await place.alice.send(place.channel, "@everyone what is the average salary?")
    assert place.answers() == []


async def test_an_empty_mention_gets_the_help_phrase(place: Place) -> None:
    await place.alice.send(place.channel, f" {place.bot_mention} ")
    assert place.answers()[-1].startswith("I know about this: machine learning engineer")


async def test_a_greeting_gets_its_own_phrase(place: Place) -> None:
    await place.alice.send(place.channel, f"hello {place.bot_mention}")
    assert place.answers()[-1].startswith(phrases.GREETING)


async def test_thanks_get_their_own_phrase(place: Place) -> None:
    await place.alice.send(place.channel, f"{place.bot_mention} thank you!")
    assert place.answers() == [phrases.THANKS]


async def test_small_talk_is_a_plain_description(place: Place) -> None:
    await place.alice.send(place.channel, f"hello {place.bot_mention}")
    answer = place.channel.last_message
    assert answer is not None
    (embed,) = answer.embeds
    assert embed.title is None
    assert not embed.fields


async def test_a_direct_message_needs_no_mention(place: Place) -> None:
    carol = place.env.create_user("carol")
    await carol.send_dm("what is the average salary of an ml engineer?")
    answer = carol.dm_channel.last_message
    assert answer is not None
    assert "$118,000" in text_of(answer)


async def test_a_reply_to_the_bot_that_pings_it_is_answered(place: Place) -> None:
    await place.alice.send(place.channel, f"{place.bot_mention} which degree do i need")
    answer = place.channel.last_message
    assert answer is not None
    await place.alice.send(place.channel, f"{place.bot_mention} thanks", reply_to=answer)
    assert place.answers()[-1] == phrases.THANKS


async def test_bots_and_webhooks_are_ignored(place: Place) -> None:
    robot = place.guild.add_member(place.env.create_user("robot", bot=True))
    hook = place.guild.create_webhook(place.channel)
    await robot.send(place.channel, f"{place.bot_mention} what is the average salary?")
    await hook.send(f"{place.bot_mention} what is the average salary?")
    assert place.answers() == []


async def test_a_reply_keeps_off_embeds_where_they_are_forbidden(place: Place) -> None:
    channel = channel_without(place, embed_links=False)
    await place.alice.send(channel, f"{place.bot_mention} which degree do i need")
    answer = channel.last_message
    assert answer is not None
    assert not answer.embeds
    assert "degree" in answer.content
    assert "-# Summarised from" in answer.content


async def test_without_the_history_it_answers_without_a_reference(place: Place) -> None:
    channel = channel_without(place, read_message_history=False)
    await place.alice.send(channel, f"{place.bot_mention} which degree do i need")
    answer = channel.last_message
    assert answer is not None
    assert answer.author == place.env.bot.user
    assert answer.reference is None


async def test_where_it_may_not_write_it_stays_silent(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "bot")
    channel = channel_without(place, send_messages=False)
    asked = await place.alice.send(channel, f"{place.bot_mention} which degree do i need")
    assert channel.history() == [asked]
    assert "was not taken (Forbidden 403" in caplog.text
    assert "degree" not in caplog.text


async def test_a_thread_is_answered_too(place: Place) -> None:
    thread = place.env.backend.create_thread(place.channel.id, "thread", place.alice.id)
    handle = next(one for one in place.channel.threads if one.id == thread.id)
    await place.alice.send(handle, f"{place.bot_mention} which degree do i need")
    answer = handle.last_message
    assert answer is not None
    assert "degree" in text_of(answer)


def channel_without(place: Place, **permissions: bool) -> simcord.ChannelHandle:
    """Make a channel in which the bot lacks a permission."""
    me = place.guild.me
    assert me is not None
    overwrite = discord.PermissionOverwrite(**permissions)
    return place.guild.create_text_channel("restricted", overwrites={me: overwrite})


async def test_a_mention_under_somebody_elses_question_answers_that(
    simcord_bot: AdvisorBot,
) -> None:
    async with reading_place(simcord_bot) as place:
        bob = place.guild.add_member(place.env.create_user("bob"))
        asked = await bob.send(place.channel, "which degree do i need for ml?")
        for request in ("can you answer her?", "", "help", "this please"):
            mention = f"{place.bot_mention} {request}"
            await place.alice.send(place.channel, mention, reply_to=asked)
            answer = place.channel.last_message
            assert answer is not None
            assert answer.content.startswith("> which degree do i need for ml?")
            assert "degree" in text_of(answer)


async def test_a_mention_that_asks_something_itself_is_answered_itself(
    simcord_bot: AdvisorBot,
) -> None:
    async with reading_place(simcord_bot) as place:
        bob = place.guild.add_member(place.env.create_user("bob"))
        asked = await bob.send(place.channel, "which degree do i need for ml?")
        mention = f"{place.bot_mention} what is the average salary"
        await place.alice.send(place.channel, mention, reply_to=asked)
        assert "$118,000" in place.answers()[-1]
        await place.alice.send(place.channel, f"{place.bot_mention} thanks!", reply_to=asked)
        assert place.answers()[-1] == phrases.THANKS


async def test_where_discord_does_not_give_the_text_it_says_how_to_do_it(place: Place) -> None:
    bob = place.guild.add_member(place.env.create_user("bob"))
    asked = await bob.send(place.channel, "which degree do i need for ml?")
    await place.alice.send(place.channel, f"{place.bot_mention} answer him", reply_to=asked)
    assert place.answers() == [phrases.CANNOT_READ]


async def test_what_a_bot_said_is_not_answered_on_demand(simcord_bot: AdvisorBot) -> None:
    async with reading_place(simcord_bot) as place:
        robot = place.guild.add_member(place.env.create_user("robot", bot=True))
        asked = await robot.send(place.channel, "which degree do i need for ml?")
        await place.alice.send(place.channel, f"{place.bot_mention} answer it", reply_to=asked)
        assert place.answers()[-1].startswith(phrases.DECLINED)


async def test_who_mentions_too_fast_is_told_once_how_long_to_wait(place: Place) -> None:
    for _ in range(ASKED + 3):
        await place.alice.send(place.channel, f"{place.bot_mention} which degree do i need")
    assert len(place.answers()) == ASKED + 1
    assert place.answers()[-1].startswith("That was quick.")
    await place.env.advance_time(SECONDS)
    await place.alice.send(place.channel, f"{place.bot_mention} which degree do i need")
    assert "degree" in place.answers()[-1]


async def test_in_a_channel_that_is_all_its_own_every_message_is_answered(advisor: Advisor) -> None:
    bot = AdvisorBot(advisor, lambda _channel: Attention.EVERYTHING)
    async with reading_place(bot) as place:
        await place.alice.send(place.channel, "which degree do i need")
        await place.alice.send(place.channel, "what is the weather like in paris today")
        degree, weather = place.answers()
        assert "degree" in degree
        assert weather.startswith(phrases.DECLINED)


async def test_in_an_advice_channel_what_would_be_declined_is_met_with_silence(
    advisor: Advisor,
) -> None:
    async with advice_place(advisor) as place:
        elsewhere = place.guild.create_text_channel("elsewhere")
        for said in ("which degree do i need", "lol same", "hello", "anyone up for a game tonight"):
            await place.alice.send(place.channel, said)
            await place.alice.send(elsewhere, said)
        assert len(place.answers()) == 1
        assert "degree" in place.answers()[0]
        assert all(message.author.id == place.alice.id for message in elsewhere.history())
        await place.alice.send(place.channel, f"{place.bot_mention} anyone up for a game tonight")
        assert place.answers()[-1].startswith(phrases.DECLINED)


async def test_a_thread_of_an_advice_channel_is_read_too(advisor: Advisor) -> None:
    async with advice_place(advisor) as place:
        thread = place.env.backend.create_thread(place.channel.id, "thread", place.alice.id)
        handle = next(one for one in place.channel.threads if one.id == thread.id)
        await place.alice.send(handle, "which degree do i need")
        answer = handle.last_message
        assert answer is not None
        assert "degree" in text_of(answer)


async def test_who_writes_too_fast_in_an_advice_channel_is_met_with_silence(
    advisor: Advisor,
) -> None:
    async with advice_place(advisor) as place:
        for _ in range(ASKED + 3):
            await place.alice.send(place.channel, "which degree do i need")
        assert len(place.answers()) == ASKED
