"""Connect an advisor to Discord, with the least rights that do."""

from __future__ import annotations

import asyncio
import logging
import sys
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.answering.advisor import Advisor
from bot.discord_app.address import take_gateway
from bot.discord_app.answered import Answered
from bot.discord_app.attention import AttentionTo, only_mentions
from bot.discord_app.cogs.answer_this import AnswerThis
from bot.discord_app.cogs.chat import Chat
from bot.discord_app.cogs.forum import Forum
from bot.discord_app.cogs.membership import Membership
from bot.discord_app.cogs.presses import Presses
from bot.discord_app.counts import Counts
from bot.discord_app.door import Door
from bot.discord_app.errors import report
from bot.discord_app.noting import VotedDown
from bot.discord_app.offered import Offered
from bot.discord_app.pace import PRESSED, Pace
from bot.discord_app.refusals import Refusals
from bot.discord_app.registration import register
from bot.discord_app.servers import Servers
from bot.discord_app.sessions import Sessions
from bot.discord_app.shards import WHOLE, Share, Turns, resume_shards
from bot.discord_app.topics import Topics
from bot.discord_app.tree import AdvisorTree
from bot.discord_app.unreadable import pass_over_unreadable
from bot.discord_app.views.presses import dynamic_items
from bot.discord_app.waits import Waits
from bot.discord_app.watchdog import Watchdog
from bot.discord_app.wire import pace_reading
from bot.storage.protocol import Storage

log = logging.getLogger(__name__)


def needed_intents(*, unasked: bool = False) -> discord.Intents:
    """Name the events that the bot reads; one is privileged, only to read `unasked` messages."""
    return discord.Intents(
        guilds=True, guild_messages=True, dm_messages=True, message_content=unasked
    )


def _least() -> dict[str, Any]:
    """Say to discord.py that nobody is pinged, all places are served, and nothing is held."""
    return {
        "command_prefix": commands.when_mentioned,
        "help_command": None,
        "tree_cls": AdvisorTree,
        "allowed_mentions": discord.AllowedMentions.none(),
        "allowed_contexts": app_commands.AppCommandContext(
            guild=True, dm_channel=True, private_channel=True
        ),
        "allowed_installs": app_commands.AppInstallationType(guild=True, user=True),
        "max_messages": None,
        "member_cache_flags": discord.MemberCacheFlags.none(),
        "chunk_guilds_at_startup": False,
    }


class AdvisorBot(commands.AutoShardedBot):
    """Answer career questions in Discord."""

    def __init__(
        self,
        advisor: Advisor,
        attention_to: AttentionTo | None = None,
        *,
        storage: Storage | None = None,
        reads: bool = False,
        share: Share = WHOLE,
    ) -> None:
        """Take what to answer from, and which channels' messages are read unasked; else none.

        One that `reads` can read messages where a server's owners want it, even if none of those.
        Without a storage nothing is remembered, and what needs it is not offered. It does its
        `share` of what all of the bot's processes do, else all.
        """
        intents = needed_intents(unasked=reads or attention_to is not None)
        super().__init__(intents=intents, shard_count=share.count, **_least())
        pace_reading()
        resume_shards()
        self.storage = storage
        self.answered, self.topics = Answered(), Topics()
        self.press_pace = Pace(PRESSED)
        self.counts, self.waits = Counts(), Waits()
        self.watchdog = Watchdog(self.counts)
        self.refusals = Refusals()
        self._sessions, self._turns = Sessions(self.counts), Turns()
        # There is no public place before discord.py's own handling of an event.
        parsers = self._connection.parsers
        self.door = Door(self.counts, self.waits)
        # Before the door, which keeps events for later, and behind it, as it reads them too.
        pass_over_unreadable(parsers, self.counts)
        self.door.guard(parsers)
        pass_over_unreadable(parsers, self.counts)
        self.attention_to = attention_to or only_mentions
        self.servers = Servers(advisor, self.attention_to, storage)
        self.voted_down = VotedDown()
        self.trying = asyncio.Lock()
        self.shard_ids = None if share.ids is None else list(share.ids)
        self._registers = share.registers
        self._offered = Offered(self, self.topics, remembers=storage is not None)
        self._offering = asyncio.Lock()

    @property
    def advisor(self) -> Advisor:
        """Return what is answered from now."""
        return self.servers.advisor

    async def setup_hook(self) -> None:
        """Add the cogs, and tell Discord of their commands if it does not hold them yet."""
        for cog in (
            AnswerThis(self.tree),
            Chat(self, self.servers, self.answered, self.topics, self.refusals),
            Presses(),
        ):
            await self.add_cog(cog)
        if self.storage is not None:
            await self.add_cog(Forum(self, self.servers, self.refusals, self.storage))
            await self.add_cog(Membership(self, self.storage.guilds))
        self.add_dynamic_items(*dynamic_items())
        async with self._offering:
            await self._offer()

    async def take_up(self, advisor: Advisor) -> None:
        """Answer from another advisor all that begins from now on; what has begun is not disturbed.

        Raise discord.HTTPException where Discord does not take the commands, if they differ: the
        advisor answers all the same.
        """
        async with self._offering:
            self.servers.advisor = advisor
            if self.application_id is not None:  # else it is still to be set up
                await self._offer()

    async def _offer(self) -> None:
        """Have the commands that suit what is known, and tell Discord if it holds others."""
        await self._offered.suit(self.advisor.careers)
        if self._registers:
            await register(self)

    async def connect(self, *, reconnect: bool = True) -> None:
        """Connect to the gateway that the API names, and watch the event loop meanwhile."""
        wanted, self._turns.at_once = await take_gateway(self)
        self.shard_count = self.shard_count or wanted
        with self.watchdog.watching():
            await super().connect(reconnect=reconnect)

    async def before_identify_hook(
        self,
        shard_id: int | None,
        *,
        initial: bool = False,
    ) -> None:
        """Wait until a shard may begin a session."""
        await asyncio.sleep(self._turns.wait(shard_id or 0, asyncio.get_running_loop().time()))

    async def on_ready(self) -> None:
        """Note that questions can be asked now."""
        served = ", ".join(map(str, self.shards))
        log.info("Ready in %d servers; shards %s of %s", len(self.guilds), served, self.shard_count)

    async def on_shard_disconnect(self, shard: int) -> None:
        """Note that a shard has no connection."""
        self._sessions.interrupted(shard, asyncio.get_running_loop().time())

    async def on_shard_resumed(self, shard: int) -> None:
        """Note that a shard's connection is back, and that nothing was lost."""
        self._sessions.resumed(shard)

    async def on_shard_connect(self, shard: int) -> None:
        """Note that a shard has begun a session."""
        self._sessions.begun(shard, asyncio.get_running_loop().time())

    async def on_message(self, message: discord.Message, /) -> None:
        """Leave messages to the chat cog; there are no prefix commands."""

    async def on_error(self, event_method: str, /, *_args: Any, **_kwargs: Any) -> None:
        """Log what an event handler raised, without the message that it was about."""
        error = sys.exc_info()[1]
        if error is not None:
            report(error, event_method)
