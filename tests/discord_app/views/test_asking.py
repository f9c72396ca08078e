from __future__ import annotations

from pathlib import Path
from typing import Any

import discord
import pytest

from bot.core.answering import help_phrases, phrases
from bot.core.answering.advisor import Advisor
from bot.discord_app.client import AdvisorBot
from bot.discord_app.help_requests import COOLDOWN, POSTING
from bot.discord_app.pace import SECONDS
from bot.discord_app.rendering.quoting import MARK
from bot.storage.database import Database
from bot.storage.records import HelpRequest
from tests.discord_app.conftest import Place, locked_database
from tests.discord_app.views.people import (
    ANSWERED,
    DECLINED,
    RELATED,
    asked_people,
    decide,
    has_button,
    posted,
    previewed,
    set_up,
    shown,
    takes_away,
)
from tests.discord_app.views.pressing import (
    asked,
    button,
    mentioned,
    moderator,
    offered,
    planted,
    said,
)


@pytest.fixture
def simcord_bot(remembering_bot: AdvisorBot) -> AdvisorBot:
    return remembering_bot


def sent(place: Place, words: str) -> list[Any]:
    """Every message that was sent with these words, as it was sent."""
    bodies = [request.json for request in place.env.http_requests]
    return [body for body in bodies if isinstance(body, dict) and words in str(body.get("content"))]


async def test_what_the_source_leaves_open_can_be_passed_on_and_nothing_else(
    place: Place, database: Database
) -> None:
    await set_up(place, database)
    for question, offers in ((RELATED, True), (DECLINED, True), (ANSWERED, False), ("hi", False)):
        assert has_button(await asked(place, question)) == offers, question
        assert has_button((await mentioned(place, question))[1]) == offers, question
        assert has_button(await asked(place, question, private=True)) == offers, question
        place.env.backend.advance_clock(SECONDS)


async def test_without_a_help_channel_or_in_a_direct_message_nothing_can_be_passed_on(
    place: Place, database: Database
) -> None:
    assert not has_button(await asked(place, RELATED))
    await set_up(place, database)
    carol = place.env.create_user("carol")
    await carol.send_dm(RELATED)
    assert not has_button(carol.dm_channel.last_message)


async def test_without_a_database_nothing_can_be_passed_on(place: Place, advisor: Advisor) -> None:
    await place.env.restart_bot(AdvisorBot(advisor))
    assert not has_button(await asked(place, RELATED))


async def test_a_question_of_somebody_else_cannot_be_passed_on(
    place: Place, database: Database
) -> None:
    await set_up(place, database)
    bob = place.guild.add_member(place.env.create_user("bob"))
    theirs = await bob.send(place.channel, RELATED)
    result = await place.alice.context_menu(place.channel, phrases.ANSWER_THIS, theirs)
    assert result.response is not None
    assert not has_button(result.response)


async def test_the_asker_sees_what_is_posted_and_where_before_it_is(
    place: Place, database: Database
) -> None:
    channel = await set_up(place, database)
    message, answer = await mentioned(place, RELATED)
    preview = await previewed(place.alice, answer)
    assert channel.history() == []
    panel = await posted(place.alice, preview)
    (post,) = channel.history()
    (before,) = sent(place, "Shall I post")
    assert before["content"].startswith(post.content)
    assert channel.mention in before["content"]
    assert help_phrases.NOBODY_NOTIFIED in before["content"]
    assert post.content == "\n".join(
        [
            f"{MARK}{RELATED}",
            help_phrases.ASKS.format(person=place.alice.mention),
            help_phrases.WHAT_I_ANSWERED.format(link=answer.jump_url),
            help_phrases.WHERE_ASKED.format(link=message.jump_url),
        ]
    )
    assert panel.content == help_phrases.POSTED.format(link=post.jump_url)


async def test_what_is_left_is_not_posted(place: Place, database: Database) -> None:
    channel = await set_up(place, database)
    preview = await previewed(place.alice, await asked(place, RELATED))
    await place.alice.click(preview, label=help_phrases.LEAVE_IT)
    assert preview.content == help_phrases.LEFT
    assert preview.components == []
    assert channel.history() == []
    assert await database.requests.latest(place.guild.id, place.alice.id) is None


async def test_a_declined_command_is_quoted_so_that_it_can_be_passed_on(
    place: Place, database: Database
) -> None:
    channel = await set_up(place, database)
    answer = await asked(place, DECLINED)
    assert answer.content == f"{MARK}{DECLINED}"
    await posted(place.alice, await previewed(place.alice, answer))
    post = channel.last_message
    assert post is not None
    assert post.content.startswith(f"{MARK}{DECLINED}\n")
    assert help_phrases.WHAT_I_ANSWERED.format(link=answer.message.jump_url) in post.content


