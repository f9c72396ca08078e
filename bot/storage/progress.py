"""Remember how far people are on their way."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import delete, select

from bot.storage.inserting import insert_or
from bot.storage.records import Progress, StepState
from bot.storage.tables import progress
from bot.storage.transactions import Store, whole


class Ways(Store):
    """Keep the states of steps in the database."""

    @whole
    async def of(self, person: int, career: str) -> dict[str, StepState]:
        """Return the state of each step of a career that has one."""
        query = select(progress.c.entry, progress.c.state).where(
            progress.c.person == person, progress.c.career == career
        )
        async with self._transactions.begin() as connection:
            rows = await connection.execute(query)
            return {row.entry: StepState(row.state) for row in rows}

    @whole
    async def set(self, step: Progress) -> None:
        """Keep the state of a step."""
        async with self._transactions.begin() as connection:
            await connection.execute(
                insert_or(connection, progress)
                .values(**asdict(step))
                .on_conflict_do_update(
                    index_elements=["person", "career", "entry"],
                    set_={"state": step.state, "day": step.day},
                )
            )

    @whole
    async def clear(self, person: int, career: str, entry: str | None = None) -> None:
        """Forget the state of a step, or of all steps of a career."""
        forgetting = delete(progress).where(
            progress.c.person == person, progress.c.career == career
        )
        if entry is not None:
            forgetting = forgetting.where(progress.c.entry == entry)
        async with self._transactions.begin() as connection:
            await connection.execute(forgetting)
