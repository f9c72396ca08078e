"""Send what is shown: as embeds where they are allowed, else as plain text; nobody is pinged."""

from __future__ import annotations

import io
import logging
import secrets
from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord.utils import utcnow

from bot.discord_app.audience import Audience, audience_of, own_permissions
from bot.discord_app.errors import is_expired, named
from bot.discord_app.messages import message_of, new_message_of
from bot.discord_app.picturing import picture_of, with_or_without
from bot.discord_app.refusals import Refusals
from bot.discord_app.rendering.pages import pages
from bot.discord_app.rendering.shown import Shown, quoting, shown_phrase
from bot.discord_app.responding import first, has_responded, later
from bot.discord_app.retrying import MESSAGE, UNREACHABLE, insist
from bot.discord_app.servers import server_of
from bot.discord_app.waits import sent as answer_sent
from bot.pictures.drawing import Drawn
from bot.storage.records import DIRECT

log = logging.getLogger(__name__)

NONCE_BYTES = 8
"""Random bytes of a nonce, of which Discord takes 25 characters."""


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
