"""Look at the running bot and its database."""

from __future__ import annotations

import math
import time

import discord

from bot.discord_app.client import AdvisorBot
from bot.storage.database import Database
from bot.watching.state import State


def state_of(bot: AdvisorBot, database: Database) -> State:
    """Say how the bot is, from what is known already: nobody is waited for."""
    return State(
        gateway_connected=is_connected(bot),
        database_reachable=database.is_reachable,
        leaving=bot.door.is_shut,
        knowledge_version=bot.advisor.knowledge.version,
        event_loop_lag_seconds=round(bot.watchdog.lag(time.monotonic()), 3),
    )


def is_connected(bot: discord.AutoShardedClient) -> bool:
    """Tell whether the bot has a session, and every shard a connection."""
    return bot.is_ready() and not any(shard.is_closed() for shard in bot.shards.values())


def latency_of(bot: discord.Client) -> float | None:
    """Return the seconds between a heartbeat and its answer; None before the first."""
    latency = bot.latency
    return latency if math.isfinite(latency) else None
