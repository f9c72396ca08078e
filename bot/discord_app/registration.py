"""Tell Discord of the commands only when they changed.

Discord itself remembers what it was told last, so that no file has to, and a second process or
machine sees the same. What it holds and what this program has are brought into one form first.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from discord import app_commands
from discord.ext import commands

log = logging.getLogger(__name__)

Command = Mapping[str, Any]
"""A command, or something in it, as JSON that was sent to Discord or came from it."""

HASH_SHOWN = 8
"""Characters of a content hash that a person sees."""

# What is not listed does not count: ids and versions, which Discord adds; `dm_permission`, which
# follows from the contexts; translations, which Discord leaves out of what it holds.
# https://docs.discord.com/developers/interactions/application-commands#application-command-object
_COMMAND: dict[str, Any] = {
    "name": "",
    "type": 1,
    "description": "",
    "options": [],
    "contexts": [0, 1, 2],
    "integration_types": None,
    "default_member_permissions": None,
    "nsfw": False,
}
_OPTION: dict[str, Any] = {
    "name": "",
    "type": None,
    "description": "",
    "required": False,
    "autocomplete": False,
    "choices": [],
    "options": [],
    "channel_types": [],
    "min_value": None,
    "max_value": None,
    "min_length": None,
    "max_length": None,
}
_CHOICE: dict[str, Any] = {"name": "", "value": None}


class State(StrEnum):
    """Say how a command on Discord stands to this program's."""

    REGISTERED = "registered"
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Standing:
    """One command: what registering would do to it, and which of its fields would change."""

    name: str
    type: int
    state: State
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All commands of both sides, by type and name, and the content hash of each side."""

    registered: str
    wanted: str
    standings: tuple[Standing, ...]

    @property
    def is_same(self) -> bool:
        """Tell whether there is nothing to register."""
        return self.registered == self.wanted


async def register(bot: commands.AutoShardedBot) -> None:
    """Give Discord this program's commands in place of what it holds, if they differ."""
    comparison = await compared(bot)
    if comparison.is_same:
        work = "registered already"
    else:
        await bot.tree.sync()
        work = "registered"
    count = sum(one.state is not State.REMOVED for one in comparison.standings)
    log.info("%d commands %s (%s)", count, work, comparison.wanted[:HASH_SHOWN])


async def compared(bot: commands.AutoShardedBot) -> Comparison:
    """Fetch what Discord holds, in one request that changes nothing, and compare."""
    if bot.application_id is None:
        raise app_commands.MissingApplicationID
    # discord.py's own objects of what is registered leave out permissions and age restriction.
    registered = await bot.http.get_global_commands(bot.application_id)
    return compare(registered, [one.to_dict(bot.tree) for one in bot.tree.get_commands()])


def compare(registered: Iterable[Command], wanted: Iterable[Command]) -> Comparison:
    """Compare what Discord holds with what it should hold; no order matters."""
    old, new = _by_name(registered), _by_name(wanted)
    standings = (_standing(key, old.get(key), new.get(key)) for key in sorted(old | new))
    return Comparison(content_hash(old.values()), content_hash(new.values()), tuple(standings))


def content_hash(all_commands: Iterable[Command]) -> str:
    """Name the content of commands, in hexadecimal digits."""
    canonical = sorted(_text(canonical_command(one)) for one in all_commands)
    return hashlib.sha256(_text(canonical).encode()).hexdigest()


def canonical_command(command: Command) -> dict[str, Any]:
    """Reduce a command to what counts, the same for what was sent and what Discord holds."""
    return _canonical(command, _COMMAND)


def _by_name(some: Iterable[Command]) -> dict[tuple[int, str], dict[str, Any]]:
    canonical = map(canonical_command, some)
    return {(one["type"], one["name"]): one for one in canonical}


def _standing(key: tuple[int, str], old: Command | None, new: Command | None) -> Standing:
    kind, name = key
    if old is None or new is None:
        return Standing(name, kind, State.ADDED if old is None else State.REMOVED)
    fields = tuple(field for field in _COMMAND if old[field] != new[field])
    return Standing(name, kind, State.CHANGED if fields else State.REGISTERED, fields)


def _canonical(given: Command, defaults: Mapping[str, Any]) -> dict[str, Any]:
    return {
        field: default if (value := given.get(field)) is None else _reduce(field, value)
        for field, default in defaults.items()
    }


def _reduce(field: str, value: Any) -> Any:
    return _REDUCED[field](value) if field in _REDUCED else value


def _sorted_by_text(values: Iterable[Any]) -> list[Any]:
    return sorted(values, key=_text)


def _number(value: Any) -> Any:
    """Write 1.0 as 1; JSON knows no difference between them."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


_REDUCED: dict[str, Callable[[Any], Any]] = {
    "options": lambda given: _sorted_by_text(_canonical(one, _OPTION) for one in given),
    "choices": lambda given: _sorted_by_text(_canonical(one, _CHOICE) for one in given),
    "contexts": sorted,
    "integration_types": sorted,
    "channel_types": sorted,
    # Sent as a number, kept as a text.
    "default_member_permissions": str,
    "value": _number,
    "min_value": _number,
    "max_value": _number,
}


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True)
