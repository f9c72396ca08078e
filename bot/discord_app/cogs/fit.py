"""Answer `/fit`: a self-check on a career's traits, which nobody else sees and nobody keeps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.knowledge.model import Career
from bot.discord_app.cogs.career_option import offered_careers
from bot.discord_app.rendering.shown import shown_check
from bot.discord_app.sending import respond, say
from bot.discord_app.servers import advisor_of
from bot.discord_app.views.rating import begun

DESCRIPTION = "Compare yourself with the traits of a career; only you see it, nothing is saved."


class Fit(commands.Cog):
    """Hold `/fit`."""

    def __init__(self, tree: app_commands.CommandTree[Any], *, several: bool) -> None:
        """Take where the command is put; of `several` careers it has an option to choose one."""
        self._tree = tree
        self._command = _of_careers() if several else _of_one()

    async def cog_load(self) -> None:
        """Add the command."""
        self._tree.add_command(self._command)

    async def cog_unload(self) -> None:
        """Remove the command."""
        self._tree.remove_command(self._command.name)


def _of_one() -> app_commands.Command[Any, ..., None]:
    @app_commands.command(description=DESCRIPTION)
    async def fit(interaction: discord.Interaction[Any]) -> None:
        advisor = advisor_of(interaction)
        await _begin(interaction, advisor, advisor.careers[0])

    return fit


def _of_careers() -> app_commands.Command[Any, ..., None]:
    """Build the same with an option to choose the career; left out, it is the first with traits."""

    @app_commands.command(description=DESCRIPTION)
    @app_commands.describe(career="The career; left out, the first of which I know the traits")
    async def fit(interaction: discord.Interaction[Any], career: str = "") -> None:
        advisor = advisor_of(interaction)
        chosen = advisor.called(career)[0] if career.strip() else _offered(advisor)[0]
        if chosen is None:
            await say(interaction, phrases.unknown_career(advisor.careers))
        else:
            await _begin(interaction, advisor, chosen)

    @fit.autocomplete("career")
    async def suggest(
        interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the careers by their names."""
        return offered_careers(_offered(advisor_of(interaction)), typed)

    return fit


def _offered(advisor: Advisor) -> Sequence[Career]:
    """List the careers with traits, or all where none has any."""
    version = advisor.knowledge.version
    return [career for career in advisor.careers if begun(career, version)] or advisor.careers


async def _begin(interaction: discord.Interaction[Any], advisor: Advisor, career: Career) -> None:
    check = begun(career, advisor.knowledge.version)
    if check is None:
        await say(interaction, phrases.NO_TRAITS.format(career=career.title))
    else:
        await respond(interaction, shown_check(check), private=True)
