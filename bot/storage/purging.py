"""Delete what is kept too long, as the tables declare."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Table, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.records import LEFT_DAYS, RETENTION_DAYS, SERVERS_OWN
from bot.storage.tables import KEEPINGS, Moment, guilds, metadata


async def purge(connection: AsyncConnection, now: datetime) -> int:
    """Delete the old rows and those of servers that left; return their number."""
    gone = select(guilds.c.guild).where(guilds.c.left_at < now - timedelta(days=LEFT_DAYS))
    number = 0
    # Children first; the servers last, since the others are found by them.
    tables = [table for table in reversed(metadata.sorted_tables) if table is not guilds]
    for table in [*tables, guilds]:
        declared = KEEPINGS[table.name]
        if declared.guild is not None:
            number += await _delete(connection, table, table.c[declared.guild].in_(gone))
        if declared.days == SERVERS_OWN:
            number += await _purge_by_server(connection, table, now)
        elif declared.days is not None and table is not guilds:
            number += await _delete(connection, table, _older(table, now, declared.days))
    return number


async def _purge_by_server(connection: AsyncConnection, table: Table, now: datetime) -> int:
    """Delete what each server keeps no longer; servers without settings keep the default."""
    place = table.c[KEEPINGS[table.name].guild or ""]
    number = await _delete(
        connection,
        table,
        _older(table, now, RETENTION_DAYS) & place.not_in(select(guilds.c.guild)),
    )
    lengths = (await connection.execute(select(guilds.c.retention_days).distinct())).scalars()
    for days in lengths.all():
        same = select(guilds.c.guild).where(guilds.c.retention_days == days)
        number += await _delete(connection, table, _older(table, now, days) & place.in_(same))
    return number


def _older(table: Table, now: datetime, days: int) -> ColumnElement[bool]:
    column = table.c[KEEPINGS[table.name].age or ""]
    limit = now - timedelta(days=days)
    return column < (limit if isinstance(column.type, Moment) else limit.date())


async def _delete(connection: AsyncConnection, table: Table, which: ColumnElement[bool]) -> int:
    return (await connection.execute(delete(table).where(which))).rowcount