async def test_an_answer_that_only_its_asker_sees_is_not_linked(
    place: Place, database: Database
) -> None:
    channel = await set_up(place, database)
    answer = await asked(place, RELATED, private=True)
    await posted(place.alice, await previewed(place.alice, answer))
    post = channel.last_message
    assert post is not None
    assert post.content.endswith(help_phrases.ASKS.format(person=place.alice.mention))


async def test_a_follow_up_is_passed_on_with_its_topic(place: Place, database: Database) -> None:
    channel = await set_up(place, database)
    await mentioned(place, "what is the average salary")
    await asked_people(place, "why?")
    post = channel.last_message
    assert post is not None
    quote, follows, *_ = post.content.splitlines()
    assert quote == f"{MARK}why?"
    assert follows == phrases.FOLLOWS.format(title="Average salary")


async def test_another_person_is_told_to_ask_themselves(place: Place, database: Database) -> None:
    await set_up(place, database)
    bob = place.guild.add_member(place.env.create_user("bob"))
    for one in (bob, moderator(place)):
        result = await one.click(await asked(place, RELATED), label=help_phrases.ASK_A_HUMAN)
        assert said(result) == help_phrases.NOT_YOUR_QUESTION


async def test_two_people_ask_side_by_side_each_for_themselves(
    place: Place, database: Database
) -> None:
    channel = await set_up(place, database)
    bob = place.guild.add_member(place.env.create_user("bob"))
    previews = []
    for person in (place.alice, bob):
        result = await person.slash(place.channel, "ask", question=RELATED)
        assert result.response is not None
        previews.append((person, await previewed(person, result.response)))
    for person, preview in previews:
        await posted(person, preview)
    posts = [post.content for post in channel.history()]
    assert len(posts) == 2
    for person in (place.alice, bob):
        latest = await database.requests.latest(place.guild.id, person.id)
        assert latest is not None
        assert any(person.mention in post for post in posts)


async def test_a_person_has_one_open_request_which_is_linked(
    place: Place, database: Database
) -> None:
    channel = await set_up(place, database)
    earlier = await previewed(place.alice, await asked(place, RELATED))
    await asked_people(place)
    post = channel.last_message
    assert post is not None
    refusal = help_phrases.STILL_OPEN.format(link=post.jump_url)
    assert (await previewed(place.alice, await asked(place, DECLINED))).content == refusal
    assert (await posted(place.alice, earlier)).content == refusal
    assert len(channel.history()) == 1


async def test_after_a_request_was_closed_the_next_waits_for_the_rest_of_an_hour(
    place: Place, database: Database
) -> None:
    channel = await set_up(place, database)
    panel = await asked_people(place)
    post = channel.last_message
    assert post is not None
    await place.alice.click(panel, label=help_phrases.CLOSE_IT)
    place.env.backend.advance_clock(COOLDOWN.total_seconds() - 120)
    refusal = await previewed(place.alice, await asked(place, DECLINED))
    assert refusal.content.startswith(help_phrases.TOO_SOON.partition("{")[0] + "<t:")
    assert post.jump_url in refusal.content
    assert refusal.components == []
    place.env.backend.advance_clock(120)
    await posted(place.alice, await previewed(place.alice, await asked(place, DECLINED)))
    assert len(channel.history()) == 2


async def test_all_of_it_works_after_a_restart(
    place: Place, database: Database, advisor: Advisor
) -> None:
    channel = await set_up(place, database)
    answer = await asked(place, DECLINED)
    await place.env.restart_bot(AdvisorBot(advisor, storage=database))
    preview = await previewed(place.alice, answer)
    await place.env.restart_bot(AdvisorBot(advisor, storage=database))
    await posted(place.alice, preview)
    await place.env.restart_bot(AdvisorBot(advisor, storage=database))
    post = channel.last_message
    assert post is not None
    await place.alice.click(post, label=help_phrases.DONE)
    latest = await database.requests.latest(place.guild.id, place.alice.id)
    assert latest is not None
    assert latest.closed_at is not None


async def test_a_question_that_is_gone_cannot_be_passed_on(
    place: Place, database: Database
) -> None:
    await set_up(place, database)
    message, answer = await mentioned(place, RELATED)
    await place.env.advance_time(601)
    await place.alice.delete(message)
    assert (await previewed(place.alice, answer)).content == phrases.QUESTION_GONE


