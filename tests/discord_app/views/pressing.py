"""Press what stands under an answer, as a person would."""

from __future__ import annotations

from typing import Any

import discord
import simcord

from tests.discord_app.conftest import Place

TYPO = "averge salery in germany"
RELATED = "steps.degree"


def offered(message: Any) -> dict[str, dict[str, Any]]:
    """Map each component's label, or a select's placeholder, to what Discord was sent."""
    rows = message.components
    plain = [row if isinstance(row, dict) else row.to_dict() for row in rows]
    found = [one for row in plain for one in row["components"]]
    return {one.get("label") or one["placeholder"]: one for one in found}


async def asked(place: Place, question: str, **options: Any) -> simcord.ResponseMessage:
    """Ask by slash command, and return the answer."""
    result = await place.alice.slash(place.channel, "ask", question=question, **options)
    return response(result)


def response(result: simcord.InteractionResult) -> simcord.ResponseMessage:
    """The message that answered an interaction."""
    assert result.response is not None
    return result.response


async def mentioned(place: Place, question: str) -> tuple[discord.Message, discord.Message]:
    """Ask by a mention, and return the message and the answer."""
    message = await place.alice.send(place.channel, f"{place.bot_mention} {question}")
    answer = place.channel.last_message
    assert answer is not None
    return message, answer


def moderator(place: Place, name: str = "mo") -> simcord.MemberActor:
    role = place.guild.create_role("moderators", permissions=discord.Permissions.all())
    return place.guild.add_member(place.env.create_user(name), roles=[role])


async def planted(place: Place, *items: discord.ui.Item[Any]) -> discord.Message:
    """Let the bot's account send components that its code does not send."""
    view = discord.ui.View(timeout=None)
    for item in items:
        view.add_item(item)
    view.stop()
    channel = place.env.bot.get_channel(place.channel.id)
    assert isinstance(channel, discord.TextChannel)
    return await channel.send("planted", view=view)


def button(custom_id: str) -> discord.ui.Button[Any]:
    return discord.ui.Button(label="Press", custom_id=custom_id)


def said(result: simcord.InteractionResult) -> str:
    """All that one press was answered, which has to be private."""
    assert result.acknowledged
    messages = [one for one in (result.response, *result.followups) if one is not None]
    assert all(one.ephemeral for one in messages)
    embeds = [embed for one in messages for embed in one.embeds]
    texts = [one.content for one in messages]
    texts += [f"{embed.title or ''}\n{embed.description}" for embed in embeds]
    return "\n".join(text for text in texts if text)
