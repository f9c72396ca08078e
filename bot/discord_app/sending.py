"""Send what is shown: as embeds where they are allowed, else as plain text; nobody is pinged."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

import discord

from bot.discord_app.errors import is_expired
from bot.discord_app.rendering.embeds import to_embed
from bot.discord_app.rendering.pages import pages
from bot.discord_app.rendering.shown import Shown, quoting, shown_phrase
from bot.discord_app.topics import Speaker
from bot.discord_app.views.components import components
from bot.discord_app.views.items import to_view

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Audience:
    """Who asked, and what may be sent to where the answer goes."""

    asker: int
    embeds: bool
    private: bool = False


def audience_of(interaction: discord.Interaction[Any], *, private: bool) -> Audience:
    """Say to whom and how an interaction is answered."""
    # Outside servers Discord always allows embeds, whatever the permissions field says.
    embeds = interaction.guild_id is None or interaction.app_permissions.embed_links
    return Audience(interaction.user.id, embeds, private or must_be_private(interaction))


def speaker_of(interaction: discord.Interaction[Any], *, private: bool) -> Speaker:
    """Say who speaks where."""
    hidden = private or must_be_private(interaction)
    return Speaker(interaction.channel_id or 0, interaction.user.id, hidden)


def must_be_private(interaction: discord.Interaction[Any]) -> bool:
    """Tell where Discord hides the answer: an app that only its user brought to a server.

    https://docs.discord.com/developers/topics/permissions, USE_EXTERNAL_APPS
    """
    brought_by_user = interaction.is_user_integration() and not interaction.is_guild_integration()
    in_server = interaction.guild_id is not None
    return in_server and brought_by_user and not interaction.permissions.use_external_apps


def message_of(shown: Shown, audience: Audience, number: int = 0) -> dict[str, Any]:
    """Return one page as the arguments that change a message to it; past the last, the last."""
    laid_out = pages(shown, embeds=audience.embeds)
    number = min(number, len(laid_out) - 1)
    offered = components(
        shown, audience.asker, private=audience.private, number=number, total=len(laid_out)
    )
    return {
        "content": laid_out[number].content,
        "embeds": list(map(to_embed, laid_out[number].blocks)),
        "view": to_view(offered) if offered else None,
    }


def new_message_of(shown: Shown, audience: Audience, number: int = 0) -> dict[str, Any]:
    """Return one page as the arguments that send it."""
    return {name: value for name, value in message_of(shown, audience, number).items() if value}


async def respond(
    interaction: discord.Interaction[Any], shown: Shown, *, private: bool, number: int = 0
) -> None:
    """Answer an interaction; `private` shows the answer to the asker alone."""
    audience = audience_of(interaction, private=private)
    arguments = new_message_of(shown, audience, number)
    try:
        if interaction.response.is_done():
            await interaction.followup.send(**arguments, ephemeral=audience.private)
        else:
            await interaction.response.send_message(**arguments, ephemeral=audience.private)
    except discord.HTTPException as error:
        if not is_expired(error):
            raise
        log.info("An interaction expired before it was answered (%s)", error.code)


async def respond_with_all(interaction: discord.Interaction[Any], shown: Shown) -> None:
    """Answer in private with every page at once, where none can be turned."""
    embeds = audience_of(interaction, private=True).embeds
    for number in range(len(pages(shown, embeds=embeds))):
        await respond(interaction, shown, private=True, number=number)


async def show_instead(
    interaction: discord.Interaction[Any], shown: Shown, number: int = 0
) -> None:
    """Change the message under which something was pressed."""
    private = interaction.message is not None and interaction.message.flags.ephemeral
    page = message_of(shown, audience_of(interaction, private=private), number)
    if interaction.response.is_done():
        await interaction.edit_original_response(**page)
    else:
        await interaction.response.edit_message(**page)


async def say(interaction: discord.Interaction[Any], phrase: str) -> None:
    """Show a fixed phrase to the person of an interaction alone."""
    await respond(interaction, shown_phrase(phrase), private=True)


async def reply(message: discord.Message, shown: Shown) -> int | None:
    """Reply to a message and return the reply's id; None where Discord forbids it."""
    permissions = own_permissions(message)
    replying: dict[str, Any] = {}
    if permissions.read_message_history:
        reference = message.to_reference(fail_if_not_exists=False)
        replying = {"reference": reference, "mention_author": False}
    else:
        shown = quoting(shown)
    arguments = new_message_of(shown, Audience(message.author.id, permissions.embed_links))
    try:
        return (await message.channel.send(**arguments, **replying)).id
    except discord.Forbidden as error:
        log.info("Not permitted to reply in channel %s (%s)", message.channel.id, error.code)
    return None


async def change(answer: discord.PartialMessage, question: discord.Message, shown: Shown) -> bool:
    """Let an answer show something else; False where it is gone or may not be changed."""
    permissions = own_permissions(question)
    if not permissions.read_message_history:
        shown = quoting(shown)
    audience = Audience(question.author.id, permissions.embed_links)
    try:
        await answer.edit(**message_of(shown, audience))
    except (discord.NotFound, discord.Forbidden) as error:
        log.info("An answer could not be changed (%s)", error.code)
        return False
    return True


def own_permissions(message: discord.Message) -> discord.Permissions:
    """Return what the bot may do where a message stands."""
    if message.guild is None:
        return discord.Permissions.all()
    try:
        return message.channel.permissions_for(message.guild.me)
    except discord.ClientException:
        # A thread whose parent is not in the cache; Discord itself will refuse what is forbidden.
        return discord.Permissions.all()
