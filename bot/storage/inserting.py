"""Insert what may be there already, in the dialect of the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Table
from sqlalchemy.ext.asyncio import AsyncConnection

if TYPE_CHECKING:
    from sqlalchemy.dialects.postgresql import Insert
    # SQLite's has its methods too.


def insert_or(connection: AsyncConnection, table: Table) -> Insert:
    """Begin an insert that can say what happens on a conflict."""
    return cast("Insert", _insert(connection.dialect.name)(table))


def _insert(dialect: str) -> Any:
    """Return how a dialect inserts; the other is not imported, as PostgreSQL's takes 3 MB."""
    if dialect == "sqlite":
        from sqlalchemy.dialects import sqlite  # noqa: PLC0415

        return sqlite.insert
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415

    return postgresql.insert
