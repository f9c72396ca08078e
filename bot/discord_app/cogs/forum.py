"""Answer new posts in the forums that a server's owners chose, where the answer is sure."""

from __future__ import annotations

import logging
from collections import OrderedDict

import discord
from discord.ext import commands
from discord.utils import utcnow

from bot.discord_app.attention import Attention
from bot.discord_app.audience import own_permissions
from bot.discord_app.errors import named, report
from bot.discord_app.hearing import hears, may_be_heard
from bot.discord_app.noting import names_in, noted
from bot.discord_app.posts import READ, answer_to_post, is_first, is_new
from bot.discord_app.refusals import Refusals
from bot.discord_app.rendering.shown import Shown
from bot.discord_app.sending import reply
from bot.discord_app.servers import Server, Servers
from bot.storage.protocol import Storage

log = logging.getLogger(__name__)

KEPT = 10_000
"""Posts that are remembered as read at most, the oldest forgotten first: under 1 MB."""


class Forum(commands.Cog):
    """Read the first message of each new post, once."""

    def __init__(
        self, bot: commands.AutoShardedBot, servers: Servers, refusals: Refusals, storage: Storage
    ) -> None:
        self._bot, self._servers = bot, servers
        self._refusals, self._storage = refusals, storage
        self._read: OrderedDict[int, None] = OrderedDict()

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a new post, if that is surely of use; else be silent."""
        post = message.channel
        if not isinstance(post, discord.Thread) or not is_new(message, post, utcnow()):
            return
        if not may_be_heard(message, self._bot.user, reads=True) or post.id in self._read:
            return
        server = await self._servers.of(post.guild.id)
        if post.parent_id in server.settings.forums and self._is_read_here_only(message, server):
            self._keep(post.id)
            await self._answer(message, post, server)

    async def _answer(self, message: discord.Message, post: discord.Thread, server: Server) -> None:
        try:
            shown = answer_to_post(server.advisor, post.name, message.content)
        except Exception as error:  # whatever it is, nobody asked the bot
            report(error, "a post")
            return
        if shown is not None and await self._is_unanswered(message, post):
            await reply(message, await self._noted(message, shown), self._refusals)

    async def _noted(self, message: discord.Message, shown: Shown) -> Shown:
        guild = message.guild.id if message.guild else None
        return await noted(self._storage, shown, guild, names_in(message, self._bot.user))

    def _is_read_here_only(self, message: discord.Message, server: Server) -> bool:
        """Tell whether a message is answered by no other rule, as a mention is."""
        attention = hears(message, self._bot.user, server.attention_to)
        return attention in {None, Attention.MENTIONS}

    async def _is_unanswered(self, message: discord.Message, post: discord.Thread) -> bool:
        """Look whether the message began the post, and nobody has answered; silent if unseen."""
        if not own_permissions(message).read_message_history:
            return False
        try:
            there = [one async for one in post.history(limit=READ, oldest_first=True)]
        except (discord.NotFound, discord.Forbidden) as error:
            log.info("A post could not be read (%s)", named(error))
            return False
        return is_first(message, there)

    def _keep(self, post: int) -> None:
        self._read[post] = None
        while len(self._read) > KEPT:
            self._read.popitem(last=False)
