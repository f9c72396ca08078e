"""Take forms that are handed in, and answer presses on what nobody knows."""

from __future__ import annotations

from typing import Any

import discord
from discord.ext import commands

from bot.discord_app.views.presses import answer_unknown, take_form


class Presses(commands.Cog):
    """Listen for presses; those of a known form are taken by the dynamic items."""

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Take a modal, or answer a press of an unknown form."""
        if interaction.type is discord.InteractionType.component:
            await answer_unknown(interaction)
        elif interaction.type is discord.InteractionType.modal_submit:
            await take_form(interaction)
