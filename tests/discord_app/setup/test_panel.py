"""Drive every control of the panel as an owner would."""

from __future__ import annotations

from typing import Any

import pytest
import simcord

from bot.core.answering import setup_phrases as phrases
from bot.core.answering.advisor import Advisor
from bot.discord_app.client import AdvisorBot
from bot.discord_app.setup.changes import RETENTIONS
from bot.discord_app.setup.contents import NAMES, Page
from bot.storage.database import Database
from bot.storage.records import DROPPED, DayCount, GuildSettings
from tests.discord_app.conftest import furnished
from tests.discord_app.setup.conftest import Office, chosen_in, labels, said, selects, staffed
from tests.discord_app.test_chat import channel_without

PAGES = [page for page in Page if page is not Page.OVERVIEW]


async def test_the_panel_is_for_its_owner_alone_and_shows_all_that_is_set(office: Office) -> None:
    result = await office.setup()
    assert result.ephemeral
    panel = office.now(result.response)
    assert all(NAMES[page][0] in said(panel) for page in PAGES)
    assert phrases.ALL_WELL in said(panel)
    assert list(selects(panel)) == ["setup-open"]


@pytest.mark.parametrize("page", Page)
async def test_every_page_says_what_it_is_about_and_where_one_is(
    office: Office, page: Page
) -> None:
    await office.opened(Page.ADVICE)
    panel = await office.opened(Page.ADVICE)
    await office.olga.select(panel, [page], custom_id="setup-open")
    shown = office.now(panel)
    assert NAMES[page][0] in said(shown) or page is Page.OVERVIEW
    default = [one["value"] for one in selects(shown)["setup-open"]["options"] if one["default"]]
    assert default == ([] if page is Page.OVERVIEW else [page])


async def test_advice_channels_are_chosen_shown_and_taken_out_again(office: Office) -> None:
    channel, other = office.place.channel, office.place.guild.create_text_channel("jobs")
    panel = await office.chosen(Page.ADVICE, "advice_channels", channel, other)
    assert phrases.SAVED in said(panel)
    assert channel.mention in said(panel)
    assert chosen_in(panel, "advice_channels") == sorted([channel.id, other.id])
    assert (await office.settings()).advice_channels == {channel.id, other.id}
    panel = await office.pressed(Page.ADVICE, phrases.NO_CHANNELS)
    assert chosen_in(panel, "advice_channels") == []
    assert phrases.READS_NOTHING in said(panel)
    assert (await office.settings()).advice_channels == frozenset()


async def test_a_select_that_is_emptied_takes_out_too(office: Office) -> None:
    await office.chosen(Page.ADVICE, "advice_channels", office.place.channel)
    await office.chosen(Page.ADVICE, "advice_channels")
    assert await office.settings() == GuildSettings()


async def test_a_channel_that_was_chosen_is_read_at_once(office: Office) -> None:
    await office.chosen(Page.ADVICE, "advice_channels", office.place.channel)
    await office.place.alice.send(office.place.channel, "which degree do i need")
    assert "degree" in office.place.answers()[-1]


async def test_forums_are_chosen_among_forums(office: Office) -> None:
    forum = office.place.guild.create_forum_channel("questions")
    panel = await office.opened(Page.FORUMS)
    assert selects(panel)["setup-set:forums"]["channel_types"] == [15]
    panel = await office.chosen(Page.FORUMS, "forums", forum)
    assert chosen_in(panel, "forums") == [forum.id]
    assert (await office.settings()).forums == {forum.id}
    await office.pressed(Page.FORUMS, phrases.NO_FORUMS)
    assert (await office.settings()).forums == frozenset()


