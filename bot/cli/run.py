"""Run the bot on Discord until it is told to stop."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.cli.connecting import made_bot, reach_api, refusals_told
from bot.cli.health import health_served
from bot.cli.options import KnowledgeOption, knowledge_folder, prepared
from bot.cli.stopping import until_stopped

if TYPE_CHECKING:
    import discord
    from sqlalchemy import URL

    from bot.core.answering.advisor import Advisor
    from bot.settings import Settings

RECENT = 500
"""Answers that are remembered, about 3 MB: each press under one asks again, and people repeat."""


def run(knowledge: KnowledgeOption = None) -> None:
    """Connect to Discord and answer there; needs DISCORD_TOKEN."""
    settings = prepared()
    token = settings.bot_token()
    folder = knowledge_folder(settings, knowledge)

    from bot.cli.learning import learned
    from bot.storage.engine import database_url

    reach_api(settings)
    settings.health_address()  # what is wrong with it is told before anything is learned
    url = database_url(settings.database_address(), settings.data)
    advisor = learned(folder, settings.cache, settings.strictness, recent=RECENT)
    asyncio.run(until_stopped(remembering(advisor, settings, url, token)))


async def remembering(advisor: Advisor, settings: Settings, url: URL, token: str) -> None:
    """Run the bot with its database until cancelled; both are kept in order."""
    from bot.discord_app.leaving import leave
    from bot.storage.database import opened
    from bot.storage.upkeep import kept_in_order

    async with opened(url) as database, kept_in_order(database):
        bot = made_bot(
            advisor,
            settings.advice_channels,
            storage=database,
            reads=settings.reads_messages(),
        )
        async with health_served(settings.health_address(), bot, database):
            await until_stopped(_connected(bot, token), lambda: leave(bot.door))


async def serve(bot: discord.Client, token: str) -> None:
    """Run a bot until Ctrl-C or SIGTERM; raise SettingsError where Discord does not let it in."""
    await until_stopped(_connected(bot, token))


async def _connected(bot: discord.Client, token: str) -> None:
    with refusals_told():
        async with bot:
            await bot.start(token)
