from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord
from discord import app_commands
from sqlalchemy import select

from bot.core.answering import help_phrases, phrases, privacy_phrases
from bot.core.answering.advisor import Advisor
from bot.discord_app.client import AdvisorBot
from bot.discord_app.pace import SECONDS
from bot.discord_app.rendering.privacy import row, time_of
from bot.storage.database import Database
from bot.storage.engine import database_url, open_engine
from bot.storage.records import DIRECT, Progress, StepState, Vote
from bot.storage.tables import KEEPINGS, metadata
from tests.discord_app.conftest import Place, locked_database, text_of
from tests.discord_app.views.people import decide, posted, previewed, set_up, shown
from tests.discord_app.views.pressing import said

CAREER = "machine-learning-engineer"


@pytest.fixture
def simcord_bot(remembering_bot: AdvisorBot) -> AdvisorBot:
    return remembering_bot


@pytest.fixture
def bob(place: Place) -> simcord.MemberActor:
    return place.guild.add_member(place.env.create_user("bob"))


async def uses_everything(place: Place, database: Database, person: simcord.MemberActor) -> None:
    """Let a person leave something in every table that tells of persons."""
    result = await person.slash(place.channel, "ask", question="what is the pay in berlin")
    assert result.response is not None
    await posted(person, await previewed(person, result.response))
    today = place.env.now().date()
    for guild in (place.guild.id, DIRECT):
        answer = result.response.id + (guild == DIRECT)
        entries = ((CAREER, "salary.average"),)
        await database.votes.cast(Vote(guild, answer, person.id, True, "related", entries, today))
    await database.progress.set(Progress(person.id, CAREER, "steps.degree", StepState.DONE, today))


