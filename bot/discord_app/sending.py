"""Send what is shown: as embeds where they are allowed, else as plain text; nobody is pinged."""

from __future__ import annotations

import io
import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

import discord
from discord.utils import utcnow

from bot.discord_app.errors import is_expired, named
from bot.discord_app.picturing import picture_of, to_file, with_or_without
from bot.discord_app.refusals import Refusals
from bot.discord_app.rendering.embeds import to_embed
from bot.discord_app.rendering.pages import pages
from bot.discord_app.rendering.shown import Shown, quoting, shown_phrase
from bot.discord_app.responding import first, has_responded, later
from bot.discord_app.retrying import MESSAGE, UNREACHABLE, insist
from bot.discord_app.servers import server_of
from bot.discord_app.topics import Speaker
from bot.discord_app.views.components import Component, components
from bot.discord_app.views.fit_components import fit_components
from bot.discord_app.views.items import to_view
from bot.discord_app.views.roadmap_components import roadmap_components
from bot.discord_app.waits import sent as answer_sent
from bot.pictures.drawing import Drawn
from bot.storage.records import DIRECT

log = logging.getLogger(__name__)

NONCE_BYTES = 8
"""Random bytes of a nonce, of which Discord takes 25 characters."""


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
        await _send(
            interaction,
            lambda: new_message_of(shown, audience, number, picture),
            private=audience.private,
        )

    try:
        await with_or_without(await picture_of(shown, number, files=audience.files), send)
    except (discord.HTTPException, *UNREACHABLE) as error:
        if isinstance(error, discord.HTTPException) and not is_expired(error):
            raise
        log.info("An interaction expired before it was answered (%s)", named(error))


async def answer(interaction: discord.Interaction[Any], shown: Shown, *, private: bool) -> None:
    """Answer a command; to its asker alone too where the server's owners want all answers so."""
    server = await server_of(interaction)
    await respond(interaction, shown, private=server.hides(private))


async def respond_with_all(interaction: discord.Interaction[Any], shown: Shown) -> None:
    """Answer in private with every page at once, where none can be turned."""
    embeds = audience_of(interaction, private=True).embeds
    for number in range(len(pages(shown, embeds=embeds))):
        await respond(interaction, shown, private=True, number=number)


async def hand_out(
    interaction: discord.Interaction[Any], phrase: str, name: str, text: str
) -> bool:
    """Give a file of text to the person of an interaction alone; False where files may not be."""
    audience = audience_of(interaction, private=True)
    if not audience.files:
        return False

    def arguments() -> dict[str, Any]:
        file = discord.File(io.BytesIO(text.encode()), name, description=phrase)
        return new_message_of(shown_phrase(phrase), audience) | {"files": [file]}

    try:
        await _send(interaction, arguments, private=True)
    except discord.HTTPException as error:
        log.info("A file was refused (%s %s)", error.status, error.code)
        return is_expired(error)
    return True


async def _send(
    interaction: discord.Interaction[Any],
    arguments: Callable[[], dict[str, Any]],
    *,
    private: bool,
) -> None:
    """Send what is made anew for each try, as discord.py uses some of it up."""

    async def send(method: Callable[..., Awaitable[Any]]) -> None:
        await method(**arguments(), ephemeral=private)

    if has_responded(interaction):
        follow_up = interaction.followup.send
        await later(interaction, lambda: send(follow_up), repeatable=False)
    else:
        answer = interaction.response.send_message
        await first(interaction, lambda: send(answer))
    answer_sent()


async def show_instead(
    interaction: discord.Interaction[Any], shown: Shown, number: int = 0
) -> None:
    """Change the message under which something was pressed to a page of something else."""
    private = interaction.message is not None and interaction.message.flags.ephemeral
    audience = audience_of(interaction, private=private)

    async def send(picture: Drawn | None) -> None:
        def page() -> dict[str, Any]:
            return message_of(shown, audience, number, picture)

        if has_responded(interaction):
            await later(interaction, lambda: interaction.edit_original_response(**page()))
        else:
            await first(interaction, lambda: interaction.response.edit_message(**page()))

    await with_or_without(await picture_of(shown, number, files=audience.files), send)


async def say(interaction: discord.Interaction[Any], phrase: str) -> None:
    """Show a fixed phrase to the person of an interaction alone."""
    await respond(interaction, shown_phrase(phrase), private=True)


async def reply(message: discord.Message, shown: Shown, refusals: Refusals) -> int | None:
    """Reply to a message and return the reply's id; None where Discord forbids it or is gone."""
    permissions = own_permissions(message)
    replying: dict[str, Any] = {}
    if permissions.read_message_history:
        reference = message.to_reference(fail_if_not_exists=False)
        replying = {"reference": reference, "mention_author": False}
    else:
        shown = quoting(shown)
    audience = Audience(message.author.id, permissions.embed_links)
    try:
        sent = await post(
            message.channel, lambda: {**new_message_of(shown, audience), **replying}, refusals
        )
    except (discord.NotFound, discord.Forbidden, *UNREACHABLE) as error:
        log.info("A reply in channel %s was not taken (%s)", message.channel.id, named(error))
        return None
    return sent.id


async def post(
    channel: discord.abc.Messageable, arguments: Callable[[], dict[str, Any]], refusals: Refusals
) -> discord.Message:
    """Post a message once, however often it has to be sent, and note where that is refused.

    The arguments are made anew for each try, as discord.py uses some of them up.
    """
    place, guild = getattr(channel, "id", 0), getattr(channel, "guild", None)
    # By this Discord knows a message again that it has taken already.
    nonce = secrets.token_hex(NONCE_BYTES)
    try:
        sent = await insist(lambda: channel.send(**arguments(), nonce=nonce), MESSAGE)
    except discord.Forbidden as error:
        refusals.note(guild.id if guild else DIRECT, place, error.code, utcnow())
        raise
    refusals.forget(place)
    answer_sent()
    return sent


async def change(answer: discord.PartialMessage, question: discord.Message, shown: Shown) -> bool:
    """Let an answer show something else; False where it is gone or may not be changed."""
    permissions = own_permissions(question)
    if not permissions.read_message_history:
        shown = quoting(shown)
    audience = Audience(question.author.id, permissions.embed_links)
    try:
        await insist(lambda: answer.edit(**message_of(shown, audience)), MESSAGE)
    except (discord.NotFound, discord.Forbidden, *UNREACHABLE) as error:
        log.info("An answer could not be changed (%s)", named(error))
        return False
    answer_sent()
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
