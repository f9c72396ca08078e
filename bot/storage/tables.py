"""Define the tables, each with whom it tells of and how long it is kept.

A test refuses a table without a `Keeping`, and one with a column of persons that it does not name.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

from bot.storage.records import LEFT_DAYS, RETENTION_DAYS, SERVERS_OWN, Keeping

REQUEST_DAYS = 30
"""How long it is kept that somebody asked for help; the cooldown needs a part of it."""

PROGRESS_DAYS = 730
"""How long a way that nobody goes on is kept; many of its steps take a year."""

COUNT_DAYS = 730
"""How long counts are kept: two years can be compared."""


class Moment(TypeDecorator[datetime]):
    """Keep a moment in UTC; SQLite knows no time zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Take the zone away, in UTC."""
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        return value.replace(tzinfo=UTC) if value else None


metadata = MetaData()
KEEPINGS: dict[str, Keeping] = {}
"""What each table declares, by its name."""


def _table(name: str, *columns: Any, keeping: Keeping) -> Table:
    KEEPINGS[name] = keeping
    return Table(name, metadata, *columns)


guilds = _table(
    "guilds",
    Column("guild", BigInteger, primary_key=True, autoincrement=False),
    Column("advice_channels", JSON, nullable=False),
    Column("forums", JSON, nullable=False),
    Column("help_channel", BigInteger),
    Column("help_role", BigInteger),
    Column("help_pings", Boolean, nullable=False),
    Column("curator_role", BigInteger),
    Column("private_answers", Boolean, nullable=False),
    Column("strictness", String(16)),
    Column("logging", Boolean, nullable=False),
    Column("retention_days", Integer, nullable=False, default=RETENTION_DAYS),
    Column("changed_at", Moment, nullable=False, index=True),
    Column("left_at", Moment, index=True),
    keeping=Keeping(
        "how a server is set up, by the ids of its channels and roles",
        why="so that I behave there as its owners want",
        days=LEFT_DAYS,
        after="the server removed me",
        age="left_at",
        guild="guild",
    ),
)

votes = _table(
    "votes",
    Column("answer", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, primary_key=True, autoincrement=False, index=True),
    Column("guild", BigInteger, nullable=False, index=True),
    Column("solved", Boolean, nullable=False),
    Column("reason", String(16)),
    Column("outcome", String(16), nullable=False),
    Column("day", Date, nullable=False),
    keeping=Keeping(
        "whether an answer helped you, why not, and on which day",
        why="so that answers that do not help are found and mended",
        days=SERVERS_OWN,
        person="person",
        age="day",
        guild="guild",
    ),
)

vote_entries = _table(
    "vote_entries",
    Column("answer", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("career", String(64), primary_key=True),
    Column("entry", String(128), primary_key=True),
    ForeignKeyConstraint(
        ["answer", "person"], ["votes.answer", "votes.person"], ondelete="CASCADE"
    ),
    keeping=Keeping(
        "which topics the answer that you voted on showed",
        why="so that your vote counts for those",
        days=None,
        person="person",
    ),
)

gap_texts = _table(
    "gap_texts",
    Column("key", String(22), primary_key=True),
    Column("guild", BigInteger, nullable=False),
    Column("day", Date, nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("career", String(64), nullable=False),
    Column("entry", String(128), nullable=False),
    Column("state", String(8), nullable=False),
    Index("gap_texts_by_day", "guild", "state", "day"),
    keeping=Keeping(
        "the words of questions that found no answer, without who asked and without the mentions, "
        "addresses and long numbers in them",
        why="so that those who keep my knowledge see what it lacks",
        days=SERVERS_OWN,
        age="day",
        guild="guild",
    ),
)

day_counts = _table(
    "day_counts",
    Column("guild", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Date, primary_key=True),
    Column("kind", String(24), primary_key=True),
    Column("number", BigInteger, nullable=False),
    keeping=Keeping(
        "how many questions a server asked on a day, and how many of them were answered",
        why="so that it can be seen whether I get better",
        days=COUNT_DAYS,
        age="day",
        guild="guild",
    ),
)

help_requests = _table(
    "help_requests",
    Column("guild", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, primary_key=True, autoincrement=False, index=True),
    Column("channel", BigInteger, nullable=False),
    Column("message", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
    Column("closed_at", Moment),
    keeping=Keeping(
        "when you last asked the people of a server for help, and where that was posted",
        why="so that you have one open request at a time, which can be closed",
        days=REQUEST_DAYS,
        person="person",
        age="at",
        guild="guild",
    ),
)

progress = _table(
    "progress",
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("career", String(64), primary_key=True),
    Column("entry", String(128), primary_key=True),
    Column("state", String(16), nullable=False),
    Column("day", Date, nullable=False),
    keeping=Keeping(
        "which steps of a career you have done, are learning or skip",
        why="so that I can show you your way",
        days=PROGRESS_DAYS,
        person="person",
        age="day",
    ),
)
