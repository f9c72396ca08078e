"""Take the presses of a self-check; the ratings come with each press and are kept nowhere."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import discord

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.answering.fit import BEST, UNRATED, WORST, traits_of
from bot.core.knowledge.model import Career
from bot.discord_app.rendering.fit import TRAITS_A_PAGE, SelfCheck
from bot.discord_app.rendering.shown import shown_check
from bot.discord_app.sending import say, show_instead
from bot.discord_app.servers import advisor_of
from bot.discord_app.views import custom_ids
from bot.discord_app.views.fit_components import FORM, RATE, RESULT


async def check_oneself(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Show the page that a press wishes, with the rating that it gives."""
    advisor = advisor_of(interaction)
    if not custom_ids.same_version(named["version"], advisor.knowledge.version):
        await say(interaction, phrases.FIT_CHANGED)
        return
    check = _check(advisor, named)
    wished = _wished(check, named, interaction) if check else None
    if wished is None:
        await say(interaction, phrases.UNKNOWN_PRESS)
    elif wished.page is None and not wished.whole:
        await say(interaction, phrases.RATE_ALL)
    else:
        number = 0 if wished.page is not None else int(named["number"])
        await show_instead(interaction, shown_check(wished), number)


def begun(career: Career, version: str) -> SelfCheck | None:
    """Begin a self-check; None where the career has no traits for one."""
    traits = traits_of(career)
    return SelfCheck(version, career, traits, (UNRATED,) * len(traits.entries)) if traits else None


def _check(advisor: Advisor, named: re.Match[str]) -> SelfCheck | None:
    """Read what was rated so far; None where no such check can have been shown."""
    career = next((one for one in advisor.careers if one.id == named["career"]), None)
    check = begun(career, advisor.knowledge.version) if career else None
    ratings = tuple(map(int, named["ratings"]))
    if check is None or len(ratings) != len(check.ratings):
        return None
    return replace(check, ratings=ratings)


def _wished(
    check: SelfCheck, named: re.Match[str], interaction: discord.Interaction[Any]
) -> SelfCheck | None:
    """Do to a check what a press wishes; None where no such thing can be pressed."""
    number = int(named["number"])
    if named["wish"] == RESULT:
        return replace(check, page=None)
    if named["wish"] == FORM and number < check.pages:
        return replace(check, page=number)
    rating = _chosen(interaction)
    if named["wish"] != RATE or number >= len(check.ratings) or rating is None:
        return None
    ratings = (*check.ratings[:number], rating, *check.ratings[number + 1 :])
    return replace(check, ratings=ratings, page=number // TRAITS_A_PAGE)


def _chosen(interaction: discord.Interaction[Any]) -> int | None:
    data: Any = interaction.data or {}
    chosen = "".join(data.get("values", ()))
    ratings = {f"{rating}": rating for rating in range(WORST, BEST + 1)}
    return ratings.get(chosen)