async def everything(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Read every table as it is."""

    found = {}
    engine = open_engine(database_url(None, folder))
    async with engine.connect() as connection:
        for table in metadata.sorted_tables:
            query = select(table).order_by(*table.primary_key.columns)
            found[table.name] = [dict(one) for one in (await connection.execute(query)).mappings()]
    await engine.dispose()
    return found


def naming(person: int, rows: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """Return the rows in which an id stands, in whichever column."""
    return {
        name: [one for one in several if any(str(person) in str(value) for value in one.values())]
        for name, several in rows.items()
    }


async def pressed_delete(place: Place, person: simcord.MemberActor) -> str:
    panel = shown(await person.slash(place.channel, "mydata delete"))
    assert panel.content == privacy_phrases.SHALL_I_DELETE
    await person.click(panel, label=privacy_phrases.DELETE_ALL)
    assert panel.components == []
    return panel.content


async def test_who_deletes_their_data_leaves_no_trace_and_others_keep_everything(
    place: Place, database: Database, bob: simcord.MemberActor, tmp_path: Path
) -> None:
    await set_up(place, database)
    for person in (place.alice, bob):
        await uses_everything(place, database, person)
    before = await everything(tmp_path)
    personal = {name for name, keeping in KEEPINGS.items() if keeping.person}
    of_alice, of_bob = naming(place.alice.id, before), naming(bob.id, before)
    for found in (of_alice, of_bob):
        assert {name for name, rows in found.items() if rows} == personal
    number = sum(map(len, of_alice.values()))

    assert await pressed_delete(place, place.alice) == privacy_phrases.DELETED.format(rows=number)
    after = await everything(tmp_path)
    assert not any(naming(place.alice.id, after).values())
    assert naming(bob.id, after) == of_bob
    assert sum(map(len, after.values())) == sum(map(len, before.values())) - number
    assert await pressed_delete(place, place.alice) == privacy_phrases.NOTHING_OF_YOU


async def test_nothing_is_deleted_before_it_is_confirmed(
    place: Place, database: Database, tmp_path: Path
) -> None:
    await set_up(place, database)
    await uses_everything(place, database, place.alice)
    before = await everything(tmp_path)
    panel = shown(await place.alice.slash(place.channel, "mydata delete"))
    await place.alice.click(panel, label=privacy_phrases.KEEP_ALL)
    assert panel.content == help_phrases.LEFT
    assert await everything(tmp_path) == before


async def test_deleting_works_after_a_restart(
    place: Place, advisor: Advisor, database: Database
) -> None:
    await set_up(place, database)
    await uses_everything(place, database, place.alice)
    panel = shown(await place.alice.slash(place.channel, "mydata delete"))
    await place.env.restart_bot(AdvisorBot(advisor, storage=database))
    await place.alice.click(panel, label=privacy_phrases.DELETE_ALL)
    assert panel.content == privacy_phrases.DELETED.format(rows=6)


async def test_what_was_said_last_is_forgotten_too(place: Place, bob: simcord.MemberActor) -> None:
    for person in (place.alice, bob):
        await person.slash(place.channel, "ask", question="which certifications should i get")
    await pressed_delete(place, place.alice)
    outcomes = []
    for person in (place.alice, bob):
        result = await person.slash(place.channel, "ask", question="which ones?")
        assert result.response is not None
        outcomes.append("follow-up" in text_of(result.response))
    assert outcomes == [False, True]


async def exported(result: simcord.InteractionResult) -> dict[str, Any]:
    """Read the file that only its person sees."""
    message = result.response or result.followups[0]
    assert message.ephemeral
    (file,) = message.attachments
    written: dict[str, Any] = json.loads(await file.read())
    return written


async def test_a_person_gets_everything_of_theirs_and_nothing_of_others(
    place: Place, database: Database, bob: simcord.MemberActor, tmp_path: Path
) -> None:
    await set_up(place, database)
    for person in (place.alice, bob):
        await uses_everything(place, database, person)
    written = await exported(await place.alice.slash(place.channel, "mydata export"))
    assert str(bob.id) not in json.dumps(written)
    assert written["person"] == str(place.alice.id)
    kept = naming(place.alice.id, await everything(tmp_path))
    for name, keeping in KEEPINGS.items():
        assert (name in written) == (keeping.person is not None)
        if keeping.person:
            assert len(written[name]) == len(kept[name]) > 0


async def test_in_a_direct_message_it_is_the_same(
    place: Place, database: Database, tmp_path: Path
) -> None:
    carol = place.env.create_user("carol")
    today = place.env.now().date()
    await database.votes.cast(Vote(DIRECT, 1, carol.id, False, "declined", (), today))
    (vote,) = (await exported(await carol.slash("mydata export")))["votes"]
    assert vote["person"] == str(carol.id)
    assert privacy_phrases.KEPT_OF_YOU in text_of(shown(await carol.slash("privacy")))
    panel = shown(await carol.slash("mydata delete"))
    await carol.click(panel, label=privacy_phrases.DELETE_ALL)
    assert not any(naming(carol.id, await everything(tmp_path)).values())


async def test_where_no_file_may_be_attached_the_person_is_told_where(place: Place) -> None:
    assert place.guild.me is not None
    overwrite = discord.PermissionOverwrite(attach_files=False)
    bare = place.guild.create_text_channel("bare", overwrites={place.guild.me: overwrite})
    result = await place.alice.slash(bare, "mydata export")
    assert privacy_phrases.EXPORT_ELSEWHERE in said(result)


async def told(place: Place, channel: simcord.ChannelHandle) -> str:
    """Everything that `/privacy` says, on however many pages."""
    result = await place.alice.slash(channel, "privacy")
    messages = [one for one in (result.response, *result.followups) if one is not None]
    assert all(one.ephemeral for one in messages)
    return "\n".join(map(text_of, messages))


async def test_privacy_says_of_every_table_what_why_and_how_long(place: Place) -> None:
    assert place.guild.me is not None
    overwrite = discord.PermissionOverwrite(embed_links=False)
    plain = place.guild.create_text_channel("plain", overwrites={place.guild.me: overwrite})
    for channel in (place.channel, plain):
        shown_there = await told(place, channel)
        for keeping in KEEPINGS.values():
            assert row(keeping) in shown_there
        for phrase in (privacy_phrases.GAP_TEXTS, privacy_phrases.QUESTIONS_STAY):
            assert phrase in shown_there


async def test_privacy_says_what_the_server_decided(place: Place, database: Database) -> None:
    said_first = await told(place, place.channel)
    assert privacy_phrases.LOGGING_OFF in said_first
    assert privacy_phrases.RETENTION.format(days=90) in said_first
    await decide(place, database, logging=True, retention_days=7)
    said_then = await told(place, place.channel)
    assert privacy_phrases.LOGGING_ON in said_then
    assert privacy_phrases.RETENTION.format(days=7) in said_then


async def test_without_a_database_nothing_is_kept_and_that_is_said(
    place: Place, advisor: Advisor
) -> None:
    await place.env.restart_bot(AdvisorBot(advisor))
    for command in ("privacy", "mydata export", "mydata delete"):
        result = await place.alice.slash(place.channel, command)
        assert privacy_phrases.NOTHING_ON_DISK in said(result)


async def test_where_the_database_is_away_the_person_is_told(
    place: Place, advisor: Advisor, database: Database, tmp_path: Path
) -> None:
    await set_up(place, database)
    await uses_everything(place, database, place.alice)
    panel = shown(await place.alice.slash(place.channel, "mydata delete"))
    before = await everything(tmp_path)
    place.env.backend.advance_clock(SECONDS)
    async with locked_database(tmp_path) as other:
        await place.env.restart_bot(AdvisorBot(advisor, storage=other))
        assert phrases.STORAGE_AWAY in said(await place.alice.slash(place.channel, "mydata export"))
        assert phrases.STORAGE_AWAY in said(
            await place.alice.click(panel, label=privacy_phrases.DELETE_ALL)
        )
    assert {type(error) for error in place.env.errors} == {app_commands.CommandInvokeError}
    assert await everything(tmp_path) == before


def test_times_are_said_as_they_are_declared() -> None:
    assert time_of(KEEPINGS["help_requests"]) == "for 30 days"
    assert time_of(KEEPINGS["guilds"]) == "for 30 days after the server removed me"
    assert time_of(KEEPINGS["votes"]) == privacy_phrases.AS_LONG_AS_SERVERS.format(days=90)
    assert time_of(KEEPINGS["vote_entries"]) == privacy_phrases.WITH_ITS_WHOLE
