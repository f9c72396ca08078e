"""Give a server a place where its people are asked, and pass questions on as a person would."""

from __future__ import annotations

from typing import Any

import discord
import simcord
from discord.utils import utcnow
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from bot.core.answering import help_phrases
from bot.storage.database import Database
from tests.discord_app.conftest import Place
from tests.discord_app.views.pressing import mentioned, offered

RELATED = "what is the average salary in berlin"
DECLINED = "what is the weather like in paris today"
ANSWERED = "which degree do i need"


async def set_up(place: Place, database: Database, **settings: Any) -> simcord.ChannelHandle:
    """Give the server a help channel, and whatever else its owners want."""
    channel = place.guild.create_text_channel("help")
    await decide(place, database, help_channel=channel.id, **settings)
    return channel


async def decide(place: Place, database: Database, **settings: Any) -> None:
    await database.guilds.change(place.guild.id, settings, utcnow())


async def previewed(person: simcord.MemberActor, answer: Any) -> simcord.ResponseMessage:
    """Press *Ask a human* under an answer, and return what only the presser sees."""
    return shown(await person.click(answer, label=help_phrases.ASK_A_HUMAN))


def shown(result: simcord.InteractionResult) -> simcord.ResponseMessage:
    """What one press showed to the presser alone."""
    found = result.response or result.followups[0]
    assert found.ephemeral
    return found


async def posted(
    person: simcord.MemberActor, preview: simcord.ResponseMessage
) -> simcord.ResponseMessage:
    """Agree to a preview, and return its panel, which says something else then."""
    await person.click(preview, label=help_phrases.POST_IT)
    return preview


async def asked_people(place: Place, question: str = RELATED) -> simcord.ResponseMessage:
    """Let alice ask the bot by a mention and pass the question on; return her panel."""
    _, answer = await mentioned(place, question)
    return await posted(place.alice, await previewed(place.alice, answer))


def takes_away(place: Place, channel: simcord.ChannelHandle, **denied: bool) -> None:
    """Take permissions in a channel away from the bot."""
    assert place.env.bot.user is not None
    permissions = discord.Permissions(**denied)
    overwrite = Overwrite(place.env.bot.user.id, OverwriteType.MEMBER, 0, permissions.value)
    place.env.backend.set_overwrite(channel.id, overwrite)


def has_button(answer: Any) -> bool:
    return help_phrases.ASK_A_HUMAN in offered(answer)
