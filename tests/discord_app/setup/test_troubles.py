from __future__ import annotations

from typing import Any

import discord
import pytest
import simcord

from bot.discord_app.setup.contents import Page
from bot.discord_app.setup.troubles import Kind, Trouble, gone, troubles
from bot.storage.records import GuildSettings
from tests.discord_app.conftest import Place
from tests.discord_app.setup.conftest import Office, said
from tests.discord_app.test_chat import channel_without

NOBODY, NOWHERE = 5, 6


@pytest.fixture
def guild(place: Place) -> discord.Guild:
    found = place.env.bot.get_guild(place.guild.id)
    assert found is not None
    return found


def forum_without(place: Place, guild: discord.Guild, **permissions: bool) -> simcord.ChannelHandle:
    """Make a forum in which the bot lacks a permission."""
    forum = place.guild.create_forum_channel("questions")
    overwrite = discord.PermissionOverwrite(**permissions)
    found = guild.get_channel(forum.id)
    assert isinstance(found, discord.ForumChannel)
    found._overwrites = [discord.abc._Overwrites(overwrite_of(guild, overwrite))]
    return forum


def overwrite_of(guild: discord.Guild, overwrite: discord.PermissionOverwrite) -> Any:
    allow, deny = overwrite.pair()
    return {"id": guild.me.id, "type": 1, "allow": allow.value, "deny": deny.value}


def test_a_server_that_set_nothing_has_no_trouble(guild: discord.Guild) -> None:
    assert troubles(guild, GuildSettings()) == ()
    assert troubles(guild, GuildSettings(), reads=False) == ()


def test_where_all_is_allowed_there_is_no_trouble(place: Place, guild: discord.Guild) -> None:
    role = place.guild.create_role("helpers")
    forum = place.guild.create_forum_channel("questions")
    settings = GuildSettings(
        advice_channels=frozenset({place.channel.id}),
        forums=frozenset({forum.id}),
        help_channel=forum.id,
        help_role=role.id,
        help_pings=True,
        curator_role=role.id,
    )
    assert troubles(guild, settings, [place.channel.id]) == ()


@pytest.mark.parametrize("field", ["advice_channels", "forums"])
def test_without_the_text_of_messages_no_channel_can_be_read(
    place: Place, guild: discord.Guild, field: str
) -> None:
    settings = GuildSettings.model_validate({field: {place.channel.id}})
    assert troubles(guild, settings, reads=False)[0].kind is Kind.UNREAD


@pytest.mark.parametrize(
    ("denied", "missing"),
    [
        ({"view_channel": False}, ("view_channel",)),
        ({"send_messages": False}, ("send_messages",)),
        ({"embed_links": False}, ("embed_links",)),
        (
            {"read_message_history": False, "send_messages_in_threads": False},
            ("send_messages_in_threads", "read_message_history"),
        ),
    ],
)
def test_what_the_bot_lacks_in_an_advice_channel_is_named(
    place: Place, guild: discord.Guild, denied: dict[str, bool], missing: tuple[str, ...]
) -> None:
    channel = channel_without(place, **denied)
    settings = GuildSettings(advice_channels=frozenset({channel.id}))
    expected = Trouble(Kind.LACKING, Page.ADVICE, (channel.id,), missing)
    assert troubles(guild, settings) == (expected,)


def test_what_is_lacking_in_many_channels_is_told_once(place: Place, guild: discord.Guild) -> None:
    channels = [channel_without(place, send_messages=False).id for _ in range(3)]
    other = channel_without(place, embed_links=False).id
    settings = GuildSettings(advice_channels=frozenset({*channels, other}))
    assert [one.places for one in troubles(guild, settings)] == [tuple(channels), (other,)]


def test_in_a_forum_it_need_not_open_posts_to_answer_them(
    place: Place, guild: discord.Guild
) -> None:
    forum = forum_without(place, guild, send_messages=False)
    assert troubles(guild, GuildSettings(forums=frozenset({forum.id}))) == ()
    (found,) = troubles(guild, GuildSettings(help_channel=forum.id))
    assert (found.missing, found.forum) == (("send_messages",), True)


def test_where_sending_was_refused_it_is_told_as_long_as_it_would_be(
    place: Place, guild: discord.Guild
) -> None:
    closed = channel_without(place, send_messages=False)
    found = troubles(guild, GuildSettings(), [closed.id, place.channel.id, NOWHERE])
    assert found == (Trouble(Kind.LACKING, Page.OVERVIEW, (closed.id,), ("send_messages",)),)


def test_a_refusal_in_an_advice_channel_is_told_as_that_channels(
    place: Place, guild: discord.Guild
) -> None:
    closed = channel_without(place, send_messages=False)
    settings = GuildSettings(advice_channels=frozenset({closed.id}))
    assert [one.page for one in troubles(guild, settings, [closed.id])] == [Page.ADVICE]


async def test_a_refusal_in_a_thread_is_put_right_in_its_channel(
    place: Place, guild: discord.Guild
) -> None:
    channel = channel_without(place, send_messages_in_threads=False)
    thread = place.env.backend.create_thread(channel.id, "thread", place.alice.id)
    await place.env.settle()
    (found,) = troubles(guild, GuildSettings(), [thread.id])
    assert (found.places, found.missing) == ((channel.id,), ("send_messages_in_threads",))


def test_what_is_gone_is_told_by_what_it_was_chosen_for(place: Place, guild: discord.Guild) -> None:
    settings = GuildSettings(
        advice_channels=frozenset({place.channel.id, NOWHERE}),
        help_channel=NOWHERE,
        help_role=NOBODY,
        help_pings=True,
    )
    assert gone(guild, settings) == {
        "advice_channels": {NOWHERE},
        "help_channel": {NOWHERE},
        "help_role": {NOBODY},
    }
    assert troubles(guild, settings) == (
        Trouble(Kind.CHANNEL_GONE, Page.ADVICE, (NOWHERE,)),
        Trouble(Kind.CHANNEL_GONE, Page.HELP, (NOWHERE,)),
        Trouble(Kind.ROLE_GONE, Page.HELP, (NOBODY,)),
    )


def test_of_a_server_that_is_out_of_reach_nothing_is_taken_for_gone(guild: discord.Guild) -> None:
    guild.unavailable = True
    assert gone(guild, GuildSettings(help_channel=NOWHERE, help_role=NOBODY)) == {}


def test_a_role_that_cannot_be_mentioned_is_told_where_it_is_to_be(
    place: Place, guild: discord.Guild
) -> None:
    role = place.guild.create_role("helpers")
    channel = channel_without(place, mention_everyone=False)
    settings = GuildSettings(help_channel=channel.id, help_role=role.id, help_pings=True)
    assert troubles(guild, settings) == (Trouble(Kind.UNMENTIONABLE, Page.HELP, (role.id,)),)
    silent = settings.model_copy(update={"help_pings": False})
    assert troubles(guild, silent) == ()
    found = guild.get_role(role.id)
    assert found is not None
    found.mentionable = True
    assert troubles(guild, settings) == ()


async def test_each_trouble_stands_on_the_page_where_it_is_put_right(office: Office) -> None:
    place = office.place
    channel = channel_without(place, send_messages=False)
    role = place.guild.create_role("helpers")
    await office.chosen(Page.HELP, "help_channel", channel)
    panel = await office.chosen(Page.HELP, "help_role", role)
    assert "I lack: **Send Messages**" in said(panel)
    panel = await office.pressed(Page.HELP, "Mention the role")
    assert "I may not mention" in said(panel)
    assert "I lack" not in said(await office.opened(Page.ADVICE))
