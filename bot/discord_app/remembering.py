"""Reach what is remembered from where somebody presses or commands."""

from __future__ import annotations

from typing import Any

import discord

from bot.core.errors import StorageError
from bot.storage.protocol import Storage


def storage_of(interaction: discord.Interaction[Any]) -> Storage:
    """Return the storage; raise StorageError where this run of the bot has none."""
    storage: Storage | None = interaction.client.storage
    if storage is None:
        raise StorageError("this bot runs without a database")
    return storage


def remembers(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether what is said of an answer can be kept."""
    return interaction.client.storage is not None