async def test_a_long_question_is_posted_as_far_as_it_was_shown(
    place: Place, database: Database
) -> None:
    channel = await set_up(place, database)
    await asked_people(place, f"{RELATED} {'please ' * 200}")
    (before,) = sent(place, "Shall I post")
    post = channel.last_message
    assert post is not None
    assert post.content.splitlines()[0].endswith("please…")
    assert before["content"].startswith(post.content)


async def test_in_a_forum_the_question_names_the_post(place: Place, database: Database) -> None:
    forum = place.guild.create_forum_channel("help-forum")
    await decide(place, database, help_channel=forum.id)
    panel = await asked_people(place)
    (thread,) = forum.threads
    assert thread.name == RELATED
    post = thread.last_message
    assert post is not None
    assert post.content.startswith(f"{MARK}{RELATED}\n")
    assert panel.content == help_phrases.POSTED.format(link=post.jump_url)
    await place.alice.click(post, label=help_phrases.DONE)
    assert thread.history()[-1].content.endswith(
        help_phrases.DONE_SAYS.format(person=place.alice.mention)
    )


async def test_where_a_forum_wants_a_tag_one_that_needs_no_moderator_is_chosen(
    place: Place, database: Database
) -> None:
    forum = place.guild.create_forum_channel("help-forum")
    bare = {"emoji_id": None, "emoji_name": None}
    tags = [
        {"id": "1", "name": "mods", "moderated": True, **bare},
        {"id": "2", "name": "career", "moderated": False, **bare},
    ]
    place.env.backend.edit_channel(forum.id, {"available_tags": tags})
    await place.env.settle()
    known = place.env.bot.get_channel(forum.id)
    assert isinstance(known, discord.ForumChannel)
    known._flags = discord.ChannelFlags(require_tag=True).value
    await decide(place, database, help_channel=forum.id)
    await asked_people(place)
    (opened,) = [r.json for r in place.env.http_requests if r.path.endswith("/threads")]
    assert isinstance(opened, dict)
    assert opened["applied_tags"] == ["2"]


async def test_words_that_would_ping_or_format_do_neither(place: Place, database: Database) -> None:
    channel = await set_up(place, database)
    await asked_people(place, f"{RELATED} @everyone <@{place.alice.id}> [x](http://evil.example)")
    post = channel.last_message
    assert post is not None
    quote = post.content.splitlines()[0]
    assert "@everyone" not in quote
    assert f"<@{place.alice.id}>" not in quote.replace("\\<", "")
    assert "://" not in quote


async def test_the_help_role_is_notified_only_where_owners_allow_it(
    place: Place, database: Database, notified: set[int]
) -> None:
    role = place.guild.create_role("helpers", mentionable=True)
    channel = await set_up(place, database, help_role=role.id)
    panel = await asked_people(place)
    post = channel.last_message
    assert post is not None
    assert post.role_mentions == []
    await place.alice.click(panel, label=help_phrases.CLOSE_IT)
    notified.add(role.id)
    await decide(place, database, help_pings=True)
    place.env.backend.advance_clock(COOLDOWN.total_seconds())
    await asked_people(place)
    post = channel.last_message
    assert post is not None
    assert f"<@&{role.id}>" in post.content
    preview, pinging = sent(place, f"<@&{role.id}>")
    assert "roles" not in preview["allowed_mentions"]
    assert pinging["allowed_mentions"] == {"parse": [], "roles": [role.id]}


@pytest.mark.parametrize("denied", [{"send_messages": True}, {"view_channel": True}])
@pytest.mark.parametrize("forum", [False, True])
async def test_where_the_bot_may_not_post_the_asker_is_told_and_owners_can_be(
    place: Place, database: Database, denied: dict[str, bool], forum: bool
) -> None:
    make = place.guild.create_forum_channel if forum else place.guild.create_text_channel
    channel = make("help")
    await decide(place, database, help_channel=channel.id)
    preview = await previewed(place.alice, await asked(place, RELATED))
    takes_away(place, channel, **denied)
    panel = await posted(place.alice, preview)
    assert panel.content == help_phrases.CANNOT_POST
    assert channel.history() == channel.threads == []
    bot = place.env.bot
    assert isinstance(bot, AdvisorBot)
    assert [*bot.refusals.all()] == [channel.id]
    assert await database.requests.latest(place.guild.id, place.alice.id) is None


@pytest.mark.parametrize(("status", "code"), [(403, 50013), (404, 10003), (400, 40067)])
async def test_what_discord_refuses_is_withdrawn_and_can_be_tried_again(
    place: Place, database: Database, status: int, code: int
) -> None:
    channel = await set_up(place, database)
    preview = await previewed(place.alice, await asked(place, RELATED))
    place.env.inject_error("POST", f"/channels/{channel.id}/messages", status=status, code=code)
    assert (await posted(place.alice, preview)).content == help_phrases.CANNOT_POST
    await asked_people(place)
    assert len(channel.history()) == 1


