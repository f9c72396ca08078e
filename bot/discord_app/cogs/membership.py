"""Note which servers the bot is in, so that nothing of those that removed it is kept for long."""

from __future__ import annotations

import logging
from collections.abc import Iterable

import discord
from discord.ext import commands
from discord.utils import utcnow

from bot.core.errors import StorageError
from bot.storage.protocol import GuildStore

log = logging.getLogger(__name__)


class Membership(commands.Cog):
    """Listen for servers that come and go; at each start catch up with what was missed."""

    def __init__(self, bot: commands.AutoShardedBot, guilds: GuildStore) -> None:
        self._bot = bot
        self._guilds = guilds

    @commands.Cog.listener()
    async def on_shard_ready(self, shard: int) -> None:
        """Note the servers of a shard that came or went while nobody listened."""
        here = {guild.id for guild in self._bot.guilds if guild.shard_id == shard}
        try:
            await self._guilds.joined(here)
            shards = self._bot.shard_count or 1
            away = no_longer_in(await self._guilds.known(), here, shard, shards)
            if away:
                await self._guilds.left(away, utcnow())
                log.info("%d servers removed the bot while it was away", len(away))
        except StorageError as error:
            log.warning("Servers that came and went were not noted: %s", error)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Note a server that invited the bot; one that comes back finds its settings."""
        try:
            await self._guilds.joined([guild.id])
        except StorageError as error:
            log.warning("It was not noted that the bot joined server %s: %s", guild.id, error)

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Note a server that removed the bot; what is kept of it is deleted in time."""
        try:
            await self._guilds.left([guild.id], utcnow())
        except StorageError as error:
            log.warning("It was not noted that the bot left server %s: %s", guild.id, error)


def no_longer_in(
    known: Iterable[int], here: Iterable[int], shard: int, shard_count: int
) -> frozenset[int]:
    """Choose the known servers of a shard that the bot is not in.

    https://docs.discord.com/developers/events/gateway#sharding-sharding-formula
    """
    return frozenset(one for one in known if (one >> 22) % shard_count == shard) - frozenset(here)
