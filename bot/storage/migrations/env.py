"""Run migrations on the connection that the program hands over; Alembic loads this file."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context

from bot.storage.tables import Moment, metadata


def as_plain(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write a type of this program as the one that the database sees."""
    return "sa.DateTime()" if kind == "type" and isinstance(item, Moment) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_item=as_plain,
)
with context.begin_transaction():
    context.run_migrations()
