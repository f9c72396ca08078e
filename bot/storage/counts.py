"""Count what happens in servers, by day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from sqlalchemy import BigInteger, cast, func, literal, select

from bot.storage.inserting import insert_or
from bot.storage.records import DayCount
from bot.storage.tables import day_counts
from bot.storage.transactions import Store, whole


class Counts(Store):
    """Keep counts in the database."""

    @whole
    async def add(self, counts: Iterable[DayCount]) -> None:
        """Add to the counts of days."""
        summed: Counter[tuple[int, date, str]] = Counter()
        for one in counts:
            summed[one.guild, one.day, one.kind] += one.number
        if not summed:
            return
        # In one order everywhere, so that two processes never wait for each other.
        rows = [
            {"guild": guild, "day": day, "kind": kind, "number": number}
            for (guild, day, kind), number in sorted(summed.items())
        ]
        async with self._transactions.begin() as connection:
            insert = insert_or(connection, day_counts)
            adding = insert.on_conflict_do_update(
                index_elements=["guild", "day", "kind"],
                set_={"number": day_counts.c.number + insert.excluded.number},
            )
            await connection.execute(adding, rows)

    @whole
    async def since(self, guild: int | None, day: date) -> list[DayCount]:
        """Return the counts from a day on, in order; None returns all servers' summed up."""
        place = day_counts.c.guild if guild is not None else literal(0)
        number = cast(func.sum(day_counts.c.number), BigInteger)
        query = select(place, day_counts.c.day, day_counts.c.kind, number)
        query = query.where(day_counts.c.day >= day)
        if guild is not None:
            query = query.where(day_counts.c.guild == guild)
        keys = [day_counts.c.day, day_counts.c.kind]
        grouped = [day_counts.c.guild, *keys] if guild is not None else keys
        async with self._transactions.begin() as connection:
            rows = await connection.execute(query.group_by(*grouped).order_by(*keys))
            return [DayCount(*row) for row in rows]
