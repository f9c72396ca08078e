"""Connect an advisor to Discord, with the least rights that do."""

from __future__ import annotations

import logging
import sys
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.answering.advisor import Advisor
from bot.core.answering.way import steps_of
from bot.discord_app.answered import Answered
from bot.discord_app.attention import AttentionTo, only_mentions
from bot.discord_app.cogs.about import About
from bot.discord_app.cogs.answer_this import AnswerThis
from bot.discord_app.cogs.ask import Ask
from bot.discord_app.cogs.chat import Chat
from bot.discord_app.cogs.fit import Fit
from bot.discord_app.cogs.presses import Presses
from bot.discord_app.cogs.roadmap import Roadmap
from bot.discord_app.cogs.sections import Sections
from bot.discord_app.errors import report
from bot.discord_app.pace import PRESSED, Pace
from bot.discord_app.popularity import Popularity
from bot.discord_app.registration import register
from bot.discord_app.topics import Topics
from bot.discord_app.tree import AdvisorTree
from bot.discord_app.views.presses import dynamic_items
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
        registers: bool = True,
    ) -> None:
        """Take what to answer from, and which channels' messages are read unasked; else none.

        Without a storage nothing is remembered, and what needs it is not offered. Only a bot that
        `registers` tells Discord of its commands.
        """
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=AdvisorTree,
            intents=needed_intents(unasked=attention_to is not None),
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
        )
        self.advisor = advisor
        self.storage = storage
        self.answered, self.topics = Answered(), Topics()
        self.press_pace = Pace(PRESSED)
        self._attention_to = attention_to or only_mentions
        self._registers = registers

    async def setup_hook(self) -> None:
        """Add the cogs, and tell Discord of their commands if it does not hold them yet."""
        popularity = Popularity(self.advisor)
        have_steps = any(map(steps_of, self.advisor.careers))
        for cog in (
            Ask(self.advisor, popularity, self.topics),
            *([Roadmap(self.advisor, popularity, self.topics)] if have_steps else []),
            Sections(self.advisor, popularity, self.topics, self.tree),
            Fit(self.advisor),
            AnswerThis(self.tree),
            About(self.advisor, self.tree),
            Chat(self.advisor, self, self.answered, self.topics, self._attention_to),
            Presses(),
        ):
            await self.add_cog(cog)
        self.add_dynamic_items(*dynamic_items())
        if self._registers:
            await register(self)

    async def on_ready(self) -> None:
        """Note that questions can be asked now."""
        log.info("Ready in %d servers", len(self.guilds))

    async def on_message(self, message: discord.Message, /) -> None:
        """Leave messages to the chat cog; there are no prefix commands."""

    async def on_error(self, event_method: str, /, *_args: Any, **_kwargs: Any) -> None:
        """Log what an event handler raised, without the message that it was about."""
        error = sys.exc_info()[1]
        if error is not None:
            report(error, event_method)
