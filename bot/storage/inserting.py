"""Insert what may be there already, in the dialect of the database."""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

Insert = postgresql.Insert
"""PostgreSQL's, whose methods SQLite's has too."""


def insert_or(connection: AsyncConnection, table: Table) -> Insert:
    """Begin an insert that can say what happens on a conflict."""
    dialect: Any = sqlite if connection.dialect.name == "sqlite" else postgresql
    return cast("Insert", dialect.insert(table))
