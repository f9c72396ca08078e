"""Send what is shown: as embeds where they are allowed, else as plain text; nobody is pinged."""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass, replace
from typing import Any

import discord

from bot.discord_app.errors import is_expired
from bot.discord_app.picturing import picture_of, to_file, with_or_without
from bot.discord_app.rendering.embeds import to_embed
from bot.discord_app.rendering.pages import pages
from bot.discord_app.rendering.shown import Shown, quoting, shown_phrase
from bot.discord_app.topics import Speaker
from bot.discord_app.views.components import Component, components
from bot.discord_app.views.fit_components import fit_components
from bot.discord_app.views.items import to_view
from bot.discord_app.views.roadmap_components import roadmap_components
from bot.pictures.drawing import Drawn

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Audience:
    """Who asked, and what may be sent to where the answer goes."""

    asker: int
    embeds: bool
    private: bool = False
    files: bool = False


def audience_of(interaction: discord.Interaction[Any], *, private: bool) -> Audience:
    """Say to whom and how an interaction is answered."""
    # Outside servers Discord always allows both, whatever the permissions field says.
    outside, allowed = interaction.guild_id is None, interaction.app_permissions
    return Audience(
        asker=interaction.user.id,
        embeds=outside or allowed.embed_links,
        private=private or must_be_private(interaction),
        files=outside or allowed.attach_files,
    )


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


def message_of(
    shown: Shown, audience: Audience, number: int = 0, picture: Drawn | None = None
) -> dict[str, Any]:
    """Return one page as the arguments that change a message to it; past the last, the last.

    A picture that the message had before goes, so that none stands above a page of something else.
    """
    if picture is None and shown.unpictured:
        shown = replace(shown, cards=shown.unpictured)
    laid_out = pages(shown, embeds=audience.embeds)
    number = min(number, len(laid_out) - 1)
    offered = _offered(shown, audience, number, len(laid_out))
    return {
        "content": laid_out[number].content,
        "embeds": list(map(to_embed, laid_out[number].blocks)),
        "view": to_view(offered) if offered else None,
        "attachments": [to_file(picture)] if picture else [],
    }


def _offered(shown: Shown, audience: Audience, number: int, total: int) -> tuple[Component, ...]:
    if shown.check is not None:
        return fit_components(shown.check, number, total)
    if shown.road is not None:
        return roadmap_components(shown.road, number, total, private=audience.private)
    return components(shown, audience.asker, private=audience.private, number=number, total=total)


def new_message_of(
    shown: Shown, audience: Audience, number: int = 0, picture: Drawn | None = None
) -> dict[str, Any]:
    """Return one page as the arguments that send it."""
    arguments = message_of(shown, audience, number, picture)
    arguments["files"] = arguments.pop("attachments")
    return {name: value for name, value in arguments.items() if value}


async def respond(
    interaction: discord.Interaction[Any], shown: Shown, *, private: bool, number: int = 0
) -> None:
    """Answer an interaction; `private` shows the answer to the asker alone."""
    audience = audience_of(interaction, private=private)

    async def send(picture: Drawn | None) -> None:
        arguments = new_message_of(shown, audience, number, picture)
        await _send(interaction, arguments, private=audience.private)

    try:
        await with_or_without(await picture_of(shown, number, files=audience.files), send)
    except discord.HTTPException as error:
        if not is_expired(error):
            raise
        log.info("An interaction expired before it was answered (%s)", error.code)


async def hand_out(
    interaction: discord.Interaction[Any], phrase: str, name: str, text: str
) -> bool:
    """Give a file of text to the person of an interaction alone; False where files may not be."""
    audience = audience_of(interaction, private=True)
    if not audience.files:
        return False
    arguments = new_message_of(shown_phrase(phrase), audience)
    arguments["files"] = [discord.File(io.BytesIO(text.encode()), name, description=phrase)]
    try:
        await _send(interaction, arguments, private=True)
    except discord.HTTPException as error:
        log.info("A file was refused (%s %s)", error.status, error.code)
        return is_expired(error)
    return True


async def _send(
    interaction: discord.Interaction[Any], arguments: dict[str, Any], *, private: bool
) -> None:
    if interaction.response.is_done():
        await interaction.followup.send(**arguments, ephemeral=private)
    else:
        await interaction.response.send_message(**arguments, ephemeral=private)


async def show_instead(
    interaction: discord.Interaction[Any], shown: Shown, number: int = 0
) -> None:
    """Change the message under which something was pressed to a page of something else."""
    private = interaction.message is not None and interaction.message.flags.ephemeral
    audience = audience_of(interaction, private=private)

    async def send(picture: Drawn | None) -> None:
        page = message_of(shown, audience, number, picture)
        if interaction.response.is_done():
            await interaction.edit_original_response(**page)
        else:
            await interaction.response.edit_message(**page)

    await with_or_without(await picture_of(shown, number, files=audience.files), send)


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
