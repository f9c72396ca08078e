"""See that nobody but who manages a server sees or changes its settings."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from simcord.backend.errors import SetupError

from bot.core.answering import phrases, setup_phrases
from bot.core.answering.advisor import Advisor
from bot.discord_app.client import AdvisorBot
from bot.discord_app.views.custom_ids import setup_id, setup_open_id
from bot.storage.records import GuildSettings
from tests.discord_app.conftest import registered
from tests.discord_app.setup.conftest import Office
from tests.discord_app.views.pressing import button, planted, said

PRESSES = [
    setup_open_id("logging"),
    setup_id("logging", "ask"),
    setup_id("logging", "yes"),
    setup_id("private_answers", "yes"),
    setup_id("advice_channels", "none"),
]

FORGED = [
    setup_open_id("nowhere"),
    setup_id("nothing", "yes"),
    setup_id("logging", "perhaps"),
    setup_id("logging"),
    setup_id("strictness", "harsh"),
    setup_id("retention_days", "no"),
    setup_id("help_role", "nobody"),
    setup_id("forums", "some"),
]


async def test_discord_is_told_to_offer_it_in_servers_to_their_managers(office: Office) -> None:
    (command,) = [one for one in registered(office.place.env) if one["name"] == "setup"]
    assert command["contexts"] == [0]
    assert command["integration_types"] == [0]
    managing = discord.Permissions(manage_guild=True)
    assert int(command["default_member_permissions"]) == managing.value


async def test_a_member_is_not_offered_it_and_not_told_of_it(office: Office) -> None:
    with pytest.raises(SetupError):
        await office.setup(office.place.alice)
    told = await office.place.alice.slash(office.place.channel, "help")
    assert told.response is not None
    assert "/setup" not in str(told.response.embeds[0].to_dict())


async def test_a_member_whom_the_server_lets_use_it_is_shown_no_settings(office: Office) -> None:
    place = office.place
    (command,) = [one for one in await place.env.bot.tree.fetch_commands() if one.name == "setup"]  # type: ignore[attr-defined]
    place.guild.set_command_permissions(command, {place.alice: True})
    assert said(await office.setup(place.alice)).strip() == setup_phrases.MANAGERS_ONLY


@pytest.mark.parametrize("custom_id", PRESSES)
async def test_a_member_who_presses_on_a_panel_gets_one_sentence(
    office: Office, custom_id: str
) -> None:
    message = await planted(office.place, button(custom_id))
    result = await office.place.alice.click(message, custom_id=custom_id)
    assert said(result).strip() == setup_phrases.MANAGERS_ONLY
    assert await office.settings() == GuildSettings()
    assert office.place.answers() == ["planted"]


@pytest.mark.parametrize(
    "select",
    [
        discord.ui.ChannelSelect[Any](custom_id=setup_id("advice_channels")),
        discord.ui.ChannelSelect[Any](custom_id=setup_id("help_channel")),
    ],
)
async def test_a_member_who_chooses_on_a_panel_gets_one_sentence(
    office: Office, select: discord.ui.ChannelSelect[Any]
) -> None:
    message = await planted(office.place, select)
    channel = office.place.channel
    result = await office.place.alice.select(message, [channel], custom_id=select.custom_id)
    assert said(result).strip() == setup_phrases.MANAGERS_ONLY
    assert await office.settings() == GuildSettings()


async def test_an_owner_who_is_one_no_more_changes_nothing(office: Office) -> None:
    panel = (await office.setup()).response
    assert panel is not None
    office.place.env.backend.edit_member(office.place.guild.id, office.olga.id, {"role_ids": []})
    result = await office.olga.select(panel, ["logging"], custom_id="setup-open")
    assert setup_phrases.MANAGERS_ONLY in said(result)


@pytest.mark.parametrize("custom_id", FORGED)
async def test_a_press_that_was_never_offered_changes_nothing_for_an_owner_too(
    office: Office, custom_id: str
) -> None:
    message = await planted(office.place, button(custom_id))
    result = await office.olga.click(message, custom_id=custom_id)
    assert said(result).strip() == phrases.UNKNOWN_PRESS
    assert await office.settings() == GuildSettings()


async def test_a_channel_of_the_wrong_kind_is_not_taken(office: Office) -> None:
    forum = office.place.guild.create_forum_channel("questions")
    select = discord.ui.ChannelSelect[Any](custom_id=setup_id("advice_channels"))
    message = await planted(office.place, select)
    result = await office.olga.select(message, [forum], custom_id=select.custom_id)
    assert said(result).strip() == phrases.UNKNOWN_PRESS
    assert await office.settings() == GuildSettings()


async def test_without_a_storage_it_is_not_offered(office: Office, advisor: Advisor) -> None:
    panel = (await office.setup()).response
    assert panel is not None
    await office.place.env.restart_bot(AdvisorBot(advisor))
    with pytest.raises(SetupError):
        await office.setup()
    result = await office.olga.select(panel, ["logging"], custom_id="setup-open")
    assert said(result).strip() == setup_phrases.NOT_A_MEMBER
