from __future__ import annotations

import discord
import pytest

from bot.discord_app.audience import must_be_private
from tests.discord_app.conftest import Place

IN_SERVER, BY_USER = "0", "1"


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
