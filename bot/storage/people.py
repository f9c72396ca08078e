"""Give people what is kept of them, from every table that declares a column of persons."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Table, delete, select

from bot.storage.tables import KEEPINGS, metadata
from bot.storage.transactions import Store, whole


class People(Store):
    """Find and delete persons' rows in the database."""

    @whole
    async def export(self, person: int) -> dict[str, list[dict[str, Any]]]:
        """Return all rows that are a person's, by table, as JSON takes them."""
        found = {}
        async with self._transactions.begin() as connection:
            for table, column in personal_tables():
                query = select(table).where(table.c[column] == person)
                rows = (await connection.execute(query)).mappings()
                found[table.name] = [
                    {name: _plain(value) for name, value in row.items()} for row in rows
                ]
        return found

    @whole
    async def delete(self, person: int) -> int:
        """Delete all rows that are a person's, at once, and return their number."""
        number = 0
        async with self._transactions.begin() as connection:
            for table, column in reversed(personal_tables()):
                gone = await connection.execute(delete(table).where(table.c[column] == person))
                number += gone.rowcount
        return number


def personal_tables() -> list[tuple[Table, str]]:
    """List the tables that hold personal data with their columns of persons, parents first."""
    declared = [(table, KEEPINGS[table.name].person) for table in metadata.sorted_tables]
    return [(table, column) for table, column in declared if column is not None]


def _plain(value: object) -> object:
    """Write days as text, and ids as Discord writes them: JavaScript would round the numbers."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value
