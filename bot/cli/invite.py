"""Print the link that adds the bot to a server."""

from __future__ import annotations

import base64
import binascii
from typing import Annotated

import typer

from bot.cli.options import prepared
from bot.core.errors import SettingsError
from bot.settings import TOKEN, Settings

PERMISSIONS = {
    "view_channel": ("View Channels", "see the channels in which it is asked"),
    "send_messages": ("Send Messages", "answer when it is mentioned"),
    "send_messages_in_threads": ("Send Messages in Threads", "answer in threads too"),
    "embed_links": ("Embed Links", "show passage and citation in a box"),
    "attach_files": ("Attach Files", "send pictures, such as the roadmap"),
    "read_message_history": ("Read Message History", "reply to the message that asked"),
}
"""What the bot asks a server for, by discord.py's name: its name in Discord, and why."""

SCOPES = {
    "bot": "be a member that can be mentioned",
    "applications.commands": "offer /ask and the other commands",
}

MAX_SNOWFLAKE = 2**63 - 1


def invite(
    client_id: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=MAX_SNOWFLAKE,
            metavar="ID",
            help="The application's id; without it, the one that DISCORD_TOKEN begins with.",
        ),
    ] = None,
) -> None:
    """Print the link that adds the bot to a server, with what it asks for and why."""
    settings = prepared()
    application = client_id or application_of(settings)

    import discord

    permissions = discord.Permissions(**dict.fromkeys(PERMISSIONS, True))
    typer.echo(discord.utils.oauth_url(application, permissions=permissions, scopes=SCOPES))
    typer.echo("It asks for these scopes:", err=True)
    for name, why in SCOPES.items():
        typer.echo(f"  {name}: {why}", err=True)
    typer.echo("It asks for these permissions, and no other:", err=True)
    for name, why in PERMISSIONS.values():
        typer.echo(f"  {name}: {why}", err=True)


def application_of(settings: Settings) -> int:
    """Return the application's id, which is the token's first part in base64."""
    try:
        token = settings.bot_token()
    except SettingsError as error:
        raise SettingsError(f"{error}; or give the application's id with --client-id") from error
    first = token.partition(".")[0]
    try:
        # Tokens leave out base64's padding, and more of it than needed does no harm.
        decoded = base64.urlsafe_b64decode(first + "==").decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        decoded = ""
    if not (decoded.isdigit() and 0 < int(decoded) <= MAX_SNOWFLAKE):
        raise SettingsError(
            f"{TOKEN} does not begin with an application's id; "
            "copy it again, or give the id with --client-id"
        )
    return int(decoded)
