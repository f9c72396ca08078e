"""Answer `/roadmap`: a person's way through the steps of a career, which only they see."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

import discord
from discord import app_commands
from discord.ext import commands
from discord.utils import utcnow

from bot.core.answering import phrases, way_phrases
from bot.core.answering.advisor import Advisor
from bot.core.answering.called import career_called
from bot.core.answering.sections import section_answer
from bot.core.answering.way import SECTION, steps_of
from bot.core.answering.way_file import markdown
from bot.core.knowledge.model import Career, Section
from bot.discord_app import limits
from bot.discord_app.cogs.career_option import offered_careers
from bot.discord_app.cogs.sections import note, respond_with
from bot.discord_app.popularity import Popularity
from bot.discord_app.rendering.markdown import escape
from bot.discord_app.rendering.roadmap import Memory, Road, Wish
from bot.discord_app.rendering.shown import shown_road
from bot.discord_app.roads import road_of
from bot.discord_app.sending import hand_out, respond, say
from bot.discord_app.topics import Topics

FILE = "roadmap-{career}.md"


class Roadmap(commands.Cog):
    """Hold `/roadmap`, where a career has steps."""

    def __init__(self, advisor: Advisor, popularity: Popularity, topics: Topics) -> None:
        self._advisor, self._popularity, self._topics = advisor, popularity, topics
        self._careers = tuple(filter(steps_of, advisor.careers))

    @app_commands.command()
    @app_commands.describe(
        item="One step of it; leave it out to see your path",
        career="Which career; leave it out for the first that I know",
        show="The path, its next step, a file of it, or forget how far you came",
        private="Show it only to you; left out, your path is private, and an item is not",
    )
    async def roadmap(
        self,
        interaction: discord.Interaction[Any],
        item: str = "",
        career: str = "",
        show: Literal["path", "next", "export", "reset"] = "path",
        private: bool | None = None,
    ) -> None:
        """Follow the steps into a career, and note what you have done; only you see it."""
        chosen = self._named(career)
        section = steps_of(chosen) if chosen else None
        if chosen is None:
            await say(interaction, phrases.NO_CAREER)
        elif section is None:
            await say(interaction, way_phrases.NO_STEPS.format(career=chosen.title))
        elif item.strip():
            await self._show_item(interaction, chosen, section, item, private=bool(private))
        else:
            own = show in {"export", "reset"} or private is not False
            road = await road_of(interaction, chosen, private=own)
            if road is not None:
                await self._answer(interaction, road, show, private=own)

    @roadmap.autocomplete("item")
    async def suggest(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the steps of the career that is chosen already, else of the first."""
        chosen = career_called(str(interaction.namespace.career or ""), self._careers)
        among = chosen or self._careers[0]
        offered = self._popularity.suggest(typed, limits.CHOICES, among, SECTION)
        return [app_commands.Choice(name=one.question, value=one.entry) for one in offered]

    @roadmap.autocomplete("career")
    async def suggest_careers(
        self, _interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the careers that have steps."""
        return offered_careers(self._careers, typed)

    async def _show_item(
        self,
        interaction: discord.Interaction[Any],
        career: Career,
        section: Section,
        item: str,
        *,
        private: bool,
    ) -> None:
        answer = section_answer(self._advisor, career, section, item)
        note(interaction, self._popularity, self._topics, answer, private=private)
        await respond_with(interaction, career, answer, private=private)

    async def _answer(
        self, interaction: discord.Interaction[Any], road: Road, show: str, *, private: bool
    ) -> None:
        if show == "export":
            await _export(interaction, road)
        elif show == "reset":
            await _reset(interaction, road)
        elif show == "next" and road.memory is Memory.AWAY:
            await say(interaction, way_phrases.WAY_UNKNOWN)
        else:
            road = replace(road, wish=Wish(show))
            place = road.way.next if road.wish is Wish.NEXT else None
            item_id = SECTION if place is None else road.way.steps[place].id
            answer = self._advisor.show(item_id, road.way.career.id)
            note(interaction, self._popularity, self._topics, answer, private=private)
            await respond(interaction, shown_road(road, utcnow().date()), private=private)

    def _named(self, name: str) -> Career | None:
        """Return the career of an id, title or other name; without any, the first with steps."""
        named = career_called(name, self._advisor.careers)
        return named if name.strip() else self._careers[0]


async def _export(interaction: discord.Interaction[Any], road: Road) -> None:
    """Give the way as a file, to its owner alone."""
    if road.memory is Memory.AWAY:
        await say(interaction, way_phrases.WAY_UNKNOWN)
        return
    text = markdown(road.way, road.version, utcnow().date(), escape)
    name = FILE.format(career=road.way.career.id)
    if not await hand_out(interaction, way_phrases.WAY_FILE, name, text):
        await say(interaction, way_phrases.NO_FILES)


async def _reset(interaction: discord.Interaction[Any], road: Road) -> None:
    """Ask whether to forget, where there is anything."""
    if road.memory is Memory.AWAY:
        await say(interaction, way_phrases.RESET_FAILED)
    elif not road.kept:
        career = road.way.career.title
        await say(interaction, way_phrases.RESET_NOTHING.format(career=career))
    else:
        asked = shown_road(replace(road, wish=Wish.RESET), utcnow().date())
        await respond(interaction, asked, private=True)
