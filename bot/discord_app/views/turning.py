"""Turn the pages of a long answer: its asker's own, for anybody else a private copy."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import discord
from discord.utils import utcnow

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.discord_app.rendering.about import shown_topics
from bot.discord_app.rendering.comparison import compared_again
from bot.discord_app.rendering.quoting import CUT
from bot.discord_app.rendering.shown import COMPARED, TOPICS, Shown, quoting, shown_answer
from bot.discord_app.responding import defer
from bot.discord_app.sending import respond, say, show_instead
from bot.discord_app.views import custom_ids
from bot.discord_app.views.rereading import needs_fetching, reread


async def turn(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Show another page in the place of this one, or privately to who is not its asker."""
    advisor: Advisor = interaction.client.advisor
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
        await show_instead(interaction, shown, int(named["number"]))
    else:
        await respond(interaction, quoting(shown), private=True, number=int(named["number"]))


async def _shown(interaction: discord.Interaction[Any], named: re.Match[str]) -> Shown | None:
    advisor: Advisor = interaction.client.advisor
    if named["source"] == TOPICS:
        return shown_topics(advisor)
    if named["source"].startswith(f"{COMPARED}."):
        return compared_again(advisor, named["source"])
    found = await reread(interaction, named)
    if found is None:
        return None
    shown = shown_answer(advisor, found.answer, utcnow().date(), named["source"])
    return replace(shown, quote=shown.quote + CUT) if found.cut else shown
