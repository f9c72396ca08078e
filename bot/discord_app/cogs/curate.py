"""Answer `/curate`: what was asked and not found, how answers were found, and changes for both."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.answering import phrases
from bot.core.curating.proposing import with_phrasings
from bot.core.errors import ChangeError
from bot.core.knowledge.model import LONGEST_PHRASING
from bot.discord_app import limits
from bot.discord_app.curating.making import hand_over, refuse
from bot.discord_app.curating.presses import feedback_page, gaps_page
from bot.discord_app.curating.rights import is_let_in, may_curate
from bot.discord_app.popularity import Popularity
from bot.discord_app.responding import defer
from bot.discord_app.sending import say
from bot.discord_app.servers import advisor_of
from bot.discord_app.views.custom_ids import ITEM, item_value
from bot.discord_app.views.panels import send_panel


@app_commands.default_permissions(manage_guild=True)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
class Curate(
    commands.GroupCog, name="curate", description="What was asked here and not found, for curators"
):
    """Hold the curators' commands; all that they show is theirs alone."""

    def __init__(self, popularity: Popularity) -> None:
        self._popularity = popularity

    @app_commands.command()
    async def feedback(self, interaction: discord.Interaction[Any]) -> None:
        """Show how my answers were found, those in most need first."""
        if await self._is_let_in(interaction):
            await send_panel(interaction, await feedback_page(interaction, 0))

    @app_commands.command()
    async def gaps(self, interaction: discord.Interaction[Any]) -> None:
        """Show what was asked and found no good answer."""
        if await self._is_let_in(interaction):
            await send_panel(interaction, await gaps_page(interaction, 0))

    @app_commands.command()
    @app_commands.describe(text="How somebody asked", entry="The entry that answers it")
    async def add(
        self,
        interaction: discord.Interaction[Any],
        text: app_commands.Range[str, 1, LONGEST_PHRASING],
        entry: str,
    ) -> None:
        """Add a phrasing to an entry: make the change as a file."""
        if not await self._is_let_in(interaction):
            return
        found = ITEM.fullmatch(entry)
        if found is None or not advisor_of(interaction).has(found["item"], found["career"]):
            await say(interaction, phrases.CHOOSE_OFFERED)
            return
        try:
            change = with_phrasings(found["career"], found["item"], [text])
        except ChangeError as error:
            await refuse(interaction, error)
            return
        await hand_over(interaction, change)

    @add.autocomplete("entry")
    async def suggest(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the items that come nearest to what is typed, to curators alone."""
        if not await may_curate(interaction):
            return []
        advisor = advisor_of(interaction)
        offered = self._popularity.suggest_anywhere(advisor, typed, limits.CHOICES)
        found = [(one.question, item_value(one.career, one.entry)) for one in offered]
        return [app_commands.Choice(name=name, value=value) for name, value in found if value]

    async def _is_let_in(self, interaction: discord.Interaction[Any]) -> bool:
        await defer(interaction, ephemeral=True, thinking=True)
        return await is_let_in(interaction)
