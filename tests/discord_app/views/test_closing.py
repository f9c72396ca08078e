from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.answering import help_phrases, phrases
from bot.core.answering.advisor import Advisor
from bot.discord_app.client import AdvisorBot
from bot.discord_app.help_requests import COOLDOWN
from bot.discord_app.views import custom_ids
from bot.storage.database import Database
from tests.discord_app.conftest import Place, locked_database
from tests.discord_app.views.people import asked_people, decide, previewed, set_up
from tests.discord_app.views.pressing import asked, button, moderator, offered, planted, said


@pytest.fixture
def simcord_bot(remembering_bot: AdvisorBot) -> AdvisorBot:
    return remembering_bot


async def is_open(place: Place, database: Database) -> bool:
    latest = await database.requests.latest(place.guild.id, place.alice.id)
    return latest is not None and latest.closed_at is None


async def test_its_asker_a_moderator_and_a_helper_close_a_request_and_the_post_says_so(
    place: Place, database: Database
) -> None:
    role = place.guild.create_role("helpers")
    helper = place.guild.add_member(place.env.create_user("helper"), roles=[role])
    channel = await set_up(place, database, help_role=role.id)
    for person in (place.alice, moderator(place), helper):
        await asked_people(place)
        post = channel.last_message
        assert post is not None
        await person.click(post, label=help_phrases.DONE)
        closed = channel.last_message
        assert closed is not None
        assert closed.id == post.id
        assert closed.content == f"{post.content}\n" + help_phrases.DONE_SAYS.format(
            person=person.mention
        )
        assert not closed.components
        assert not await is_open(place, database)
        place.env.backend.advance_clock(COOLDOWN.total_seconds())


async def test_others_are_told_that_it_is_not_theirs(place: Place, database: Database) -> None:
    channel = await set_up(place, database)
    bob = place.guild.add_member(place.env.create_user("bob"))
    await asked_people(place)
    post = channel.last_message
    assert post is not None
    assert help_phrases.NOT_YOURS_TO_CLOSE in said(await bob.click(post, label=help_phrases.DONE))
    assert await is_open(place, database)


async def test_the_asker_closes_a_request_from_where_it_stands_in_the_way(
    place: Place, database: Database
) -> None:
    channel = await set_up(place, database)
    await asked_people(place)
    refusal = await previewed(place.alice, await asked(place, "what is the pay in berlin"))
    await place.alice.click(refusal, label=help_phrases.CLOSE_IT)
    assert refusal.content == help_phrases.CLOSED
    post = channel.last_message
    assert post is not None
    assert post.content.endswith(help_phrases.DONE_SAYS.format(person=place.alice.mention))
    assert not post.components


@pytest.mark.parametrize("gone", ["post", "channel"])
async def test_a_request_whose_post_is_gone_can_be_closed_all_the_same(
    place: Place, database: Database, gone: str
) -> None:
    channel = await set_up(place, database)
    panel = await asked_people(place)
    post = channel.last_message
    assert post is not None
    if gone == "post":
        place.env.backend.delete_message(channel.id, post.id)
    else:
        place.env.backend.delete_channel(channel.id)
    await place.alice.click(panel, label=help_phrases.CLOSE_IT)
    assert panel.content == help_phrases.CLOSED
    assert not await is_open(place, database)


async def test_a_post_that_may_not_be_changed_is_closed_all_the_same(
    place: Place, database: Database
) -> None:
    channel = await set_up(place, database)
    panel = await asked_people(place)
    path = f"/channels/{channel.id}/messages/*"
    place.env.inject_error("PATCH", path, status=403, code=50083)
    await place.alice.click(panel, label=help_phrases.CLOSE_IT)
    assert panel.content == help_phrases.CLOSED
    assert not await is_open(place, database)


async def test_a_panel_of_a_request_that_is_closed_already_says_so(
    place: Place, database: Database
) -> None:
    channel = await set_up(place, database)
    panel = await asked_people(place)
    post = channel.last_message
    assert post is not None
    await place.alice.click(post, label=help_phrases.DONE)
    await place.alice.click(panel, label=help_phrases.CLOSE_IT)
    assert panel.content == help_phrases.CLOSED_ALREADY


async def test_an_older_post_of_the_same_person_does_not_close_their_new_request(
    place: Place, database: Database
) -> None:
    await set_up(place, database)
    await asked_people(place)
    older = await planted(place, button(custom_ids.done_id(place.alice.id)))
    await place.alice.click(older, label="Press")
    assert await is_open(place, database)


async def test_after_its_asker_deleted_their_data_a_post_can_still_be_marked_done(
    place: Place, database: Database
) -> None:
    channel = await set_up(place, database)
    await asked_people(place)
    await database.people.delete(place.alice.id)
    post = channel.last_message
    assert post is not None
    await place.alice.click(post, label=help_phrases.DONE)
    closed = channel.last_message
    assert closed is not None
    assert help_phrases.DONE not in offered(closed)


async def test_where_the_database_is_away_a_request_stays_open_and_its_asker_is_told(
    place: Place, advisor: Advisor, database: Database, tmp_path: Path
) -> None:
    channel = await set_up(place, database)
    await asked_people(place)
    post = channel.last_message
    assert post is not None
    async with locked_database(tmp_path) as other:
        await place.env.restart_bot(AdvisorBot(advisor, storage=other))
        result = await place.alice.click(post, label=help_phrases.DONE)
    (told,) = result.followups
    assert told.ephemeral
    assert told.content == phrases.STORAGE_AWAY
    assert await is_open(place, database)
    unchanged = channel.last_message
    assert unchanged is not None
    assert help_phrases.DONE in offered(unchanged)


async def test_a_server_that_has_no_help_channel_any_more_keeps_what_can_be_closed(
    place: Place, database: Database
) -> None:
    channel = await set_up(place, database)
    await asked_people(place)
    await decide(place, database, help_channel=None)
    post = channel.last_message
    assert post is not None
    await place.alice.click(post, label=help_phrases.DONE)
    assert not await is_open(place, database)
