"""Run the bot on Discord until it is told to stop."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.cli.connecting import made_bot, reach_api, refusals_told
from bot.cli.options import KnowledgeOption, knowledge_folder, prepared
from bot.cli.stopping import until_stopped

if TYPE_CHECKING:
    import discord


def run(knowledge: KnowledgeOption = None) -> None:
    """Connect to Discord and answer there; needs DISCORD_TOKEN."""
    settings = prepared()
    token = settings.bot_token()
    folder = knowledge_folder(settings, knowledge)

    from bot.cli.learning import learned

    reach_api(settings)
    bot = made_bot(learned(folder, settings.cache, settings.strictness), settings.advice_channels)
    asyncio.run(serve(bot, token))


async def serve(bot: discord.Client, token: str) -> None:
    """Run a bot until Ctrl-C or SIGTERM; raise SettingsError where Discord does not let it in."""
    await until_stopped(_connected(bot, token))


async def _connected(bot: discord.Client, token: str) -> None:
    with refusals_told():
        async with bot:
            await bot.start(token)
