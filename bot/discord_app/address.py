"""Reach Discord's API at another address: one of this machine, or a proxy of the operator's.

discord.py keeps addresses for the whole process, so this does too.
"""

from __future__ import annotations

import discord
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from bot.core.errors import SettingsError

DISCORDS_OWN = Route.BASE
"""The address that discord.py comes with."""

DISCORD_GATEWAYS = "discord.gg"
"""The domain of Discord's own gateways."""


def api_host() -> str:
    """Return the host that requests go to."""
    return URL(Route.BASE).host or ""


def reach_api_at(address: str) -> None:
    """Send all requests to another address."""
    Route.BASE = address


async def take_gateway(bot: discord.Client) -> tuple[int, int]:
    """Ask for the gateway; return the number of shards it wants, and how many may begin at once.

    Raise SettingsError where the gateway of another API leads to a third party.
    """
    shards, address, limits = await bot.http.get_bot_gateway()
    if Route.BASE != DISCORDS_OWN:
        _take(URL(address))
    return shards, limits["max_concurrency"]


def _take(gateway: URL) -> None:
    if not is_trusted(gateway):
        raise SettingsError(
            f"CAREER_ADVISOR_API names a gateway on {gateway.host}, which is neither Discord's nor "
            "its own; the bot's token would go there, so correct the address or leave it out"
        )
    DiscordWebSocket.DEFAULT_GATEWAY = gateway


def is_trusted(gateway: URL) -> bool:
    """Tell whether a gateway is Discord's own, or on the host of the API that was chosen."""
    host = gateway.host or ""
    of_discord = host == DISCORD_GATEWAYS or host.endswith(f".{DISCORD_GATEWAYS}")
    return host == api_host() or (of_discord and gateway.scheme == "wss")
