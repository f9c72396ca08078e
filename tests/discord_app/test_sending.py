from __future__ import annotations

import discord
import pytest

from bot.core.answering.advisor import Advisor
from bot.discord_app.sending import must_be_private
from tests.discord_app.conftest import Place

IN_SERVER, BY_USER = "0", "1"


async def test_an_answer_is_one_message(place: Place, advisor: Advisor) -> None:
    for section in ("salary", "roadmap"):
        result = await place.alice.slash(place.channel, section)
        assert result.response is not None
        assert not result.followups


async def test_a_thread_of_an_unknown_channel_is_answered(place: Place) -> None:
    thread = place.env.backend.create_thread(place.channel.id, "thread", place.alice.id)
    handle = next(one for one in place.channel.threads if one.id == thread.id)
    guild = place.env.bot.get_guild(place.guild.id)
    parent = place.env.bot.get_channel(place.channel.id)
    assert guild is not None
    assert isinstance(parent, discord.TextChannel)
    guild._remove_channel(parent)
    await place.alice.send(handle, f"{place.bot_mention} hello")
    answer = handle.last_message
    assert answer is not None
    assert answer.author == place.env.bot.user


def interaction(
    place: Place, owners: dict[str, str], *, external: bool, guild: bool = True
) -> discord.Interaction[discord.Client]:
    """Make an interaction as Discord sends it from where the app was brought to by `owners`."""
    permissions = discord.Permissions(use_external_apps=external)
    user = {"id": "5", "username": "alice", "discriminator": "0", "avatar": None}
    member = {"user": user, "roles": [], "permissions": str(permissions.value), "flags": 0}
    data: dict[str, object] = {
        "id": "1",
        "application_id": "2",
        "type": 2,
        "token": "t",
        "version": 1,
        "channel_id": str(place.channel.id),
        "authorizing_integration_owners": owners,
        "attachment_size_limit": 1,
    }
    where = {"guild_id": str(place.guild.id), "member": member} if guild else {"user": user}
    state = place.env.bot._connection
    return discord.Interaction(data=data | where, state=state)  # type: ignore[arg-type]


@pytest.mark.parametrize("external", [True, False])
async def test_an_app_that_its_user_brought_is_private_where_the_server_demands_it(
    place: Place, *, external: bool
) -> None:
    brought = interaction(place, {BY_USER: "5"}, external=external)
    assert must_be_private(brought) is not external


async def test_an_app_of_the_server_may_always_answer_for_all(place: Place) -> None:
    owners = {IN_SERVER: str(place.guild.id), BY_USER: "5"}
    assert not must_be_private(interaction(place, owners, external=False))


async def test_outside_servers_nothing_has_to_be_private(place: Place) -> None:
    brought = interaction(place, {BY_USER: "5"}, external=False, guild=False)
    assert not must_be_private(brought)
