"""Remember who asked the people of a server for help."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, select, update

from bot.storage.inserting import insert_or
from bot.storage.records import HelpRequest
from bot.storage.tables import help_requests
from bot.storage.transactions import Store, whole


class Requests(Store):
    """Keep each person's latest request in each server in the database."""

    @whole
    async def open(self, request: HelpRequest) -> bool:
        """Keep a request; False where the person has one that is not closed in that server."""
        values = asdict(request)
        async with self._transactions.begin() as connection:
            opening = (
                insert_or(connection, help_requests)
                .values(**values)
                .on_conflict_do_update(
                    index_elements=["guild", "person"],
                    set_=values,
                    where=help_requests.c.closed_at.is_not(None),
                )
            )
            return (await connection.execute(opening)).rowcount > 0

    @whole
    async def latest(self, guild: int, person: int) -> HelpRequest | None:
        """Return a person's latest request in a server."""
        query = select(help_requests).where(_of(guild, person))
        async with self._transactions.begin() as connection:
            row = (await connection.execute(query)).mappings().one_or_none()
            return HelpRequest(**row) if row else None

    @whole
    async def posted(self, guild: int, person: int, channel: int, message: int) -> None:
        """Note where a person's open request was posted."""
        noting = update(help_requests).where(_open(guild, person))
        async with self._transactions.begin() as connection:
            await connection.execute(noting.values(channel=channel, message=message))

    @whole
    async def close(self, guild: int, person: int, at: datetime) -> bool:
        """Close a person's open request; False where there is none."""
        closing = update(help_requests).where(_open(guild, person)).values(closed_at=at)
        async with self._transactions.begin() as connection:
            return (await connection.execute(closing)).rowcount > 0

    @whole
    async def withdraw(self, guild: int, person: int) -> None:
        """Forget a person's open request, as if it had never been."""
        async with self._transactions.begin() as connection:
            await connection.execute(delete(help_requests).where(_open(guild, person)))


def _of(guild: int, person: int) -> ColumnElement[bool]:
    return and_(help_requests.c.guild == guild, help_requests.c.person == person)


def _open(guild: int, person: int) -> ColumnElement[bool]:
    return and_(_of(guild, person), help_requests.c.closed_at.is_(None))