async def test_where_questions_to_people_go_and_who_is_told(office: Office) -> None:
    helpers = office.place.guild.create_role("helpers")
    forum = office.place.guild.create_forum_channel("help")
    assert phrases.PING not in labels(await office.opened(Page.HELP))
    await office.chosen(Page.HELP, "help_channel", forum)
    panel = await office.chosen(Page.HELP, "help_role", helpers)
    assert phrases.HELP_SILENT in said(panel)
    assert chosen_in(panel, "help_channel") == [forum.id]
    assert chosen_in(panel, "help_role") == [helpers.id]
    panel = await office.pressed(Page.HELP, phrases.PING)
    assert phrases.HELP_PINGS in said(panel)
    assert phrases.DO_NOT_PING in labels(panel)
    settings = await office.settings()
    assert (settings.help_channel, settings.help_role) == (forum.id, helpers.id)
    assert settings.help_pings
    await office.pressed(Page.HELP, phrases.DO_NOT_PING, phrases.NO_CHANNEL, phrases.NO_ROLE)
    assert await office.settings() == GuildSettings()


async def test_curators_are_a_role_and_never_everybody(office: Office) -> None:
    role = office.place.guild.create_role("curators")
    panel = await office.chosen(Page.CURATORS, "curator_role", role)
    assert role.mention in said(panel)
    everybody = office.place.guild.default_role
    result = await office.olga.select(panel, [everybody], custom_id="setup-set:curator_role")
    assert said(result.followups[0] if result.followups else result.response).startswith("⚠️")
    assert (await office.settings()).curator_role == role.id
    await office.pressed(Page.CURATORS, phrases.NO_ROLE)
    assert (await office.settings()).curator_role is None


async def test_answers_are_made_private_and_public_again(office: Office) -> None:
    panel = await office.pressed(Page.ANSWERS, phrases.MAKE_PRIVATE)
    assert phrases.SEEN_BY_ASKER in said(panel)
    place = office.place
    assert (await place.alice.slash(place.channel, "salary")).ephemeral
    await office.pressed(Page.ANSWERS, phrases.MAKE_PUBLIC)
    assert not (await place.alice.slash(place.channel, "salary")).ephemeral


async def test_that_a_mention_is_answered_in_public_is_said(office: Office) -> None:
    assert "no private reply" in said(await office.opened(Page.ANSWERS))


@pytest.mark.parametrize("value", ["strict", "balanced", "loose"])
async def test_the_strictness_is_chosen_or_left_to_the_operator(office: Office, value: str) -> None:
    panel = await office.chosen(Page.STRICTNESS, "strictness", value)
    options = selects(panel)["setup-set:strictness"]["options"]
    assert [one["value"] for one in options if one["default"]] == [value]
    assert (await office.settings()).strictness == value
    panel = await office.chosen(Page.STRICTNESS, "strictness", "none")
    assert "Balanced, as my operator set it." in said(panel)
    assert (await office.settings()).strictness is None


async def test_before_texts_are_kept_it_is_said_what_that_means(office: Office) -> None:
    panel = await office.pressed(Page.LOGGING, phrases.LOG)
    assert phrases.LOGGING_ASKS.format(days=90) in said(panel)
    assert not (await office.settings()).logging
    await office.olga.click(panel, label=phrases.LOG_NO)
    assert not (await office.settings()).logging
    panel = await office.pressed(Page.LOGGING, phrases.LOG, phrases.LOG_YES)
    assert phrases.SAVED in said(panel)
    assert phrases.LOGGED.format(days=90) in said(panel)
    assert (await office.settings()).logging


async def test_texts_are_kept_no_more_without_a_question(office: Office) -> None:
    await office.pressed(Page.LOGGING, phrases.LOG, phrases.LOG_YES)
    panel = await office.pressed(Page.LOGGING, phrases.DO_NOT_LOG)
    assert phrases.NOT_LOGGED.format(days=90) in said(panel)
    assert not (await office.settings()).logging


@pytest.mark.parametrize("days", RETENTIONS)
async def test_how_long_texts_are_kept_is_chosen(office: Office, days: int) -> None:
    panel = await office.chosen(Page.LOGGING, "retention_days", str(days))
    options = selects(panel)["setup-set:retention_days"]["options"]
    assert [one["label"] for one in options if one["default"]] == [f"{days} days"]
    assert (await office.settings()).retention_days == days


