"""Answer `/compare`: careers side by side, where there are several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.answering.comparing import section_names
from bot.core.knowledge.model import Career
from bot.discord_app import limits
from bot.discord_app.cogs.career_option import offered_careers
from bot.discord_app.rendering.comparison import comparison
from bot.discord_app.sending import answer, say
from bot.discord_app.servers import advisor_of


class Compare(commands.Cog):
    """Hold `/compare`."""

    @app_commands.command()
    @app_commands.describe(
        career="The first career; left out, the first that I know",
        other="The career beside it",
        third="One more, if you like",
        section="One section of them; leave it out to see all",
        private="Show the answer only to you",
    )
    async def compare(  # noqa: PLR0913, PLR0917
        self,
        interaction: discord.Interaction[Any],
        career: str = "",
        other: str = "",
        third: str = "",
        section: str = "",
        private: bool = False,
    ) -> None:
        """Lay careers side by side."""
        advisor = advisor_of(interaction)
        careers = _chosen(advisor, [career, other, third])
        number = _section(advisor.careers, section)
        if careers is None:
            await say(interaction, phrases.unknown_career(advisor.careers))
        elif number is None:
            names = section_names(advisor.careers).values()
            await say(interaction, phrases.unknown_section(names))
        else:
            await answer(interaction, comparison(advisor, careers, number), private=private)

    @compare.autocomplete("career")
    @compare.autocomplete("other")
    @compare.autocomplete("third")
    async def suggest_careers(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the careers by their names."""
        return offered_careers(advisor_of(interaction).careers, typed)

    @compare.autocomplete("section")
    async def suggest_sections(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the sections, those that most careers have first."""
        wanted = typed.strip().casefold()
        names = section_names(advisor_of(interaction).careers).values()
        found = [name for name in names if wanted in name]
        return [app_commands.Choice(name=name, value=name) for name in found[: limits.CHOICES]]


def _chosen(advisor: Advisor, given: list[str]) -> list[int] | None:
    """Return the numbers of the careers given, with the first ones where it is less than two.

    None where a word is no career's name.
    """
    numbers = {career.id: place for place, career in enumerate(advisor.careers)}
    found = [advisor.called(name)[0] for name in given if name.strip()]
    named = [numbers[career.id] for career in found if career is not None]
    if len(named) < len(found):
        return None
    chosen = list(dict.fromkeys(named))
    others = [number for number in numbers.values() if number not in chosen]
    return [*chosen, *others[: 2 - len(chosen)]] if len(chosen) < 2 else chosen  # noqa: PLR2004


def _section(careers: Sequence[Career], given: str) -> int | None:
    """Return the number of the section named, counted from 1; 0 for all, None for no such."""
    wanted = given.strip().casefold().removeprefix("/")
    named = [{name, command} for name, command in section_names(careers).items()]
    found = (number for number, names in enumerate(named, 1) if wanted in names)
    return next(found, None) if wanted else 0
