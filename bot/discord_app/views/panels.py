"""Show one person a text with things to press below it, which later gives way to another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import discord

from bot.discord_app.responding import first, has_responded, later
from bot.discord_app.views.components import Component
from bot.discord_app.views.items import to_view


@dataclass(frozen=True, slots=True)
class Panel:
    """A text of Markdown within Discord's limits, and what is offered below it."""

    text: str
    offered: tuple[Component, ...] = ()


async def send_panel(interaction: discord.Interaction[Any], panel: Panel) -> None:
    """Show a panel to the person of an interaction alone."""
    arguments: dict[str, Any] = {"content": panel.text, "ephemeral": True}
    if panel.offered:
        arguments["view"] = to_view(panel.offered)
    if has_responded(interaction):
        follow_up = interaction.followup.send
        await later(interaction, lambda: follow_up(**arguments), repeatable=False)
    else:
        await first(interaction, lambda: interaction.response.send_message(**arguments))


async def replace_panel(interaction: discord.Interaction[Any], panel: Panel) -> None:
    """Show a panel in the place of the one in which something was pressed."""
    view = to_view(panel.offered) if panel.offered else None
    if has_responded(interaction):
        change = interaction.edit_original_response
        await later(interaction, lambda: change(content=panel.text, view=view))
    else:
        respond = interaction.response.edit_message
        await first(interaction, lambda: respond(content=panel.text, view=view))
