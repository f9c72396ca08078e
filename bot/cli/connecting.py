"""Make the bot for a command, and say in one line why Discord does not let it in."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.core.errors import AdvisorError, SettingsError
from bot.settings import ADVICE_CHANNELS, MESSAGE_CONTENT, SHARD_COUNT, SHARD_IDS, TOKEN

if TYPE_CHECKING:
    import discord

    from bot.core.answering.advisor import Advisor
    from bot.discord_app.client import AdvisorBot
    from bot.discord_app.shards import Share
    from bot.settings import Settings
    from bot.storage.protocol import Storage

PORTAL = "the developer portal (https://discord.com/developers/applications)"

BAD_TOKEN = 4004
"""Code with which the gateway closes on a token that it does not accept."""

BAD_SHARDS = 4010, 4011
"""Codes with which it closes on shards that cannot be, or are too few."""


def made_bot(
    advisor: Advisor,
    advised: Collection[int] = (),
    *,
    storage: Storage | None = None,
    reads: bool = False,
    share: Share | None = None,
) -> AdvisorBot:
    """Make the bot, with the ids of its advice channels.

    One that `reads` is given the text of messages in the channels that owners choose, too.
    It does its `share` of the work, else all.
    """
    import discord

    from bot.discord_app.attention import advice_in
    from bot.discord_app.client import AdvisorBot
    from bot.discord_app.shards import WHOLE

    # The bot has no voice, so that voice libraries are missing is no news.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    attention_to = advice_in(advised) if advised else None
    return AdvisorBot(advisor, attention_to, storage=storage, reads=reads, share=share or WHOLE)


def share_of(settings: Settings) -> Share:
    """Return what this process does of the bot's work; raise SettingsError where that is unclear.

    The commands are told to Discord by the process with shard 0 alone.
    """
    from bot.discord_app.shards import Share

    count, ids = settings.shards()
    return Share(count, ids, registers=ids is None or 0 in ids)


def reach_api(settings: Settings) -> None:
    """Reach Discord's API where the settings say; raise SettingsError where that is not allowed."""
    from bot.discord_app.address import reach_api_at

    address = settings.api_address()
    if address is not None:
        reach_api_at(address)


async def connect(bot: discord.Client, token: str) -> None:
    """Connect a bot until it is cancelled; raise SettingsError where Discord does not let it in."""
    from bot.cli.settling import settle, settled_once_ready

    with refusals_told():
        async with bot:
            await bot.login(token)
            settle()
            async with settled_once_ready(bot):
                await bot.connect()


@contextmanager
def refusals_told() -> Iterator[None]:
    """Raise what Discord or the network refuses as an error that says what to change."""
    import aiohttp
    import discord

    try:
        yield
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        raise refused(error) from error


def refused(error: Exception) -> AdvisorError:
    """Say in one line why there is no connection, and what to change."""
    import discord

    from bot.discord_app.address import api_host

    closed_with = error.code if isinstance(error, discord.ConnectionClosed) else None
    if isinstance(error, discord.LoginFailure) or closed_with == BAD_TOKEN:
        return SettingsError(
            f"{TOKEN} is not accepted by Discord; copy it again from {PORTAL}: Bot → Reset Token"
        )
    if closed_with in BAD_SHARDS:
        return SettingsError(
            f"{SHARD_COUNT} does not fit the number of the bot's servers (code {closed_with}); "
            f"set what Discord asks for, or leave it out together with {SHARD_IDS}"
        )
    if isinstance(error, discord.PrivilegedIntentsRequired):
        return SettingsError(
            f"{MESSAGE_CONTENT} and {ADVICE_CHANNELS} need a privileged intent that the "
            f"application of {TOKEN} lacks; switch Message Content on in {PORTAL}: Bot → "
            "Privileged Gateway Intents, or leave both settings out"
        )
    if isinstance(error, discord.DiscordException):
        return AdvisorError(
            f"Discord answered with an error ({type(error).__name__}); "
            "try again later, https://discordstatus.com says how it is"
        )
    return SettingsError(
        f"Discord cannot be reached to check {TOKEN} ({type(error).__name__}); "
        f"see whether this machine may connect to {api_host()}, and try again"
    )
