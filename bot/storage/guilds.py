"""Remember what servers' owners decided."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, select, union, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.inserting import insert_or
from bot.storage.records import DIRECT, UNDECIDED, GuildSettings
from bot.storage.tables import KEEPINGS, guilds, metadata
from bot.storage.transactions import Store, whole

_SETTINGS = [guilds.c[name] for name in GuildSettings.model_fields]
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class Guilds(Store):
    """Keep servers' settings in the database."""

    @whole
    async def settings_of(self, guild: int) -> GuildSettings:
        """Return a server's settings, the defaults where it has none."""
        async with self._transactions.begin() as connection:
            return await _settings_of(connection, guild)

    @whole
    async def change(self, guild: int, changes: Mapping[str, Any], at: datetime) -> GuildSettings:
        """Change the named settings and return all; raise ValidationError for a wrong value."""
        async with self._transactions.begin() as connection:
            await _ensure(connection, [guild])
            old = await _settings_of(connection, guild, lock=True)
            new = GuildSettings.model_validate({**old.model_dump(), **changes})
            values = new.model_dump(mode="json") | {"changed_at": at, "left_at": None}
            await connection.execute(update(guilds).where(guilds.c.guild == guild).values(**values))
        return new

    @whole
    async def changed_since(self, moment: datetime) -> dict[int, GuildSettings]:
        """Return the servers whose settings changed at or after a moment."""
        query = select(guilds.c.guild, *_SETTINGS).where(guilds.c.changed_at >= moment)
        async with self._transactions.begin() as connection:
            return {row.guild: _read(row) for row in await connection.execute(query)}

    @whole
    async def left(self, guilds_left: Collection[int], at: datetime) -> None:
        """Note that the bot is no longer in these servers."""
        async with self._transactions.begin() as connection:
            await _ensure(connection, guilds_left)
            gone = guilds.c.guild.in_(guilds_left) & guilds.c.left_at.is_(None)
            await connection.execute(update(guilds).where(gone).values(left_at=at))

    @whole
    async def joined(self, guilds_joined: Collection[int]) -> None:
        """Note that the bot is in these servers, so that nothing of them is purged."""
        async with self._transactions.begin() as connection:
            here = guilds.c.guild.in_(guilds_joined)
            await connection.execute(update(guilds).where(here).values(left_at=None))

    @whole
    async def known(self) -> frozenset[int]:
        """List the servers of which something is kept and that have not removed the bot."""
        columns = [
            table.c[declared]
            for table in metadata.tables.values()
            if (declared := KEEPINGS[table.name].guild)
        ]
        gone = select(guilds.c.guild).where(guilds.c.left_at.is_not(None))
        every = union(*(select(column) for column in columns)).subquery()
        here = select(every.c[0]).where(every.c[0].not_in(gone), every.c[0] != DIRECT)
        async with self._transactions.begin() as connection:
            return frozenset((await connection.execute(here)).scalars())


async def _ensure(connection: AsyncConnection, ids: Collection[int]) -> None:
    """Make a row with the defaults for each server that has none."""
    defaults = UNDECIDED.model_dump(mode="json") | {"changed_at": NEVER}
    rows = [{"guild": guild, **defaults} for guild in ids]
    if rows:
        insert = insert_or(connection, guilds)
        await connection.execute(insert.on_conflict_do_nothing(), rows)


async def _settings_of(
    connection: AsyncConnection, guild: int, *, lock: bool = False
) -> GuildSettings:
    query = select(*_SETTINGS).where(guilds.c.guild == guild)
    row = (await connection.execute(query.with_for_update() if lock else query)).one_or_none()
    return _read(row) if row else UNDECIDED


def _read(row: Row[Any]) -> GuildSettings:
    values = row._mapping
    return GuildSettings.model_validate({c.name: values[c.name] for c in _SETTINGS})