async def test_a_failure_of_discord_is_withdrawn_too(place: Place, database: Database) -> None:
    channel = await set_up(place, database)
    preview = await previewed(place.alice, await asked(place, RELATED))
    path = f"/channels/{channel.id}/messages"
    place.env.inject_error("POST", path, status=500, times=None)
    result = await place.alice.click(preview, label=help_phrases.POST_IT)
    assert phrases.FAILED.partition("{")[0] in said(result)
    assert await database.requests.latest(place.guild.id, place.alice.id) is None


async def test_a_help_channel_that_was_deleted_is_said_to_be_gone(
    place: Place, database: Database
) -> None:
    channel = await set_up(place, database)
    answer = await asked(place, RELATED)
    preview = await previewed(place.alice, answer)
    place.env.backend.delete_channel(channel.id)
    await place.env.settle()
    assert (await posted(place.alice, preview)).content == help_phrases.NO_HELP_CHANNEL
    assert (await previewed(place.alice, answer)).content == help_phrases.NO_HELP_CHANNEL


async def test_a_channel_of_another_server_is_never_asked(place: Place, database: Database) -> None:
    other = place.env.create_guild()
    theirs = other.create_text_channel("theirs")
    await set_up(place, database)
    answer = await asked(place, RELATED)
    await decide(place, database, help_channel=theirs.id)
    assert (await previewed(place.alice, answer)).content == help_phrases.NO_HELP_CHANNEL
    assert theirs.history() == []


@pytest.mark.parametrize(
    "custom_id",
    ["ask:1:2", "ask:0:0@baker:steps", "human:{alice}:above", "human:{alice}:again", "done:7"],
)
async def test_a_forged_press_posts_nothing(
    place: Place, database: Database, custom_id: str
) -> None:
    channel = await set_up(place, database)
    written = custom_id.format(alice=place.alice.id)
    message = await planted(place, button(written))
    result = await place.alice.click(message, custom_id=written)
    assert result.acknowledged
    assert channel.history() == []
    assert await database.requests.latest(place.guild.id, place.alice.id) is None
    assert place.env.errors == []


async def test_who_may_not_write_where_they_ask_is_not_posted_for(
    place: Place, database: Database
) -> None:
    channel = await set_up(place, database)
    overwrite = discord.PermissionOverwrite(send_messages=False)
    quiet = place.guild.create_text_channel("quiet", overwrites={place.alice: overwrite})
    result = await place.alice.slash(quiet, "ask", question=RELATED)
    assert result.response is not None
    assert (await previewed(place.alice, result.response)).content == phrases.NOT_POSTED
    assert channel.history() == []


async def test_a_request_that_was_cut_short_stands_in_the_way_for_a_minute_only(
    place: Place, database: Database
) -> None:
    channel = await set_up(place, database)
    now = place.env.now()
    await database.requests.open(HelpRequest(place.guild.id, place.alice.id, channel.id, 0, now))
    answer = await asked(place, RELATED)
    assert (await previewed(place.alice, answer)).content == help_phrases.BEING_POSTED
    place.env.backend.advance_clock(POSTING.total_seconds())
    await asked_people(place)
    assert len(channel.history()) == 1


async def test_every_page_offers_it_and_the_pages_of_others_do_not(
    place: Place, database: Database
) -> None:
    await set_up(place, database)
    long = "what is the pay in berlin? and which degree? and which tools? and the roadmap?"
    overwrite = discord.PermissionOverwrite(embed_links=False)
    assert place.guild.me is not None
    plain = place.guild.create_text_channel("plain", overwrites={place.guild.me: overwrite})
    result = await place.alice.slash(plain, "ask", question=long)
    assert result.response is not None
    (turning,) = [label for label in offered(result.response) if label.endswith("▶")]
    bob = place.guild.add_member(place.env.create_user("bob"))
    assert not has_button(shown(await bob.click(result.response, label=turning)))
    await place.alice.click(result.response, label=turning)
    assert has_button(result.response)


async def test_where_the_database_is_away_the_asker_is_told(
    place: Place, advisor: Advisor, database: Database, tmp_path: Path
) -> None:
    channel = await set_up(place, database)
    answer = await asked(place, RELATED)
    preview = await previewed(place.alice, answer)
    async with locked_database(tmp_path) as other:
        await place.env.restart_bot(AdvisorBot(advisor, storage=other))
        result = await place.alice.click(preview, label=help_phrases.POST_IT)
        assert phrases.STORAGE_AWAY in said(result)
    assert channel.history() == []
    assert place.env.errors == []
