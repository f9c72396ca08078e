"""Turn the pages of a long answer: its asker's own, for anybody else a private copy."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import discord
from discord.utils import utcnow

from bot.core.answering import phrases
from bot.discord_app.remembering import remembers
from bot.discord_app.rendering.about import shown_topics
from bot.discord_app.rendering.comparison import compared_again
from bot.discord_app.rendering.quoting import CUT
from bot.discord_app.rendering.shown import (
    COMPARED,
    TOPICS,
    Shown,
    offering_people,
    quoting,
    shown_answer,
)
from bot.discord_app.responding import defer
from bot.discord_app.sending import respond, say, show_instead
from bot.discord_app.servers import advisor_of
from bot.discord_app.views import custom_ids
from bot.discord_app.views.forgetting import noted_key
from bot.discord_app.views.rereading import buttons_under, needs_fetching, reread


async def turn(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Show another page in the place of this one, or privately to who is not its asker."""
    advisor = advisor_of(interaction)
    own = interaction.user.id == int(named["asker"])
    if needs_fetching(named):
        await defer(interaction, ephemeral=not own, thinking=not own)
    if not custom_ids.same_version(named["version"], advisor.knowledge.version):
        await say(interaction, phrases.PAGES_CHANGED)
        return
    shown = await _shown(interaction, named)
    if shown is None:
        await say(interaction, phrases.QUESTION_GONE)
    elif own:
        noted = replace(shown, noted=noted_key(interaction.message))
        await show_instead(interaction, noted, int(named["number"]))
    else:
        await respond(interaction, quoting(shown), private=True, number=int(named["number"]))


async def _shown(interaction: discord.Interaction[Any], named: re.Match[str]) -> Shown | None:
    advisor = advisor_of(interaction)
    if named["source"] == TOPICS:
        return shown_topics(advisor)
    if named["source"].startswith(f"{COMPARED}."):
        return compared_again(advisor, named["source"])
    found = await reread(interaction, named)
    if found is None:
        return None
    shown = shown_answer(advisor, found.answer, utcnow().date(), named["source"])
    if interaction.user.id == int(named["asker"]):
        shown = _offering_as_before(interaction, shown)
    quote = shown.quote + CUT if found.cut else shown.quote
    return replace(shown, quote=quote, votable=remembers(interaction))


def _offering_as_before(interaction: discord.Interaction[Any], shown: Shown) -> Shown:
    """Offer what only some answers do, where the page before did: people, or a post's buttons."""
    offered = list(buttons_under(interaction.message)) if interaction.message else []
    if any(custom_ids.HUMAN.fullmatch(one.custom_id or "") for one in offered):
        shown = offering_people(shown)
    return replace(shown, in_post=any(one.label == phrases.NOT_MEANT for one in offered))
