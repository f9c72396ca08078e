"""Remember whether answers helped."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from sqlalchemy import ColumnElement, Integer, and_, case, cast, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.inserting import insert_or
from bot.storage.records import DayVotes, EntryFeedback, Vote
from bot.storage.tables import vote_entries, votes
from bot.storage.transactions import Store, whole


class Votes(Store):
    """Keep votes in the database."""

    @whole
    async def cast(self, vote: Vote) -> None:
        """Keep a vote in the place of the same person's earlier one on the same answer."""
        key = {"answer": vote.answer, "person": vote.person}
        said = {
            "guild": vote.guild,
            "solved": vote.solved,
            "reason": vote.reason,
            "outcome": vote.outcome,
            "day": vote.day,
        }
        async with self._transactions.begin() as connection:
            insert = insert_or(connection, votes).values(**key, **said)
            # The row stays locked to the end, so that two presses at once come one after the other.
            await connection.execute(
                insert.on_conflict_do_update(index_elements=list(key), set_=said)
            )
            await _keep_entries(connection, vote)

    @whole
    async def feedback(self, guild: int | None) -> list[EntryFeedback]:
        """Sum up the votes by entry, those in most need first; None sums up all servers."""
        here = votes.c.guild == guild if guild is not None else None
        async with self._transactions.begin() as connection:
            summed = await _summed(connection, here)
            reasons = await _reasons(connection, here)
        found = [
            EntryFeedback(career, entry, solved, number, reasons.get((career, entry), {}))
            for career, entry, solved, number in summed
        ]
        return sorted(found, key=lambda one: (one.solved - one.votes, one.career, one.entry))

    @whole
    async def by_day(self, guild: int | None, since: date) -> list[DayVotes]:
        """Sum up the votes of each day from one on, in order; None sums up all servers."""
        query = select(votes.c.day, cast(_SOLVED, Integer), func.count())
        query = query.where(votes.c.day >= since)
        if guild is not None:
            query = query.where(votes.c.guild == guild)
        async with self._transactions.begin() as connection:
            rows = await connection.execute(query.group_by(votes.c.day).order_by(votes.c.day))
            return [DayVotes(*row) for row in rows]


_SOLVED = func.sum(case((votes.c.solved, 1), else_=0))
_CAREER = func.coalesce(vote_entries.c.career, "")
_ENTRY = func.coalesce(vote_entries.c.entry, "")
_SHOWN = votes.outerjoin(
    vote_entries,
    and_(vote_entries.c.answer == votes.c.answer, vote_entries.c.person == votes.c.person),
)


async def _keep_entries(connection: AsyncConnection, vote: Vote) -> None:
    same = (vote_entries.c.answer == vote.answer) & (vote_entries.c.person == vote.person)
    await connection.execute(delete(vote_entries).where(same))
    rows = [
        {"answer": vote.answer, "person": vote.person, "career": career, "entry": entry}
        for career, entry in dict.fromkeys(vote.entries)
    ]
    if rows:
        await connection.execute(vote_entries.insert(), rows)


async def _summed(
    connection: AsyncConnection, here: ColumnElement[bool] | None
) -> list[tuple[str, str, int, int]]:
    query = select(_CAREER, _ENTRY, cast(_SOLVED, Integer), func.count()).select_from(_SHOWN)
    if here is not None:
        query = query.where(here)
    rows = await connection.execute(query.group_by(_CAREER, _ENTRY))
    return [(career, entry, solved, number) for career, entry, solved, number in rows]


async def _reasons(
    connection: AsyncConnection, here: ColumnElement[bool] | None
) -> dict[tuple[str, str], dict[str, int]]:
    query = select(_CAREER, _ENTRY, votes.c.reason, func.count()).select_from(_SHOWN)
    query = query.where(votes.c.reason.is_not(None))
    if here is not None:
        query = query.where(here)
    found: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    query = query.group_by(_CAREER, _ENTRY, votes.c.reason).order_by(votes.c.reason)
    for career, entry, reason, number in await connection.execute(query):
        found[career, entry][reason] = number
    return dict(found)
