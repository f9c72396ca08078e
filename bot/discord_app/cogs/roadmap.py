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
from bot.core.answering.following import topic_after
from bot.core.answering.sections import section_answer
from bot.core.answering.way import SECTION, steps_of
from bot.core.answering.way_file import markdown
from bot.core.knowledge.model import Career
from bot.discord_app import limits
from bot.discord_app.audience import speaker_of
from bot.discord_app.cogs.career_option import offered_careers
from bot.discord_app.cogs.sections import respond_with
from bot.discord_app.popularity import Popularity
from bot.discord_app.rendering.markdown import escape
from bot.discord_app.rendering.roadmap import Memory, Road, Wish
from bot.discord_app.rendering.shown import shown_road
from bot.discord_app.roads import road_of
from bot.discord_app.sending import hand_out, respond, say
from bot.discord_app.servers import advisor_of, server_of
from bot.discord_app.topics import Topics

FILE = "roadmap-{career}.md"


Show = Literal["path", "next", "export", "reset"]

DESCRIPTION = "Follow the steps into a career, and note what you have done; only you see it."
OPTIONS = {
    "item": "One step of it; leave it out to see your path",
    "show": "The path, its next step, a file of it, or forget how far you came",
    "private": "Show it only to you; left out, your path is private, and an item is not",
}


class Roadmap(commands.Cog):
    """Hold `/roadmap`, where a career has steps."""

    def __init__(
        self,
        popularity: Popularity,
        topics: Topics,
        tree: app_commands.CommandTree[Any],
        *,
        several: bool,
    ) -> None:
        """Take where the command is put; of `several` careers it has an option to choose one."""
        self._popularity, self._topics = popularity, topics
        self._tree = tree
        self._command = self._of_careers() if several else self._of_one()

    async def cog_load(self) -> None:
        """Add the command."""
        self._tree.add_command(self._command)

    async def cog_unload(self) -> None:
        """Remove the command."""
        self._tree.remove_command(self._command.name)

    def _of_one(self) -> app_commands.Command[Any, ..., None]:
        @app_commands.command(description=DESCRIPTION)
        @app_commands.describe(**OPTIONS)
        async def roadmap(
            interaction: discord.Interaction[Any],
            item: str = "",
            show: Show = "path",
            private: bool | None = None,
        ) -> None:
            (career,) = _careers(advisor_of(interaction))
            await self._answer(interaction, career, item, show, private)

        @roadmap.autocomplete("item")
        async def suggest(
            interaction: discord.Interaction[Any], typed: str
        ) -> list[app_commands.Choice[str]]:
            """Offer the steps."""
            return self._offered(advisor_of(interaction), None, typed)

        return roadmap

    def _of_careers(self) -> app_commands.Command[Any, ..., None]:
        """Build the same with an option to choose the career; left out, the first with steps."""

        @app_commands.command(description=DESCRIPTION)
        @app_commands.describe(career="The career; left out, the first with steps", **OPTIONS)
        async def roadmap(
            interaction: discord.Interaction[Any],
            item: str = "",
            career: str = "",
            show: Show = "path",
            private: bool | None = None,
        ) -> None:
            advisor = advisor_of(interaction)
            chosen = advisor.called(career)[0] if career.strip() else _careers(advisor)[0]
            if chosen is None:
                await say(interaction, phrases.unknown_career(_careers(advisor)))
            else:
                await self._answer(interaction, chosen, item, show, private)

        @roadmap.autocomplete("item")
        async def suggest(
            interaction: discord.Interaction[Any], typed: str
        ) -> list[app_commands.Choice[str]]:
            """Offer the steps of the career that is chosen already, else of the first."""
            advisor = advisor_of(interaction)
            chosen, _ = advisor.called(str(interaction.namespace.career or ""))
            return self._offered(advisor, chosen, typed)

        @roadmap.autocomplete("career")
        async def suggest_careers(
            interaction: discord.Interaction[Any], typed: str
        ) -> list[app_commands.Choice[str]]:
            """Offer the careers that have steps."""
            return offered_careers(_careers(advisor_of(interaction)), typed)

        return roadmap

    def _offered(
        self, advisor: Advisor, career: Career | None, typed: str
    ) -> list[app_commands.Choice[str]]:
        having = _careers(advisor)
        among = career if career in having else having[0]
        offered = self._popularity.suggest(advisor, typed, limits.CHOICES, among, SECTION)
        return [app_commands.Choice(name=one.question, value=one.entry) for one in offered]

    async def _answer(
        self,
        interaction: discord.Interaction[Any],
        career: Career,
        item: str,
        show: Show,
        private: bool | None,
    ) -> None:
        section = steps_of(career)
        server = await server_of(interaction)
        if section is None:
            await say(interaction, way_phrases.NO_STEPS.format(career=career.title))
        elif item.strip():
            answer = section_answer(server.advisor, career, section, item)
            hidden = server.hides(bool(private))
            await respond_with(interaction, self._popularity, self._topics, answer, hidden)
        else:
            own = show in {"export", "reset"} or server.hides(private is not False)
            road = await road_of(interaction, career, private=own)
            if road is not None:
                await self._show(interaction, road, show, private=own)

    async def _show(
        self, interaction: discord.Interaction[Any], road: Road, show: Show, *, private: bool
    ) -> None:
        if show == "export":
            await _export(interaction, road)
        elif show == "reset":
            await _reset(interaction, road)
        elif show == "next" and road.memory is Memory.AWAY:
            await say(interaction, way_phrases.WAY_UNKNOWN)
        else:
            road = replace(road, wish=Wish(show))
            self._note(interaction, road, private=private)
            await respond(interaction, shown_road(road, utcnow().date()), private=private)

    def _note(self, interaction: discord.Interaction[Any], road: Road, *, private: bool) -> None:
        """Take down what is about to be shown: how often, and what the next message may follow."""
        place = road.way.next if road.wish is Wish.NEXT else None
        item_id = SECTION if place is None else road.way.steps[place].id
        advisor = advisor_of(interaction)
        answer = advisor.show(item_id, road.way.career.id)
        self._popularity.count(answer)
        topic = topic_after(advisor, answer, None)
        self._topics.keep(speaker_of(interaction, private=private), topic, utcnow())


def _careers(advisor: Advisor) -> tuple[Career, ...]:
    """List the careers that have steps; where there are none, there is no command."""
    return tuple(filter(steps_of, advisor.careers))


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
