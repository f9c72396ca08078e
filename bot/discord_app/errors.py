"""Tell a person in a plain sentence that something failed, and the log what it was."""

from __future__ import annotations

import logging
import math
import secrets
import traceback
from collections.abc import Iterator
from typing import Any

import discord
from discord import app_commands

from bot.core.answering import phrases
from bot.core.errors import StorageError
from bot.discord_app.responding import first, has_responded, later
from bot.discord_app.retrying import UNREACHABLE

log = logging.getLogger(__name__)

EXPIRED = frozenset({10015, 10062, 50027})
"""Unknown webhook, unknown interaction, invalid webhook token.

https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes
"""

UNREADABLE = (
    app_commands.CommandNotFound,
    app_commands.CommandSignatureMismatch,
    app_commands.TransformerError,
)
"""What is raised for a command of an older version of the program, and for one that is forged."""


def report(error: BaseException, where: str) -> str:
    """Log an error under a short reference, and return the reference."""
    reference = secrets.token_hex(3)
    told = (reference, where, "".join(_trace(error)))
    log.error("Reference %s: %s failed\n%s", *told, extra={"reference": reference})
    return reference


def failure_phrase(error: BaseException, where: str) -> str:
    """Report an error and say so to the person, with the reference; a database may be away."""
    cause = getattr(error, "original", error)
    if isinstance(cause, StorageError):
        log.warning("%s could not be kept: %s", where, cause)
        return phrases.STORAGE_AWAY
    return phrases.FAILED.format(reference=report(error, where))


def wait_phrase(seconds: float) -> str:
    """Say how long to wait, in whole seconds."""
    return phrases.WAIT.format(seconds=math.ceil(seconds))


def is_expired(error: discord.HTTPException) -> bool:
    """Tell whether Discord no longer takes an answer to the interaction: nobody is waiting."""
    return error.code in EXPIRED


def named(error: BaseException) -> str:
    """Name an error with Discord's numbers, and without its words."""
    numbers = f" {error.status} {error.code}" if isinstance(error, discord.HTTPException) else ""
    return type(error).__name__ + numbers


async def on_command_error(
    interaction: discord.Interaction[Any], error: app_commands.AppCommandError
) -> None:
    """Answer an application command that failed, visible to the asker alone."""
    if isinstance(error, app_commands.CommandOnCooldown):
        phrase = wait_phrase(error.retry_after)
    elif isinstance(error, UNREADABLE):
        log.warning("A command is not as it was registered (%s)", type(error).__name__)
        phrase = phrases.COMMAND_UNREADABLE
    else:
        name = interaction.command.qualified_name if interaction.command else "unknown command"
        phrase = failure_phrase(error, f"/{name}")
    await tell(interaction, phrase)


async def tell(interaction: discord.Interaction[Any], phrase: str) -> None:
    """Say a fixed phrase to one person alone; where that fails too, note it."""
    try:
        if has_responded(interaction):
            send = interaction.followup.send
            await later(interaction, lambda: send(phrase, ephemeral=True), repeatable=False)
        else:
            respond = interaction.response.send_message
            await first(interaction, lambda: respond(phrase, ephemeral=True))
    except (discord.HTTPException, *UNREACHABLE) as unsent:
        log.warning("A person could not be told of a failure (%s)", named(unsent))


def _trace(error: BaseException) -> Iterator[str]:
    """Write a traceback without the errors' own words, which may quote what a person wrote."""
    seen: BaseException | None = error
    while seen is not None:
        yield from traceback.format_tb(seen.__traceback__)
        yield f"{type(seen).__module__}.{type(seen).__qualname__}"
        if isinstance(seen, discord.HTTPException):
            yield f" (status {seen.status}, code {seen.code})"
        yield "\n"
        seen = seen.__cause__ or seen.__context__
