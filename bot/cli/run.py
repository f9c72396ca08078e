"""Run the bot on Discord until it is told to stop."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.connecting import connect, made_bot, reach_api, share_of
from bot.cli.health import health_served
from bot.cli.options import KnowledgeOption, knowledge_folder, prepared
from bot.cli.reloading import reloading
from bot.cli.stopping import until_stopped

if TYPE_CHECKING:
    import discord
    from sqlalchemy import URL

    from bot.discord_app.shards import Share
    from bot.settings import Address, Settings

RECENT = 500
"""Answers that are remembered, about 3 MB: each press under one asks again, and people repeat."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the settings say of a run, each checked before anything is learned."""

    settings: Settings
    token: str
    folder: Path
    database: URL
    share: Share
    health: Address | None


def run(knowledge: KnowledgeOption = None) -> None:
    """Connect to Discord and answer there; needs DISCORD_TOKEN."""
    asyncio.run(until_stopped(remembering(_planned(prepared(), knowledge))))


def _planned(settings: Settings, knowledge: Path | None) -> Plan:
    from bot.storage.engine import database_url

    token = settings.bot_token()
    folder = knowledge_folder(settings, knowledge)
    reach_api(settings)
    health = settings.health_address()
    database = database_url(settings.database_address(), settings.data)
    return Plan(settings, token, folder, database, share_of(settings), health)


async def remembering(plan: Plan) -> None:
    """Run the bot with its database until cancelled; both are kept in order."""
    from bot.cli.learning_apart import learned_at_first
    from bot.discord_app.leaving import leave
    from bot.storage.database import opened
    from bot.storage.upkeep import kept_in_order

    settings = plan.settings
    cache, strictness = settings.cache, settings.strictness
    async with opened(plan.database) as database, kept_in_order(database):
        bot = made_bot(
            # Held by the bot alone: a reload lets go of it.
            await learned_at_first(plan.folder, cache, strictness, recent=RECENT),
            settings.advice_channels,
            storage=database,
            reads=settings.reads_messages(),
            share=plan.share,
        )
        async with (
            health_served(plan.health, bot, database),
            reloading(bot, plan.folder, settings, recent=RECENT),
        ):
            await until_stopped(connect(bot, plan.token), lambda: leave(bot.door))


async def serve(bot: discord.Client, token: str) -> None:
    """Run a bot until Ctrl-C or SIGTERM; raise SettingsError where Discord does not let it in."""
    await until_stopped(connect(bot, token))
