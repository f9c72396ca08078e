from __future__ import annotations

import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from bot.core.errors import SettingsError
from bot.discord_app import address
from bot.discord_app.address import is_trusted, reach_api_at, take_gateway


@pytest.fixture(autouse=True)
def own_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Route, "BASE", Route.BASE)


@pytest.mark.parametrize(
    ("gateway", "trusted"),
    [
        ("wss://gateway.discord.gg", True),
        ("wss://gateway-us-east1-b.discord.gg/", True),
        ("ws://proxy.internal:9000", True),
        ("ws://gateway.discord.gg", False),
        ("wss://discord.gg.example.org", False),
        ("wss://elsewhere.example.org", False),
    ],
)
def test_only_discord_and_the_chosen_host_are_trusted(gateway: str, trusted: bool) -> None:
    reach_api_at("http://proxy.internal:3000/api/v10")
    assert is_trusted(URL(gateway)) is trusted


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> discord.Client:
    """A client whose API names a gateway of a third party."""
    client = discord.Client(intents=discord.Intents.none())

    async def elsewhere() -> tuple[int, str, dict[str, int]]:
        return 3, "wss://elsewhere.example.org", {"max_concurrency": 16}

    monkeypatch.setattr(client.http, "get_bot_gateway", elsewhere)
    return client


async def test_at_discords_own_address_the_gateway_stays_and_the_shards_are_asked_for(
    client: discord.Client,
) -> None:
    before = DiscordWebSocket.DEFAULT_GATEWAY
    assert await take_gateway(client) == (3, 16)
    assert before == DiscordWebSocket.DEFAULT_GATEWAY


async def test_a_gateway_of_a_third_party_is_refused(client: discord.Client) -> None:
    reach_api_at("http://127.0.0.1:1/api/v10")
    with pytest.raises(SettingsError, match=r"gateway on elsewhere\.example\.org"):
        await take_gateway(client)
    assert address.api_host() == "127.0.0.1"
