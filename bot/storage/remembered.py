"""Keep servers' settings at hand, so that no answer waits for the database."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.core.errors import StorageError
from bot.storage.guilds import Guilds
from bot.storage.records import UNDECIDED, GuildSettings

log = logging.getLogger(__name__)

KEPT = 20_000
"""Servers whose settings are kept at hand, about 20 MB; Discord shards a bot at 2,500."""

OVERLAP = timedelta(seconds=60)
"""How far back changes are looked for again: clocks differ, and transactions take their time."""

ANSWER_WAITS_SECONDS = 1.0
"""How long an answer waits for a server's settings; Discord waits 3 s for the answer."""

AWAY_SECONDS = 5.0
"""How long a database that was away is not asked again by an answer."""


class RememberedGuilds:
    """Answer from memory, the least recently asked forgotten first; the database is asked once."""

    def __init__(self, guilds: Guilds) -> None:
        self._guilds = guilds
        self._settings: OrderedDict[int, GuildSettings] = OrderedDict()
        self._asked: dict[int, asyncio.Task[GuildSettings]] = {}
        self._refreshed: datetime | None = None
        self._away_until = 0.0

    async def settings_of(self, guild: int) -> GuildSettings:
        """Return a server's settings, the defaults where none are known; raise nothing."""
        known = self._settings.get(guild) or await self._read(guild)
        if known is None:
            return UNDECIDED
        # What was changed while it was read is newer.
        known = self._settings.setdefault(guild, known)
        self._keep(guild, known)
        return known

    async def change(self, guild: int, changes: Mapping[str, Any], at: datetime) -> GuildSettings:
        """Change the named settings and return all; raise ValidationError for a wrong value."""
        settings = await self._guilds.change(guild, changes, at)
        self._keep(guild, settings)
        return settings

    async def refresh(self, now: datetime) -> None:
        """Take over what other processes changed since the last time."""
        since = (self._refreshed or now) - OVERLAP
        changed = await self._guilds.changed_since(since)
        self._settings.update(
            (guild, settings) for guild, settings in changed.items() if guild in self._settings
        )
        self._refreshed = now

    async def left(self, guilds: Collection[int], at: datetime) -> None:
        """Note that the bot is no longer in these servers."""
        await self._guilds.left(guilds, at)

    async def joined(self, guilds: Collection[int]) -> None:
        """Note that the bot is in these servers, so that nothing of them is purged."""
        await self._guilds.joined(guilds)

    async def known(self) -> frozenset[int]:
        """List the servers of which something is kept and that have not removed the bot."""
        return await self._guilds.known()

    async def _read(self, guild: int) -> GuildSettings | None:
        """Ask the database; None where it is away, and then for a while without asking."""
        if asyncio.get_running_loop().time() < self._away_until:
            return None
        try:
            async with asyncio.timeout(ANSWER_WAITS_SECONDS):
                return await asyncio.shield(self._being_read(guild))
        except StorageError as error:
            self._is_away(guild, str(error))
        except TimeoutError:
            self._is_away(guild, f"the database said nothing for {ANSWER_WAITS_SECONDS:g} s")
        return None

    def _being_read(self, guild: int) -> asyncio.Task[GuildSettings]:
        """Let all who ask for a server at the same moment wait for one answer."""
        task = self._asked.get(guild)
        if task is None:
            task = self._asked[guild] = asyncio.create_task(self._guilds.settings_of(guild))
            task.add_done_callback(lambda ended: self._was_read(guild, ended))
        return task

    def _was_read(self, guild: int, task: asyncio.Task[GuildSettings]) -> None:
        del self._asked[guild]
        # Whoever still waits has it; without this, an error that nobody waits for is logged whole.
        _ = task.cancelled() or task.exception()

    def _is_away(self, guild: int, reason: str) -> None:
        """Ask no more for a while; of all who waited, the first says so."""
        clock = asyncio.get_running_loop().time
        if clock() >= self._away_until:
            log.warning("The settings of server %s are not at hand: %s", guild, reason)
            self._away_until = clock() + AWAY_SECONDS

    def _keep(self, guild: int, settings: GuildSettings) -> None:
        self._settings[guild] = settings
        self._settings.move_to_end(guild)
        while len(self._settings) > KEPT:
            self._settings.popitem(last=False)
