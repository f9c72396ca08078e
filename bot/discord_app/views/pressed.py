"""Say what a press is: an interaction, and what its custom_id names."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any

import discord

Press = Callable[[discord.Interaction[Any], re.Match[str]], Awaitable[None]]


def chosen_in(interaction: discord.Interaction[Any]) -> str:
    """Return the value of the one option that was chosen in a select."""
    data: Any = interaction.data or {}
    return "".join(data.get("values", ()))


def typed_in(interaction: discord.Interaction[Any]) -> dict[str, str]:
    """Return what was typed into a modal's fields, by their custom_id."""
    data: Any = interaction.data or {}
    nodes = [row.get("component") or row for row in data.get("components", ())]
    fields = [field for node in nodes for field in (node.get("components") or [node])]
    return {field["custom_id"]: field.get("value", "") for field in fields if "custom_id" in field}
