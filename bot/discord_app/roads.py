"""Find how far a person came on the way into a career, as far as that can be reached."""

from __future__ import annotations

import logging
from typing import Any

import discord

from bot.core.answering.way import StepState, way_of
from bot.core.errors import StorageError
from bot.core.knowledge.model import Career
from bot.discord_app.rendering.roadmap import Memory, Road
from bot.discord_app.responding import defer, has_responded
from bot.discord_app.servers import advisor_of
from bot.storage import records
from bot.storage.protocol import Storage

log = logging.getLogger(__name__)


async def road_of(
    interaction: discord.Interaction[Any], career: Career, *, private: bool = True
) -> Road | None:
    """Return the way of an interaction's person, at its next step; None where there are no steps.

    `private` is whether only that person sees the answer; a press changes what is there.
    """
    memory, kept = Memory.NONE, dict[str, records.StepState]()
    storage: Storage | None = interaction.client.storage
    if storage is not None:
        await let_wait(interaction, private=private)
        try:
            kept = await storage.progress.of(interaction.user.id, career.id)
            memory = Memory.THERE
        except StorageError as error:
            log.warning("What is kept of a way cannot be reached: %s", error)
            memory = Memory.AWAY
    way = way_of(career, {entry: StepState(state) for entry, state in kept.items()})
    if way is None:
        return None
    version = advisor_of(interaction).knowledge.version
    return Road(version, interaction.user.id, way, memory, bool(kept), chosen=way.next or 0)


async def let_wait(interaction: discord.Interaction[Any], *, private: bool = True) -> None:
    """Have Discord wait for what a database does: by itself it gives up after 3 s."""
    if not has_responded(interaction):
        await defer(interaction, ephemeral=private)
