"""Answer `/compare`: careers side by side, where there are several."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.answering.comparing import section_names
from bot.discord_app import limits
from bot.discord_app.cogs.career_option import offered_careers
from bot.discord_app.rendering.comparison import comparison
from bot.discord_app.sending import respond, say


class Compare(commands.Cog):
    """Hold `/compare`."""

    def __init__(self, advisor: Advisor) -> None:
        self._advisor = advisor
        self._numbers = {career.id: place for place, career in enumerate(advisor.careers)}
        self._sections = section_names(advisor.careers)

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
        careers = self._chosen([career, other, third])
        number = self._section(section)
        if careers is None:
            await say(interaction, phrases.unknown_career(self._advisor.careers))
        elif number is None:
            await say(interaction, phrases.unknown_section(self._sections.values()))
        else:
            await respond(interaction, comparison(self._advisor, careers, number), private=private)

    @compare.autocomplete("career")
    @compare.autocomplete("other")
    @compare.autocomplete("third")
    async def suggest_careers(
        self, _interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the careers by their names."""
        return offered_careers(self._advisor.careers, typed)

    @compare.autocomplete("section")
    async def suggest_sections(
        self, _interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the sections, those that most careers have first."""
        wanted = typed.strip().casefold()
        found = [name for name in self._sections.values() if wanted in name]
        return [app_commands.Choice(name=name, value=name) for name in found[: limits.CHOICES]]

    def _chosen(self, given: list[str]) -> list[int] | None:
        """Return the numbers of the careers given, with the first ones where it is less than two.

        None where a word is no career's name.
        """
        found = [self._advisor.called(name)[0] for name in given if name.strip()]
        named = [self._numbers[career.id] for career in found if career is not None]
        if len(named) < len(found):
            return None
        chosen = list(dict.fromkeys(named))
        others = [number for number in self._numbers.values() if number not in chosen]
        return [*chosen, *others[: 2 - len(chosen)]] if len(chosen) < 2 else chosen  # noqa: PLR2004

    def _section(self, given: str) -> int | None:
        """Return the number of the section named, counted from 1; 0 for all, None for no such."""
        wanted = given.strip().casefold().removeprefix("/")
        named = [{name, command} for name, command in self._sections.items()]
        found = (number for number, names in enumerate(named, 1) if wanted in names)
        return next(found, None) if wanted else 0
