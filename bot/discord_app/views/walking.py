"""Take the presses on a way: the step comes with each press, how far it is with the storage."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import discord
from discord.utils import utcnow

from bot.core.answering import phrases, way_phrases
from bot.core.answering.way import StepState, Way, way_of
from bot.core.errors import StorageError
from bot.core.knowledge.model import Career
from bot.discord_app import limits
from bot.discord_app.rendering.roadmap import Memory, Wish
from bot.discord_app.rendering.shown import shown_phrase, shown_road
from bot.discord_app.roads import let_wait, road_of
from bot.discord_app.sending import say, show_instead
from bot.discord_app.servers import advisor_of
from bot.discord_app.views import custom_ids
from bot.discord_app.views.roadmap_components import CHOOSE, DETAILS, FORGET, TURN
from bot.discord_app.views.showing import show_item
from bot.storage import records
from bot.storage.protocol import ProgressStore, Storage

log = logging.getLogger(__name__)

_PLACE = re.compile("[0-9]{1,3}")


async def walk(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Do what a press wishes, if it is its owner's and was made for what is known now."""
    advisor = advisor_of(interaction)
    if interaction.user.id != int(named["owner"]):
        await say(interaction, way_phrases.NOT_YOUR_WAY)
    elif not custom_ids.same_version(named["version"], advisor.knowledge.version):
        await say(interaction, way_phrases.WAY_CHANGED)
    else:
        career = next((one for one in advisor.careers if one.id == named["career"]), None)
        way = way_of(career, {}) if career else None
        known = await _do(interaction, way, named["wish"], int(named["number"])) if way else False
        if not known:
            await say(interaction, phrases.UNKNOWN_PRESS)


async def _do(interaction: discord.Interaction[Any], way: Way, wish: str, number: int) -> bool:
    """Do what is wished; False where no such thing can be pressed."""
    if wish in {Wish.PATH, Wish.NEXT}:
        await _show(interaction, way.career, Wish(wish), number=number)
        return True
    if wish == FORGET:
        await _forget(interaction, way.career)
        return True
    place = _place(interaction, wish, number)
    if place is None or place >= len(way.steps):
        return False
    if wish == DETAILS:
        await show_item(interaction, way.career.id, way.steps[place].id)
    elif wish in {CHOOSE, TURN}:
        await _show(interaction, way.career, chosen=place)
    elif wish in set(StepState):
        await _mark(interaction, way, place, StepState(wish))
    else:
        return False
    return True


async def _show(
    interaction: discord.Interaction[Any],
    career: Career,
    wish: Wish = Wish.PATH,
    *,
    chosen: int | None = None,
    number: int = 0,
) -> None:
    """Show a way in the place of what was pressed, as it is now."""
    road = await road_of(interaction, career)
    if road is not None and road.memory is Memory.AWAY and wish is Wish.NEXT:
        await say(interaction, way_phrases.WAY_UNKNOWN)
    elif road is not None:
        road = replace(road, wish=wish, chosen=road.chosen if chosen is None else chosen)
        page = number if wish is Wish.NEXT else 0
        await show_instead(interaction, shown_road(road, utcnow().date()), page)


async def _mark(
    interaction: discord.Interaction[Any], way: Way, place: int, state: StepState
) -> None:
    """Keep the state of a step, and only then show it."""
    person, career, step = interaction.user.id, way.career.id, way.steps[place].id

    async def keep(store: ProgressStore) -> None:
        if state is StepState.OPEN:
            await store.clear(person, career, step)
        else:
            kept = records.StepState(state.value)
            await store.set(records.Progress(person, career, step, kept, utcnow().date()))

    if await _done(interaction, keep, way_phrases.STEP_NOT_KEPT):
        await _show(interaction, way.career, chosen=place)


async def _forget(interaction: discord.Interaction[Any], career: Career) -> None:
    async def clear(store: ProgressStore) -> None:
        await store.clear(interaction.user.id, career.id)

    if await _done(interaction, clear, way_phrases.RESET_FAILED):
        forgotten = way_phrases.RESET_DONE.format(career=career.title)
        await show_instead(interaction, shown_phrase(forgotten))


async def _done(
    interaction: discord.Interaction[Any],
    work: Callable[[ProgressStore], Awaitable[None]],
    otherwise: str,
) -> bool:
    """Do something with what is kept; where that cannot be, say the phrase `otherwise`."""
    storage: Storage | None = interaction.client.storage
    if storage is not None:
        await let_wait(interaction)
        try:
            await work(storage.progress)
        except StorageError as error:
            log.warning("A press on a way was not kept: %s", error)
        else:
            return True
    await say(interaction, otherwise)
    return False


def _place(interaction: discord.Interaction[Any], wish: str, number: int) -> int | None:
    """Return the place of the step that is meant; None for a choice that was not offered."""
    if wish == TURN:
        return number * limits.SELECT_OPTIONS
    if wish != CHOOSE:
        return number
    data: Any = interaction.data or {}
    chosen = "".join(data.get("values", ()))
    return int(chosen) if _PLACE.fullmatch(chosen) else None
