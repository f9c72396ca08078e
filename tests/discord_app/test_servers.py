from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any

import pytest
import simcord

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Outcome
from bot.core.answering.evaluation import read_questions
from bot.core.answering.outcome import Strictness
from bot.discord_app.attention import Attention
from bot.discord_app.client import AdvisorBot
from bot.discord_app.topics import Speaker
from bot.storage.database import Database
from tests.discord_app.conftest import Place, furnished, text_of
from tests.discord_app.views.pressing import asked, mentioned, offered
from tests.measuring import OWN_QUESTIONS

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def simcord_bot(advisor: Advisor, database: Database) -> AdvisorBot:
    return AdvisorBot(advisor, storage=database, reads=True)


Decided = Callable[..., Awaitable[None]]


@pytest.fixture
def decided(place: Place, database: Database) -> Decided:
    """Let the owners of the place decide something."""

    async def decide(**changes: Any) -> None:
        await database.guilds.change(place.guild.id, changes, NOW)

    return decide


@pytest.fixture
def nearly(advisor: Advisor) -> str:
    """A question that a loose advisor answers, and a strict one calls a gap."""
    strict, loose = map(advisor.with_strictness, (Strictness.STRICT, Strictness.LOOSE))
    told = (one.question for one in read_questions(OWN_QUESTIONS))
    doubtful = (one for one in told if any(part.gap for part in strict.ask(one).parts))
    return next(one for one in doubtful if loose.ask(one).outcome is Outcome.ANSWERED)


async def test_an_advice_channel_is_read_from_the_moment_on_that_it_is_chosen(
    place: Place, decided: Decided
) -> None:
    await place.alice.send(place.channel, "which degree do i need")
    assert place.answers() == []
    await decided(advice_channels={place.channel.id})
    await place.alice.send(place.channel, "anyone up for a game tonight")
    await place.alice.send(place.channel, "which degree do i need")
    assert len(place.answers()) == 1
    assert "degree" in place.answers()[0]
    await decided(advice_channels=frozenset())
    await place.alice.send(place.channel, "which degree do i need")
    assert len(place.answers()) == 1


async def test_the_operators_advice_channels_stay_beside_those_of_owners(
    advisor: Advisor, database: Database
) -> None:
    operators = set[int]()
    bot = AdvisorBot(
        advisor,
        lambda one: Attention.ADVICE if one in operators else Attention.MENTIONS,
        storage=database,
    )
    async with simcord.run(bot) as env:
        guild = env.create_guild()
        alice = guild.add_member(env.create_user("alice"))
        first, second, third = (guild.create_text_channel(name) for name in ("a", "b", "c"))
        operators.add(first.id)
        await database.guilds.change(guild.id, {"advice_channels": {second.id}}, NOW)
        for channel in (first, second, third):
            await alice.send(channel, "which degree do i need")
        assert [len(channel.history()) for channel in (first, second, third)] == [2, 2, 1]


async def test_an_edited_message_in_an_advice_channel_is_followed(
    place: Place, decided: Decided
) -> None:
    await decided(advice_channels={place.channel.id})
    message = await place.alice.send(place.channel, "which degree do i need")
    await place.alice.edit(message, "what is the average salary?")
    (answer,) = place.answers()
    assert "$118,000" in answer


async def test_without_the_intent_no_server_is_asked_about_unless_the_bot_is_mentioned(
    advisor: Advisor, database: Database
) -> None:
    bot = AdvisorBot(advisor, storage=database)
    async with simcord.run(bot) as env:
        guild = env.create_guild()
        alice = guild.add_member(env.create_user("alice"))
        channel = guild.create_text_channel("careers")
        await database.guilds.change(guild.id, {"advice_channels": {channel.id}}, NOW)
        database.guilds._settings.clear()
        await alice.send(channel, "which degree do i need")
        assert len(channel.history()) == 1
        assert guild.id not in database.guilds._settings
        assert bot.user is not None
        await alice.send(channel, f"{bot.user.mention} which degree do i need")
        assert guild.id in database.guilds._settings


