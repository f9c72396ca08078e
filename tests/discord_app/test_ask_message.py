"""`/ask message:` answers the message that a link names, for who may read it there."""

from __future__ import annotations

import discord
import pytest
import simcord

from bot.core.answering import phrases
from bot.discord_app.client import AdvisorBot
from tests.discord_app.conftest import Place, reading_place, text_of
from tests.discord_app.views.pressing import offered

DEFERRED = discord.InteractionResponseType.deferred_channel_message.value
DEGREE = "do i need a degree for ml?"


async def told(
    place: Place, link: str, channel: simcord.ChannelHandle | None = None
) -> simcord.ResponseMessage:
    result = await place.alice.slash(channel or place.channel, "ask", message=link)
    assert result.ephemeral
    shown = result.response
    assert shown is not None
    return shown


async def test_a_link_is_answered_privately_and_can_be_posted(simcord_bot: AdvisorBot) -> None:
    async with reading_place(simcord_bot) as place:
        asked = await place.alice.send(place.channel, DEGREE)
        for link in (asked.jump_url, f"<{asked.jump_url}> ", str(asked.id)):
            shown = await told(place, link)
            assert "degree" in text_of(shown)
            assert phrases.POST in offered(shown)
        await place.alice.click(shown, label=phrases.POST)
        answer = place.channel.last_message
        assert answer is not None
        assert answer.reference is not None
        assert answer.reference.message_id == asked.id


async def test_a_message_of_another_channel_is_answered_with_its_link(
    simcord_bot: AdvisorBot,
) -> None:
    async with reading_place(simcord_bot) as place:
        asked = await place.alice.send(place.channel, DEGREE)
        elsewhere = place.guild.create_text_channel("elsewhere")
        shown = await told(place, f"{place.channel.id}-{asked.id}", elsewhere)
        await place.alice.click(shown, label=phrases.POST)
        answer = elsewhere.last_message
        assert answer is not None
        assert asked.jump_url in answer.content
        assert place.answers() == []


async def test_a_message_that_mentions_the_bot_needs_no_intent(place: Place) -> None:
    asked = await place.alice.send(place.channel, f"{place.bot_mention} {DEGREE}")
    shown = await told(place, asked.jump_url)
    assert shown.content == f"> {DEGREE}"


async def test_where_there_is_no_text_to_read_it_says_how_to_do_it(place: Place) -> None:
    asked = await place.alice.send(place.channel, "", attachments=[("cat.png", b"cat")])
    assert text_of(await told(place, asked.jump_url)) == phrases.CANNOT_READ


async def test_what_its_reader_may_not_see_is_not_read_out(simcord_bot: AdvisorBot) -> None:
    async with reading_place(simcord_bot) as place:
        bob = place.guild.add_member(place.env.create_user("bob"))
        hidden = place.guild.create_text_channel(
            "hidden", overwrites={place.alice: discord.PermissionOverwrite(view_channel=False)}
        )
        past = place.guild.create_text_channel(
            "past",
            overwrites={place.alice: discord.PermissionOverwrite(read_message_history=False)},
        )
        for channel in (hidden, past):
            asked = await bob.send(channel, DEGREE)
            assert text_of(await told(place, asked.jump_url)) == phrases.CANNOT_READ
        asked = await bob.send(past, DEGREE)
        assert text_of(await told(place, str(asked.id), past)) == phrases.CANNOT_READ


async def test_a_private_thread_is_read_only_from_inside(simcord_bot: AdvisorBot) -> None:
    async with reading_place(simcord_bot) as place:
        thread = place.env.backend.create_thread(
            place.channel.id,
            "private",
            place.alice.id,
            type=discord.ChannelType.private_thread.value,
        )
        inside = next(one for one in place.channel.threads if one.id == thread.id)
        asked = await place.alice.send(inside, DEGREE)
        assert text_of(await told(place, asked.jump_url)) == phrases.CANNOT_READ
        assert "degree" in text_of(await told(place, asked.jump_url, inside))


@pytest.mark.parametrize(
    "link",
    [
        "which degree do i need",
        "https://example.com/channels/1/2/3",
        "https://discord.com/channels/1/2/3",
        "https://discord.com/channels/@me/2/3",
        "https://discord.com/channels/{guild}/2",
        "17",
        "https://discord.com/channels/{guild}/{channel}/99999999999999999999",
        "99999999999999999999",
    ],
)
async def test_anything_but_a_link_of_this_place_gets_a_plain_sentence(
    place: Place, link: str
) -> None:
    assert (
        text_of(await told(place, link.format(guild=place.guild.id, channel=place.channel.id)))
        == phrases.NOT_A_MESSAGE
    )


async def test_a_message_that_is_gone_gets_a_plain_sentence(place: Place) -> None:
    asked = await place.alice.send(place.channel, DEGREE)
    await place.alice.delete(asked)
    assert text_of(await told(place, asked.jump_url)) == phrases.CANNOT_READ


async def test_without_question_and_message_it_says_what_it_needs(place: Place) -> None:
    result = await place.alice.slash(place.channel, "ask")
    assert result.ephemeral
    assert text_of(result.response) == phrases.ASK_SOMETHING


async def test_a_direct_messages_link_works_in_that_direct_message(place: Place) -> None:
    carol = place.env.create_user("carol")
    asked = await carol.send_dm(DEGREE)
    result = await carol.slash("ask", message=asked.jump_url)
    assert "degree" in text_of(result.response)
    assert text_of(await told(place, asked.jump_url)) == phrases.NOT_A_MESSAGE


async def test_what_can_take_long_is_deferred_first(place: Place) -> None:
    asked = await place.alice.send(place.channel, f"{place.bot_mention} {DEGREE}")
    answer = place.channel.last_message
    assert answer is not None
    await place.alice.slash(place.channel, "ask", message=asked.jump_url)
    await place.alice.click(answer, label=phrases.WHY)
    callbacks = [one.json for one in place.env.http_requests if one.path.endswith("/callback")]
    assert [one["type"] for one in callbacks if isinstance(one, dict)] == [DEFERRED, DEFERRED]
