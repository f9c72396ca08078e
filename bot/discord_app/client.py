"""Connect an advisor to Discord, with the least rights that do."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Iterator
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.answering.advisor import Advisor
from bot.core.answering.way import steps_of
from bot.discord_app.address import take_gateway
from bot.discord_app.answered import Answered
from bot.discord_app.attention import AttentionTo, only_mentions
from bot.discord_app.cogs.about import About
from bot.discord_app.cogs.answer_this import AnswerThis
from bot.discord_app.cogs.ask import Ask
from bot.discord_app.cogs.chat import Chat
from bot.discord_app.cogs.compare import Compare
from bot.discord_app.cogs.curate import Curate
from bot.discord_app.cogs.fit import Fit
from bot.discord_app.cogs.forum import Forum
from bot.discord_app.cogs.membership import Membership
from bot.discord_app.cogs.own_data import OwnData
from bot.discord_app.cogs.presses import Presses
from bot.discord_app.cogs.roadmap import Roadmap
from bot.discord_app.cogs.sections import Sections
from bot.discord_app.cogs.setup import Setup
from bot.discord_app.counts import Counts
from bot.discord_app.door import Door
from bot.discord_app.errors import report
from bot.discord_app.noting import VotedDown
from bot.discord_app.pace import PRESSED, Pace
from bot.discord_app.popularity import Popularity
from bot.discord_app.refusals import Refusals
from bot.discord_app.registration import register
from bot.discord_app.servers import Servers
from bot.discord_app.sessions import Sessions
from bot.discord_app.topics import Topics
from bot.discord_app.tree import AdvisorTree
from bot.discord_app.unreadable import pass_over_unreadable
from bot.discord_app.views.presses import dynamic_items
from bot.discord_app.watchdog import Watchdog
from bot.discord_app.wire import pace_reading
from bot.storage.protocol import Storage

log = logging.getLogger(__name__)


def needed_intents(*, unasked: bool = False) -> discord.Intents:
    """Name the events that the bot reads; one is privileged, only to read `unasked` messages."""
    return discord.Intents(
        guilds=True, guild_messages=True, dm_messages=True, message_content=unasked
    )


class AdvisorBot(commands.Bot):
    """Answer career questions in Discord."""

    def __init__(
        self,
        advisor: Advisor,
        attention_to: AttentionTo | None = None,
        *,
        storage: Storage | None = None,
        reads: bool = False,
        registers: bool = True,
    ) -> None:
        """Take what to answer from, and which channels' messages are read unasked; else none.

        One that `reads` can read messages where a server's owners want it, even if none of those.
        Without a storage nothing is remembered, and what needs it is not offered. Only a bot that
        `registers` tells Discord of its commands.
        """
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=AdvisorTree,
            intents=needed_intents(unasked=reads or attention_to is not None),
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
        )
        pace_reading()
        self.advisor = advisor
        self.storage = storage
        self.answered, self.topics = Answered(), Topics()
        self.press_pace = Pace(PRESSED)
        self.counts = Counts()
        self.watchdog = Watchdog(self.counts)
        self.refusals = Refusals()
        self._sessions = Sessions(self.counts)
        # There is no public place before discord.py's own handling of an event.
        parsers = self._connection.parsers
        # Before the door, which keeps events for later, and behind it, as it reads them too.
        pass_over_unreadable(parsers, self.counts)
        Door(self.counts).guard(parsers)
        pass_over_unreadable(parsers, self.counts)
        self.attention_to = attention_to or only_mentions
        self.servers = Servers(advisor, self.attention_to, storage)
        self.voted_down = VotedDown()
        self.trying = asyncio.Lock()
        self._registers = registers

    async def setup_hook(self) -> None:
        """Add the cogs, and tell Discord of their commands if it does not hold them yet."""
        popularity = Popularity(self.advisor)
        have_steps = any(map(steps_of, self.advisor.careers))
        cogs: list[commands.Cog] = [
            Ask(self.advisor, popularity, self.topics),
            About(self.advisor, self.tree),
            Fit(self.advisor, self.tree),
            *([Roadmap(self.advisor, popularity, self.topics, self.tree)] if have_steps else []),
            *([Compare(self.advisor)] if len(self.advisor.careers) > 1 else []),
            *self._remembering(popularity),
            OwnData(),
            # After the others, as a section may be named as one of their commands.
            Sections(self.advisor, popularity, self.topics, self.tree),
            AnswerThis(self.tree),
            Chat(self, self.servers, self.answered, self.topics, self.refusals),
            Presses(),
        ]
        for cog in cogs:
            await self.add_cog(cog)
        self.add_dynamic_items(*dynamic_items())
        if self._registers:
            await register(self)

    async def connect(self, *, reconnect: bool = True) -> None:
        """Connect to the gateway that the API names, and watch the event loop meanwhile."""
        await take_gateway(self)
        with self.watchdog.watching():
            await super().connect(reconnect=reconnect)

    def _remembering(self, popularity: Popularity) -> Iterator[commands.Cog]:
        """Make the cogs that need a storage."""
        if self.storage is not None:
            yield Setup()
            yield Curate(self.advisor, popularity)
            yield Forum(self, self.servers, self.refusals, self.storage)
            yield Membership(self, self.storage.guilds)

    async def on_ready(self) -> None:
        """Note that questions can be asked now."""
        log.info("Ready in %d servers", len(self.guilds))

    async def on_disconnect(self) -> None:
        """Note that there is no connection."""
        self._sessions.interrupted(asyncio.get_running_loop().time())

    async def on_resumed(self) -> None:
        """Note that the connection is back, and that nothing was lost."""
        self._sessions.resumed()

    async def on_connect(self) -> None:
        """Note that a session has begun."""
        self._sessions.begun(asyncio.get_running_loop().time())

    async def on_message(self, message: discord.Message, /) -> None:
        """Leave messages to the chat cog; there are no prefix commands."""

    async def on_error(self, event_method: str, /, *_args: Any, **_kwargs: Any) -> None:
        """Log what an event handler raised, without the message that it was about."""
        error = sys.exc_info()[1]
        if error is not None:
            report(error, event_method)
