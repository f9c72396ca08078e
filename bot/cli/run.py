"""Run the bot on Discord until it is told to stop."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.cli.options import KnowledgeOption, knowledge_folder, prepared
from bot.cli.stopping import until_stopped
from bot.core.errors import AdvisorError, SettingsError
from bot.settings import ADVICE_CHANNELS, TOKEN

if TYPE_CHECKING:
    import discord

PORTAL = "the developer portal (https://discord.com/developers/applications)"

BAD_TOKEN = 4004
"""Code with which the gateway closes on a token that it does not accept."""


def run(knowledge: KnowledgeOption = None) -> None:
    """Connect to Discord and answer there; needs DISCORD_TOKEN."""
    settings = prepared()
    token = settings.bot_token()
    folder = knowledge_folder(settings, knowledge)

    import discord

    from bot.cli.learning import learned
    from bot.discord_app.attention import advice_in
    from bot.discord_app.client import AdvisorBot

    # The bot has no voice, so that voice libraries are missing is no news.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    advised = settings.advice_channels
    bot = AdvisorBot(learned(folder, settings.cache), advice_in(advised) if advised else None)
    asyncio.run(serve(bot, token))


async def serve(bot: discord.Client, token: str) -> None:
    """Run a bot until Ctrl-C or SIGTERM; raise SettingsError where Discord does not let it in."""
    await until_stopped(_connected(bot, token))


async def _connected(bot: discord.Client, token: str) -> None:
    import aiohttp
    import discord

    try:
        async with bot:
            await bot.start(token)
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        raise refused(error) from error


def refused(error: Exception) -> AdvisorError:
    """Say in one line why there is no connection, and what to change."""
    import discord

    closed_with = error.code if isinstance(error, discord.ConnectionClosed) else None
    if isinstance(error, discord.LoginFailure) or closed_with == BAD_TOKEN:
        return SettingsError(
            f"{TOKEN} is not accepted by Discord; copy it again from {PORTAL}: Bot → Reset Token"
        )
    if isinstance(error, discord.PrivilegedIntentsRequired):
        return SettingsError(
            f"{ADVICE_CHANNELS} needs a privileged intent that the application of {TOKEN} lacks; "
            f"switch Message Content on in {PORTAL}: Bot → Privileged Gateway Intents, or leave "
            "that setting out"
        )
    if isinstance(error, discord.DiscordException):
        return AdvisorError(
            f"Discord answered with an error ({type(error).__name__}); "
            "try again later, https://discordstatus.com says how it is"
        )
    return SettingsError(
        f"Discord cannot be reached to check {TOKEN} ({type(error).__name__}); "
        "see whether this machine may connect to discord.com, and try again"
    )
