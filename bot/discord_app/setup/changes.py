"""Read a press on the panel as a change of settings; nothing is changed here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import discord

from bot.core.answering.outcome import Strictness
from bot.discord_app.setup.troubles import gone, named
from bot.storage.records import GuildSettings

RETENTIONS = (7, 30, 90, 180, 365)
"""Days that an owner can choose between."""

YES, NO, NOTHING = "yes", "no", "none"

Changes = dict[str, Any]


def change_of(field: str, chosen: Sequence[str], guild: discord.Guild) -> Changes | None:
    """Return what a press asks for; None where it was not offered, or is no longer there."""
    try:
        return {field: _READ[field](guild, chosen)}
    except (KeyError, ValueError):
        return None


def cleared(guild: discord.Guild, settings: GuildSettings) -> Changes:
    """Return the change that takes out what is no longer there."""
    changes: Changes = {}
    for field, ids in gone(guild, settings).items():
        many = isinstance(getattr(settings, field), frozenset)
        changes[field] = named(settings, field) - ids if many else None
    return changes


def _channels(*types: type[discord.abc.GuildChannel]) -> Callable[..., frozenset[int]]:
    def read(guild: discord.Guild, chosen: Sequence[str]) -> frozenset[int]:
        ids = frozenset(map(int, _unless_nothing(chosen)))
        if not all(isinstance(guild.get_channel(one), types) for one in ids):
            raise ValueError
        return ids

    return read


def _one_channel(guild: discord.Guild, chosen: Sequence[str]) -> int | None:
    ids = _channels(discord.TextChannel, discord.ForumChannel)(guild, chosen)
    return next(iter(ids), None)


def _role(guild: discord.Guild, chosen: Sequence[str]) -> int | None:
    """Read a role; what everybody has is none that could be told apart or mentioned."""
    wanted = _unless_nothing(chosen)
    if not wanted:
        return None
    role = guild.get_role(int(wanted[0]))
    if role is None or role.is_default():
        raise ValueError
    return role.id


def _yes_or_no(_guild: discord.Guild, chosen: Sequence[str]) -> bool:
    (one,) = chosen
    return {YES: True, NO: False}[one]


def _strictness(_guild: discord.Guild, chosen: Sequence[str]) -> str | None:
    wanted = _unless_nothing(chosen)
    return Strictness(wanted[0]).value if wanted else None


def _days(_guild: discord.Guild, chosen: Sequence[str]) -> int:
    (one,) = chosen
    return RETENTIONS[RETENTIONS.index(int(one))]


def _unless_nothing(chosen: Sequence[str]) -> Sequence[str]:
    return () if list(chosen) == [NOTHING] else chosen


_READ: Mapping[str, Callable[[discord.Guild, Sequence[str]], Any]] = {
    "advice_channels": _channels(discord.TextChannel),
    "forums": _channels(discord.ForumChannel),
    "help_channel": _one_channel,
    "help_role": _role,
    "help_pings": _yes_or_no,
    "curator_role": _role,
    "private_answers": _yes_or_no,
    "strictness": _strictness,
    "logging": _yes_or_no,
    "retention_days": _days,
}
