"""Answer `/privacy` and `/mydata`: what is kept, and everybody's own data."""

from __future__ import annotations

import io
import json
from collections.abc import Awaitable
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.utils import utcnow

from bot.core.answering import privacy_phrases as phrases
from bot.discord_app.helping import settings_at
from bot.discord_app.rendering.privacy import privacy_card
from bot.discord_app.rendering.shown import Shown
from bot.discord_app.responding import defer, later
from bot.discord_app.sending import respond_with_all, say
from bot.discord_app.views import custom_ids
from bot.discord_app.views.components import Component, Kind
from bot.discord_app.views.panels import Panel, send_panel
from bot.storage.protocol import Storage

FILE = "my-data.json"


class OwnData(commands.Cog):
    """Give people what is kept of them; every answer is theirs alone."""

    mydata = app_commands.Group(name="mydata", description="Get or delete what I keep of you.")

    @app_commands.command()
    async def privacy(self, interaction: discord.Interaction[Any]) -> None:
        """Show what I keep, why and how long."""
        storage: Storage | None = interaction.client.storage
        here = await settings_at(interaction) if interaction.guild_id else None
        card = privacy_card(storage.keepings if storage else {}, here)
        await respond_with_all(interaction, Shown((card,)))

    @mydata.command()
    async def export(self, interaction: discord.Interaction[Any]) -> None:
        """Get everything that I keep of you as a file."""
        storage: Storage | None = interaction.client.storage
        if storage is None:
            await say(interaction, phrases.NOTHING_ON_DISK)
        elif interaction.guild_id and not interaction.app_permissions.attach_files:
            await say(interaction, phrases.EXPORT_ELSEWHERE)
        else:
            await defer(interaction, ephemeral=True, thinking=True)
            await _send(interaction, await storage.people.export(interaction.user.id))

    @mydata.command()
    async def delete(self, interaction: discord.Interaction[Any]) -> None:
        """Delete everything that I keep of you."""
        if interaction.client.storage is None:
            await say(interaction, phrases.NOTHING_ON_DISK)
            return
        offered = (
            Component(Kind.DANGER, phrases.DELETE_ALL, custom_ids.FORGET_ME.pattern),
            Component(Kind.BUTTON, phrases.KEEP_ALL, custom_ids.LEAVE.pattern),
        )
        await send_panel(interaction, Panel(phrases.SHALL_I_DELETE, offered))


async def _send(
    interaction: discord.Interaction[Any], rows: dict[str, list[dict[str, Any]]]
) -> None:
    """Send a person's rows as JSON that people can read too."""
    written = {"person": str(interaction.user.id), "exported_at": utcnow().isoformat(), **rows}
    text = json.dumps(written, indent=2, ensure_ascii=False).encode()
    send = interaction.followup.send

    def once() -> Awaitable[Any]:
        file = discord.File(io.BytesIO(text), FILE, description=phrases.EXPORTED)
        return send(phrases.EXPORTED, file=file, ephemeral=True)

    await later(interaction, once, repeatable=False)