@pytest.mark.parametrize("command", ["ask", "salary", "topics", "help"])
async def test_where_owners_want_it_commands_are_answered_in_private(
    place: Place, decided: Decided, command: str
) -> None:
    options = {"question": "which degree do i need"} if command == "ask" else {}
    assert not (await place.alice.slash(place.channel, command, **options)).ephemeral
    await decided(private_answers=True)
    for private in ({}, {"private": False}, {"private": True}):
        result = await place.alice.slash(place.channel, command, **options, **private)
        assert result.ephemeral


async def test_what_was_hidden_by_the_owners_wish_is_not_taken_up_in_public(
    place: Place, decided: Decided
) -> None:
    await decided(private_answers=True)
    bot = place.env.bot
    assert isinstance(bot, AdvisorBot)
    for command, options in (("ask", {"question": "which degree do i need"}), ("salary", {})):
        await place.alice.slash(place.channel, command, **options)
        in_public, alone = (Speaker(place.channel.id, place.alice.id, one) for one in (False, True))
        assert bot.topics.last(in_public, place.env.now()) is None
        assert bot.topics.last(alone, place.env.now()) is not None


async def test_a_mention_is_answered_for_all_to_see_whatever_owners_want_of_commands(
    place: Place, decided: Decided
) -> None:
    await decided(private_answers=True)
    _, answer = await mentioned(place, "which degree do i need")
    assert not answer.flags.ephemeral
    assert "degree" in text_of(answer)


async def test_a_direct_message_knows_no_server(
    place: Place, decided: Decided, database: Database
) -> None:
    await decided(private_answers=True, strictness="strict")
    carol = place.env.create_user("carol")
    await carol.send_dm("which degree do i need")
    answer = carol.dm_channel.last_message
    assert answer is not None
    assert "degree" in text_of(answer)


async def test_every_answer_in_a_server_keeps_to_its_strictness(
    place: Place, decided: Decided, nearly: str
) -> None:
    shown = {}
    for strictness in ("strict", "loose"):
        await decided(strictness=strictness)
        await place.env.advance_time(60)
        mention = await mentioned(place, nearly)
        menu = await place.alice.context_menu(place.channel, "Answer this", mention[0])
        shown[strictness] = [
            text_of(await asked(place, nearly)),
            text_of(mention[1]),
            text_of(menu.response),
        ]
    assert all(a != b for a, b in zip(shown["strict"], shown["loose"], strict=True))


async def test_what_is_pressed_under_an_answer_is_read_again_with_the_servers_strictness(
    place: Place, decided: Decided, nearly: str
) -> None:
    answer = await asked(place, nearly)
    explained = {}
    for strictness in ("strict", "loose"):
        await decided(strictness=strictness)
        why = offered(answer)["Why this answer?"]["custom_id"]
        result = await place.alice.click(answer, custom_id=why)
        explained[strictness] = text_of(result.response)
    assert explained["strict"] != explained["loose"]


async def test_while_the_database_is_away_answers_are_those_of_the_operator(
    place: Place,
    decided: Decided,
    database: Database,
    away: Callable[[], AbstractContextManager[None]],
) -> None:
    await decided(private_answers=True)
    database.guilds._settings.clear()
    with away():
        result = await place.alice.slash(place.channel, "ask", question="which degree do i need")
    assert not result.ephemeral
    assert "degree" in text_of(result.response)


@pytest.mark.parametrize("command", ["compare", "salary"])
async def test_where_there_are_several_careers_they_are_shown_in_private_too(
    careers_advisor: Advisor, database: Database, command: str
) -> None:
    async with simcord.run(AdvisorBot(careers_advisor, storage=database)) as env:
        place = furnished(env)
        await database.guilds.change(place.guild.id, {"private_answers": True}, NOW)
        assert (await place.alice.slash(place.channel, command)).ephemeral
