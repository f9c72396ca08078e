"""Serve the real bot in simcord's page: a Discord on this machine, without an account.

Only `bot.cli` imports this, since simcord comes with the optional extra `sandbox`.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import discord
import simcord

from bot.core.answering.advisor import Advisor
from bot.core.answering.sections import command_name
from bot.core.knowledge.model import Career
from bot.discord_app.attention import Attention
from bot.discord_app.client import AdvisorBot
from bot.discord_app.rendering.markdown import escape
from bot.storage.database import Database, opened
from bot.storage.engine import database_url

BOT_NAME = "Career Advisor"
SERVER, CHANNEL, VIEWER = "Sandbox", "career-questions", "you"
ELSEWHERE, NEIGHBOUR = "lounge", "robin"
OWNERS = "owners"
TOPIC = "Every message here is answered"

WELCOME = """\
**Welcome!** Ask me anything about this career: {title}. {where} Try one of these:
- A question in your own words, typos and all: `{question}`
- Two questions in one message, or something that my source cannot know
- A whole section: {commands}
- `/ask`, which completes your question while you type; `/topics` and `/help`"""
SOMEBODY_ELSES = """
- What somebody else asked: `/ask` with this link as its `message`: `{link}`"""
"""Stands for *Answer this* in a message's menu, which the page does not have."""
AS_AN_OWNER = """
- What a server's owners can change: `/setup`"""
ANSWERED_HERE = "I answer every message in this channel."
ANSWERED_DIRECTLY = "I answer every direct message."

SETTLE_SECONDS = 10.0
"""Longest that the page waits for the bot; many times its slowest answer."""

TICK_SECONDS = 1.0


async def serve_page(
    advisor: Advisor, *, direct: bool, port: int, told: Callable[[str, str], None]
) -> None:
    """Serve the page until it is closed; `told` is told its link and the bot's mention.

    `direct` shows a direct message instead of a channel; port 0 takes a free one. What is
    remembered is forgotten when the page is closed.
    """
    with TemporaryDirectory() as folder:
        async with opened(database_url(None, Path(folder))) as database:
            await _serve(advisor, database, direct=direct, port=port, told=told)


async def _serve(
    advisor: Advisor,
    database: Database,
    *,
    direct: bool,
    port: int,
    told: Callable[[str, str], None],
) -> None:
    answered = set[int]()
    bot = AdvisorBot(
        advisor,
        lambda one: Attention.EVERYTHING if one in answered else Attention.MENTIONS,
        storage=database,
    )
    # What the bot fails on is in its own log; ending the page need not raise it once more.
    async with simcord.run(bot, check_errors=False, settle_timeout=SETTLE_SECONDS) as env:
        _align(env)
        me = await _named(bot)
        channel, viewer = await _furnished(env, advisor.careers[0], direct=direct)
        answered.add(channel.id)
        async with env.preview(channel, viewers=[viewer], layout="channel", port=port) as page:
            told(page.url, me.mention)
            async with asyncio.TaskGroup() as tasks:
                ticking = tasks.create_task(_tick(env))
                await page.wait_closed()
                ticking.cancel()


def welcome(career: Career, *, direct: bool) -> str:
    """Say what can be tried, with a career's own sections and one of its questions."""
    sections = career.sections
    return WELCOME.format(
        title=escape(career.title),
        where=ANSWERED_DIRECTLY if direct else ANSWERED_HERE,
        question=mistyped(sections[len(sections) // 2].question),
        commands=" ".join(f"`/{command_name(section)}`" for section in sections),
    )


def mistyped(question: str) -> str:
    """Leave a letter out of every longer word, as fast fingers do."""
    words = question.rstrip("?").lower().split()
    return " ".join(word[:3] + word[4:] if len(word) > 6 else word for word in words)  # noqa: PLR2004


async def _named(bot: AdvisorBot) -> discord.ClientUser:
    if bot.user is None:
        raise RuntimeError("the bot is not logged in")
    await bot.user.edit(username=BOT_NAME)
    return bot.user


async def _furnished(
    env: simcord.Env, career: Career, *, direct: bool
) -> tuple[simcord.ChannelHandle, simcord.MemberActor | simcord.UserHandle]:
    """Make the place to talk in, welcome whoever comes, and return it with its viewer."""
    user = env.create_user(VIEWER, global_name=VIEWER.capitalize())
    text = welcome(career, direct=direct)
    if direct:
        await (await env.bot.fetch_user(user.id)).send(text)
        return user.dm_channel, user
    guild = env.create_guild(SERVER)
    owners = guild.create_role(OWNERS, permissions=discord.Permissions(manage_guild=True))
    member = guild.add_member(user, roles=[owners])
    channel = guild.create_text_channel(CHANNEL, topic=TOPIC)
    text += SOMEBODY_ELSES.format(link=await _asked_elsewhere(env, guild, career)) + AS_AN_OWNER
    await env.bot.get_partial_messageable(channel.id).send(text)
    return channel, member


async def _asked_elsewhere(env: simcord.Env, guild: simcord.GuildHandle, career: Career) -> str:
    """Let somebody else ask something in another channel, and return the message's address."""
    neighbour = guild.add_member(env.create_user(NEIGHBOUR, global_name=NEIGHBOUR.capitalize()))
    question = mistyped(career.sections[-1].entries[0].question)
    message = await neighbour.send(guild.create_text_channel(ELSEWHERE), question)
    return message.jump_url


def _align(env: simcord.Env) -> None:
    """Move simcord's clock, which stands still by itself, to the time that it is.

    `Env.advance_time` would also wait for the bot to settle, and whatever is done in the page while
    it waits fails; the bot has no timers that would need it.
    """
    behind = time.time() - env.now().timestamp()
    if behind > 0:
        env.backend.advance_clock(behind)


async def _tick(env: simcord.Env) -> None:
    while True:
        await asyncio.sleep(TICK_SECONDS)
        _align(env)