async def test_a_panel_from_before_a_restart_still_works(
    office: Office, advisor: Advisor, database: Database
) -> None:
    panel = await office.opened(Page.ADVICE)
    await office.place.env.restart_bot(AdvisorBot(advisor, storage=database, reads=True))
    channel = office.place.channel
    await office.olga.select(panel, [channel], custom_id="setup-set:advice_channels")
    assert chosen_in(office.now(panel), "advice_channels") == [channel.id]
    await office.olga.select(panel, [Page.LOGGING], custom_id="setup-open")
    await office.olga.click(panel, label=phrases.LOG)
    await office.olga.click(panel, label=phrases.LOG_YES)
    settings = await office.settings()
    assert settings.advice_channels == {channel.id}
    assert settings.logging


async def test_what_is_gone_is_said_and_taken_out_with_the_next_change(office: Office) -> None:
    place = office.place
    channel = place.guild.create_text_channel("short-lived")
    role = place.guild.create_role("short-lived")
    await office.chosen(Page.ADVICE, "advice_channels", channel, place.channel)
    await office.chosen(Page.CURATORS, "curator_role", role)
    place.env.backend.delete_channel(channel.id)
    place.env.backend.delete_role(place.guild.id, role.id)
    await place.env.settle()
    panel = await office.opened(Page.ADVICE)
    assert phrases.GONE in said(panel)
    assert chosen_in(panel, "advice_channels") == [place.channel.id]
    overview = said((await office.setup()).response)
    assert phrases.CHANNEL_GONE.format(page=NAMES[Page.ADVICE][0]) in overview
    assert phrases.ROLE_GONE.format(page=NAMES[Page.CURATORS][0]) in overview
    await office.pressed(Page.ANSWERS, phrases.MAKE_PRIVATE)
    assert await office.settings() == GuildSettings(
        advice_channels={place.channel.id}, private_answers=True
    )
    assert phrases.ALL_WELL in said((await office.setup()).response)


async def test_without_the_intent_it_is_said_what_the_operator_has_to_do(
    advisor: Advisor, database: Database
) -> None:
    async with simcord.run(AdvisorBot(advisor, storage=database)) as env:
        office = staffed(furnished(env), database)
        assert phrases.ALL_WELL in said((await office.setup()).response)
        panel = await office.chosen(Page.ADVICE, "advice_channels", office.place.channel)
        assert phrases.CANNOT_READ_MESSAGES in said(panel)
        assert phrases.CANNOT_READ_MESSAGES in said(await office.opened(Page.FORUMS))
        assert phrases.CANNOT_READ_MESSAGES in said((await office.setup()).response)


async def test_where_the_bot_could_not_answer_is_said_until_it_can(office: Office) -> None:
    place = office.place
    channel = channel_without(place, send_messages=False)
    await place.alice.send(channel, f"{place.bot_mention} which degree do i need")
    shown = said((await office.setup()).response)
    assert channel.mention in shown
    assert "I lack: **Send Messages**" in shown
    assert phrases.REFUSED in shown
    place.env.backend.edit_channel(channel.id, {"overwrites": []})
    await place.env.settle()
    assert phrases.ALL_WELL in said((await office.setup()).response)


async def test_what_could_not_be_kept_is_said(office: Office) -> None:
    today = office.place.env.now().date()
    office.database.notes.count(DayCount(office.place.guild.id, today, DROPPED, 12))
    office.database.notes.count(DayCount(office.place.guild.id, today, "declined", 5))
    await office.database.notes.flush()
    assert phrases.DROPPED.format(days=30, number=12) in said((await office.setup()).response)


async def test_while_the_database_is_away_it_is_said_and_nothing_is_changed(
    office: Office, away: Any, caplog: pytest.LogCaptureFixture
) -> None:
    panel = await office.opened(Page.ADVICE)
    with away():
        assert phrases.AWAY in said((await office.setup()).response)
        channel = office.place.channel
        await office.olga.select(panel, [channel], custom_id="setup-set:advice_channels")
        shown = office.now(panel)
        assert phrases.NOT_SAVED in said(shown)
        assert phrases.SAVED not in said(shown)
        assert chosen_in(shown, "advice_channels") == []
    assert await office.settings() == GuildSettings()
    assert "was not changed" in caplog.text
