"""Whether a client is connected, as its readiness says it."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from bot.discord_app.client import AdvisorBot
from bot.watching.looking import is_connected, latency_of
from tests.loopback.people import until
from tests.loopback.server import TOKEN, Loopback
from tests.loopback.trials import Scene


async def test_one_connection_is_there_or_not(scene: Scene, bot: AdvisorBot) -> None:
    await until(lambda: is_connected(bot))
    await until(lambda: latency_of(bot) is not None)
    async with scene.loopback.gone():
        await until(lambda: not is_connected(bot))
    await until(lambda: is_connected(bot))


class SwiftShards(discord.AutoShardedClient):
    """Two shards, without the five seconds that discord.py leaves between their sessions."""

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait for nothing."""


async def test_of_several_shards_each_has_to_be_connected(monkeypatch: pytest.MonkeyPatch) -> None:
    loopback = Loopback(shards=2)
    await loopback.open()
    monkeypatch.setattr(Route, "BASE", loopback.api)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", URL(loopback.gateway.address))
    async with SwiftShards(intents=discord.Intents(guilds=True), shard_count=2) as client:
        assert not is_connected(client)
        running = asyncio.ensure_future(client.start(TOKEN))
        await until(lambda: is_connected(client))
        await client.shards[1].disconnect()
        assert not is_connected(client)
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
    await loopback.close()
