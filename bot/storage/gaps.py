"""Remember the texts of questions that found no answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict

from sqlalchemy import delete, select, update

from bot.storage.inserting import insert_or
from bot.storage.records import GapState, GapText
from bot.storage.tables import gap_texts
from bot.storage.transactions import Store, whole


class Gaps(Store):
    """Keep texts in the database."""

    @whole
    async def add(self, texts: Iterable[GapText]) -> None:
        """Keep texts; one whose key is kept already is left as it is."""
        rows = [asdict(text) for text in texts]
        if not rows:
            return
        async with self._transactions.begin() as connection:
            insert = insert_or(connection, gap_texts)
            await connection.execute(insert.on_conflict_do_nothing(), rows)

    @whole
    async def texts(self, guild: int | None, limit: int) -> list[GapText]:
        """Return a server's texts that are not taken, the newest first; None returns all's."""
        query = select(gap_texts).where(gap_texts.c.state != GapState.TAKEN)
        if guild is not None:
            query = query.where(gap_texts.c.guild == guild)
        query = query.order_by(gap_texts.c.day.desc(), gap_texts.c.key).limit(limit)
        async with self._transactions.begin() as connection:
            rows = (await connection.execute(query)).mappings()
            return [GapText(**{**row, "state": GapState(row["state"])}) for row in rows]

    @whole
    async def mark(self, guild: int, keys: Collection[str], state: GapState) -> None:
        """Say what was done with texts of a server."""
        chosen = (gap_texts.c.guild == guild) & gap_texts.c.key.in_(keys)
        async with self._transactions.begin() as connection:
            await connection.execute(update(gap_texts).where(chosen).values(state=state))

    @whole
    async def forget(self, key: str) -> bool:
        """Forget a text; False where it is not kept."""
        async with self._transactions.begin() as connection:
            gone = await connection.execute(delete(gap_texts).where(gap_texts.c.key == key))
        return gone.rowcount > 0
