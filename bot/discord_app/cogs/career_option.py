"""Offer careers in an option of a command, while somebody types."""

from __future__ import annotations

from collections.abc import Iterable

from discord import app_commands

from bot.core.knowledge.model import Career
from bot.discord_app import limits


def offered_careers(careers: Iterable[Career], typed: str) -> list[app_commands.Choice[str]]:
    """Offer the careers one of whose names holds what is typed."""
    wanted = typed.strip().casefold()
    found = [
        career
        for career in careers
        if any(wanted in name.casefold() for name in (career.title, *career.names))
    ]
    return [
        app_commands.Choice(name=career.title, value=career.id)
        for career in found[: limits.CHOICES]
    ]
