"""Offer the commands that suit what is known: a section has one, as has whatever has steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discord.ext import commands

from bot.core.answering.way import steps_of
from bot.core.knowledge.model import Career
from bot.discord_app.cogs.about import About
from bot.discord_app.cogs.ask import Ask
from bot.discord_app.cogs.compare import Compare
from bot.discord_app.cogs.curate import Curate
from bot.discord_app.cogs.fit import Fit
from bot.discord_app.cogs.own_data import OwnData
from bot.discord_app.cogs.roadmap import Roadmap
from bot.discord_app.cogs.sections import Sections
from bot.discord_app.cogs.setup import Setup
from bot.discord_app.popularity import Popularity
from bot.discord_app.topics import Topics


class Offered:
    """Hold the cogs of which careers decide whether they are there, or how they look.

    None of them keeps a career: each interaction reads what it began with.
    """

    def __init__(self, bot: commands.AutoShardedBot, topics: Topics, *, remembers: bool) -> None:
        self._bot, self._topics = bot, topics
        self._remembers = remembers
        self._popularity = Popularity()
        self._there: tuple[commands.Cog, ...] = ()

    async def suit(self, careers: Sequence[Career]) -> None:
        """Put the cogs that suit some careers in the place of those that are there.

        Nothing in it waits, so that nobody finds half of them.
        """
        before, self._there = self._there, tuple(self._suiting(careers))
        for cog in before:
            await self._bot.remove_cog(cog.qualified_name)
        for cog in self._there:
            await self._bot.add_cog(cog)

    def _suiting(self, careers: Sequence[Career]) -> Iterator[commands.Cog]:
        """Make the cogs; their order is that of the commands in `/help`."""
        popularity, topics, tree = self._popularity, self._topics, self._bot.tree
        several = len(careers) > 1
        yield Ask(popularity, topics)
        yield About(tree)
        yield Fit(tree, several=several)
        if any(map(steps_of, careers)):
            yield Roadmap(popularity, topics, tree, several=several)
        if several:
            yield Compare()
        if self._remembers:
            yield Setup()
            yield Curate(popularity)
        yield OwnData()
        # After the others, as a section may be named as one of their commands.
        yield Sections(careers, popularity, topics, tree)
