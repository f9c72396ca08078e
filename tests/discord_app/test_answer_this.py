from __future__ import annotations

from typing import Any

import discord
import pytest
import simcord

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.discord_app.client import AdvisorBot
from tests.discord_app.conftest import Place, text_of
from tests.discord_app.views.pressing import button, offered, planted, said

DEGREE = "do i need a *degree* for ml?"
ANSWERED = r"> do i need a \*degree\* for ml?"


@pytest.fixture
def bob(place: Place) -> simcord.MemberActor:
    return place.guild.add_member(place.env.create_user("bob"))


async def preview_of(
    place: Place, message: Any, channel: simcord.ChannelHandle | None = None
) -> simcord.ResponseMessage:
    """Open the menu of a message and choose the command, as alice."""
    result = await place.alice.context_menu(channel or place.channel, "Answer this", message)
    assert result.response is not None
    assert result.ephemeral
    return result.response


async def test_a_message_is_answered_privately_first(
    place: Place, bob: simcord.MemberActor
) -> None:
    asked = await bob.send(place.channel, DEGREE)
    preview = await preview_of(place, asked)
    assert preview.content == ANSWERED
    assert "degree" in text_of(preview)
    assert list(offered(preview))[-1] == phrases.POST
    assert place.answers() == []


async def test_a_posted_answer_is_a_reply_that_pings_nobody(
    place: Place, bob: simcord.MemberActor
) -> None:
    asked = await bob.send(place.channel, DEGREE)
    preview = await preview_of(place, asked)
    previewed = text_of(preview)
    await place.alice.click(preview, label=phrases.POST)
    answer = place.channel.last_message
    assert answer is not None
    assert answer.reference is not None
    assert answer.reference.message_id == asked.id
    assert answer.mentions == []
    assert answer.content == ANSWERED
    assert text_of(answer) == previewed


async def test_what_was_posted_cannot_be_posted_again(
    place: Place, bob: simcord.MemberActor
) -> None:
    preview = await preview_of(place, await bob.send(place.channel, DEGREE))
    await place.alice.click(preview, label=phrases.POST)
    answer = place.channel.last_message
    assert answer is not None
    assert not preview.components
    assert text_of(preview) == phrases.POSTED.format(link=answer.jump_url)


async def test_a_posted_answer_is_explained_and_removed_by_who_posted_it(
    place: Place, bob: simcord.MemberActor, advisor: Advisor
) -> None:
    asked = await bob.send(place.channel, DEGREE)
    await place.alice.click(await preview_of(place, asked), label=phrases.POST)
    await place.env.restart_bot(AdvisorBot(advisor))
    answer = place.channel.last_message
    assert answer is not None
    assert phrases.READ_AS in said(await bob.click(answer, label=phrases.WHY))
    assert phrases.NOT_YOURS in said(await bob.click(answer, label=phrases.REMOVE))
    await place.alice.click(answer, label=phrases.REMOVE)
    assert place.answers() == []


async def test_a_preview_can_be_posted_after_a_restart(
    place: Place, bob: simcord.MemberActor, advisor: Advisor
) -> None:
    preview = await preview_of(place, await bob.send(place.channel, DEGREE))
    await place.env.restart_bot(AdvisorBot(advisor))
    await place.alice.click(preview, label=phrases.POST)
    assert "degree" in place.answers()[-1]


async def test_where_the_bot_may_not_write_the_answer_links_the_message(
    place: Place, bob: simcord.MemberActor
) -> None:
    me = place.guild.me
    assert me is not None
    silent = discord.PermissionOverwrite(send_messages=False)
    channel = place.guild.create_text_channel("silent", overwrites={me: silent})
    asked = await bob.send(channel, DEGREE)
    preview = await preview_of(place, asked, channel)
    result = await place.alice.click(preview, label=phrases.POST)
    (answer,) = result.followups
    assert not answer.ephemeral
    assert answer.content.splitlines() == [
        ANSWERED,
        phrases.IN_ANSWER_TO.format(link=asked.jump_url),
    ]
    assert phrases.READ_AS in said(await bob.click(answer, label=phrases.WHY))


async def test_a_message_that_is_gone_meanwhile_is_answered_all_the_same(
    place: Place, bob: simcord.MemberActor
) -> None:
    asked = await bob.send(place.channel, DEGREE)
    preview = await preview_of(place, asked)
    await bob.delete(asked)
    await place.alice.click(preview, label=phrases.POST)
    assert "degree" in place.answers()[-1]


async def test_who_may_not_write_cannot_let_the_bot_write(
    place: Place, bob: simcord.MemberActor
) -> None:
    everyone = place.guild.default_role
    me = place.guild.me
    assert me is not None
    channel = place.guild.create_text_channel(
        "news",
        overwrites={
            everyone: discord.PermissionOverwrite(send_messages=False),
            me: discord.PermissionOverwrite(send_messages=True),
        },
    )
    bot_channel = place.env.bot.get_channel(channel.id)
    assert isinstance(bot_channel, discord.TextChannel)
    message = await bot_channel.send(DEGREE)
    preview = await preview_of(place, message, channel)
    assert phrases.POST not in offered(preview)
    forged = await planted_in(bot_channel, f"post:{channel.id}:{message.id}")
    assert phrases.NOT_POSTED in said(await place.alice.click(forged, label="Press"))


async def planted_in(channel: discord.TextChannel, custom_id: str) -> discord.Message:
    view = discord.ui.View(timeout=None)
    view.add_item(button(custom_id))
    view.stop()
    return await channel.send("planted", view=view)


async def test_a_forged_posting_without_a_question_posts_nothing(place: Place) -> None:
    message = await planted(place, button("post:1:2"))
    assert phrases.QUESTION_GONE in said(await place.alice.click(message, label="Press"))


async def test_what_is_declined_cannot_be_posted(place: Place, bob: simcord.MemberActor) -> None:
    asked = await bob.send(place.channel, "anyone up for a game tonight")
    preview = await preview_of(place, asked)
    assert text_of(preview).startswith(phrases.DECLINED)
    assert not preview.components


async def test_a_message_without_text_gets_a_plain_sentence(place: Place) -> None:
    files = [("cat.png", b"cat")]
    asked = await place.alice.send(place.channel, "", attachments=files)
    assert text_of(await preview_of(place, asked)) == phrases.NOTHING_TO_READ


async def test_in_a_direct_message_a_preview_is_posted_as_a_reply(place: Place) -> None:
    carol = place.env.create_user("carol")
    asked = await carol.send_dm(DEGREE)
    result = await carol.slash("ask", message=asked.jump_url)
    assert result.response is not None
    await carol.click(result.response, label=phrases.POST)
    answer = carol.dm_channel.last_message
    assert answer is not None
    assert answer.reference is not None
    assert answer.reference.message_id == asked.id
