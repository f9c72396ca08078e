"""Answer a mention, a direct message, and what is said in the channels that are read."""

from __future__ import annotations

import logging

import discord
from discord.ext import commands
from discord.utils import utcnow

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Topic
from bot.core.answering.following import topic_after
from bot.discord_app.answered import Answered, is_followed
from bot.discord_app.attention import Attention
from bot.discord_app.errors import failure_phrase, named, wait_phrase
from bot.discord_app.hearing import answer_replied_to, answer_to, hears, may_be_heard
from bot.discord_app.helping import with_people
from bot.discord_app.noting import let_go, names_in, noted
from bot.discord_app.pace import ASKED, Pace
from bot.discord_app.refusals import Refusals
from bot.discord_app.rendering.shown import AGAIN, Shown, shown_phrase
from bot.discord_app.retrying import MESSAGE, UNREACHABLE, insist
from bot.discord_app.sending import change, reply
from bot.discord_app.servers import Server, Servers
from bot.discord_app.topics import Speaker, Topics
from bot.discord_app.views.rereading import topic_under
from bot.storage.protocol import Storage

log = logging.getLogger(__name__)


class Chat(commands.Cog):
    """Read what is said to the bot, and nothing else; follow a question's edits and deletion."""

    def __init__(
        self,
        bot: commands.AutoShardedBot,
        servers: Servers,
        answered: Answered,
        topics: Topics,
        refusals: Refusals,
    ) -> None:
        self._bot = bot
        self._servers = servers
        # By its name only: what knows the bot's type imports this.
        self._storage: Storage | None = getattr(bot, "storage", None)
        self._answered, self._topics = answered, topics
        self._refusals = refusals
        self._pace, self._told = Pace(ASKED), Pace(1)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a person who mentions the bot, or writes to it directly or where it reads."""
        async with self._answered.turn(message.id):
            await self._reply(message)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Answer an edited question anew, in the place of its answer."""
        message = payload.message
        if message.edited_at is None or not is_followed(message.id, utcnow()):
            return
        async with self._answered.turn(message.id):
            known = self._answered.answer_to(message.id)
            if known is None:
                await self._reply(message)
            elif not self._pace.wait(message.author.id, utcnow()):
                await self._change(message, known)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Remove the answer to a question that was deleted."""
        await self._follow_deletion(payload.channel_id, payload.message_id)

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Remove the answers to all questions that were deleted at once."""
        for message_id in payload.message_ids:
            await self._follow_deletion(payload.channel_id, message_id)

    async def _reply(self, message: discord.Message) -> None:
        reads = self._bot.intents.message_content
        if not may_be_heard(message, self._bot.user, reads=reads):
            return
        server = await self._server_of(message)
        attention = hears(message, self._bot.user, server.attention_to)
        if attention is None:
            return
        wait = self._pace.wait(message.author.id, utcnow())
        if wait:
            shown, topic = self._slow_down(message, attention, wait), None
        else:
            topic = await self._topic_before(message, server.advisor)
            shown = await self._shown(message, server, topic)
        if shown is not None:
            await self._send(message, shown, topic)

    async def _send(self, message: discord.Message, shown: Shown, topic: Topic | None) -> None:
        sent = await reply(message, shown, self._refusals)
        if sent is not None:
            self._answered.keep(message.id, sent, topic, shown.noted)

    async def _change(self, message: discord.Message, answer: int) -> None:
        server = await self._server_of(message)
        # What was asked before is not asked any more.
        await let_go(self._storage, self._answered.noted_of(message.id))
        topic = self._answered.topic_before(message.id)
        shown = await self._shown(message, server, topic)
        if shown is None:
            await self._delete_answer(message.channel.id, message.id)
        elif await change(self._partial(message.channel.id, answer), message, shown):
            self._answered.keep(message.id, answer, topic, shown.noted)
        else:
            self._answered.forget(message.id)

    def _slow_down(
        self, message: discord.Message, attention: Attention, seconds: float
    ) -> Shown | None:
        """Tell who is too fast how long to wait, once; where nobody asked the bot, say nothing."""
        if attention is Attention.ADVICE or self._told.wait(message.author.id, utcnow()):
            return None
        return shown_phrase(wait_phrase(seconds))

    async def _server_of(self, message: discord.Message) -> Server:
        return await self._servers.of(message.guild.id if message.guild else None)

    async def _topic_before(self, message: discord.Message, advisor: Advisor) -> Topic | None:
        """Say what a message goes on from: the answer that it replies to, or the last one."""
        answer = answer_replied_to(message, self._bot.user)
        if answer is None:
            return self._topics.last(_speaker(message), utcnow())
        try:
            return await topic_under(self._bot, answer, advisor)
        except discord.HTTPException as error:
            log.warning("The question of an answer could not be read (%s)", error.code)
            return None

    async def _shown(
        self, message: discord.Message, server: Server, topic: Topic | None
    ) -> Shown | None:
        """Say what is to be shown, note it and its topic; None where silence is the answer."""
        advisor = server.advisor
        try:
            shown = answer_to(message, self._bot.user, advisor, server.attention_to, topic)
            self._remember(message, advisor, shown, topic)
            if shown is not None:
                guild = message.guild.id if message.guild else None
                names = names_in(message, self._bot.user)
                shown = await noted(self._storage, shown, guild, names)
                # Only to the person whose own question it is.
                own = guild if shown.source == AGAIN else None
                shown = await with_people(self._bot, shown, own)
        except Exception as error:  # whatever it is, the person gets a sentence
            return shown_phrase(failure_phrase(error, "a message"))
        return shown

    def _remember(
        self, message: discord.Message, advisor: Advisor, shown: Shown | None, topic: Topic | None
    ) -> None:
        """Keep what was shown; where it was silence, people talk about something else."""
        if shown is None:
            self._topics.forget(_speaker(message))
        elif shown.answer is not None:
            after = topic_after(advisor, shown.answer, topic)
            self._topics.keep(_speaker(message), after, utcnow())

    async def _follow_deletion(self, channel_id: int, message_id: int) -> None:
        if is_followed(message_id, utcnow()):
            async with self._answered.turn(message_id):
                await self._delete_answer(channel_id, message_id)

    async def _delete_answer(self, channel_id: int, message_id: int) -> None:
        known = self._answered.answer_to(message_id)
        if known is None:
            return
        await let_go(self._storage, self._answered.noted_of(message_id))
        self._answered.forget(message_id)
        try:
            await insist(self._partial(channel_id, known).delete, MESSAGE)
        except (discord.NotFound, discord.Forbidden, *UNREACHABLE) as error:
            log.info("An answer could not be removed with its question (%s)", named(error))

    def _partial(self, channel_id: int, message_id: int) -> discord.PartialMessage:
        return self._bot.get_partial_messageable(channel_id).get_partial_message(message_id)


def _speaker(message: discord.Message) -> Speaker:
    return Speaker(message.channel.id, message.author.id)
