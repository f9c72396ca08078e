"""Read a server's inbox: what was asked there and found no good answer, in groups."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import discord

from bot.core.curating.grouping import Asked, Group, grouped
from bot.discord_app.remembering import storage_of
from bot.discord_app.servers import advisor_of
from bot.storage.records import GapState, GapText

TEXTS_READ = 5_000
"""Newest texts that are grouped, which takes less than a second."""


async def inbox(interaction: discord.Interaction[Any]) -> tuple[Group, ...]:
    """Group the texts of the server in which somebody presses, and of no other."""
    if interaction.guild_id is None:
        return ()
    advisor = advisor_of(interaction)
    texts = await storage_of(interaction).gaps.texts(interaction.guild_id, TEXTS_READ)
    return await asyncio.to_thread(grouped, [_asked(text) for text in texts], advisor.careers)


def group_of(groups: Sequence[Group], key: str) -> Group | None:
    """Find the group that holds a text; None where it is not among those of the server."""
    return next((group for group in groups if key in group.keys), None)


async def mark(interaction: discord.Interaction[Any], group: Group, state: GapState) -> None:
    """Keep what a curator did with a group."""
    if interaction.guild_id is not None:
        await storage_of(interaction).gaps.mark(interaction.guild_id, group.keys, state)


def _asked(text: GapText) -> Asked:
    return Asked(
        key=text.key,
        day=text.day,
        text=text.text,
        outcome=text.outcome,
        career=text.career,
        entry=text.entry,
        ignored=text.state is GapState.IGNORED,
    )
