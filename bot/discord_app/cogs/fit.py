"""Answer `/fit`: a self-check on a career's traits, which nobody else sees and nobody keeps."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.answering.called import career_called
from bot.discord_app.cogs.career_option import offered_careers
from bot.discord_app.rendering.shown import shown_check
from bot.discord_app.sending import respond, say
from bot.discord_app.views.rating import begun


class Fit(commands.Cog):
    """Hold `/fit`."""

    def __init__(self, advisor: Advisor) -> None:
        self._advisor = advisor

    @app_commands.command()
    @app_commands.describe(career="Which career; leave it out for the first that I know")
    async def fit(self, interaction: discord.Interaction[Any], career: str = "") -> None:
        """Compare yourself with the traits of a career; only you see it, nothing is saved."""
        careers = self._advisor.careers
        chosen = career_called(career, careers) if career.strip() else careers[0]
        if chosen is None:
            await say(interaction, phrases.NO_CAREER)
            return
        check = begun(chosen, self._advisor.knowledge.version)
        if check is None:
            await say(interaction, phrases.NO_TRAITS.format(career=chosen.title))
        else:
            await respond(interaction, shown_check(check), private=True)

    @fit.autocomplete("career")
    async def suggest(
        self, _interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the careers by their names."""
        return offered_careers(self._advisor.careers, typed)
