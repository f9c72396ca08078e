"""Read what a bot remembers, from the database that the settings name."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from bot.core.errors import StorageError

if TYPE_CHECKING:
    from bot.core.curating.grouping import Asked
    from bot.settings import Settings
    from bot.storage.protocol import Storage
    from bot.storage.records import GapText

Read = TypeVar("Read")

MAX_TEXTS = 5_000
"""Texts that are grouped, the newest; more take more than a second and nobody reads them."""

GuildOption = Annotated[
    int | None,
    typer.Option(
        "--guild", min=0, metavar="ID", help="One server's id (0: direct messages), not all."
    ),
]

JsonOption = Annotated[bool, typer.Option("--json", help="Write it as JSON.")]


def remembered(settings: Settings, read: Callable[[Storage], Awaitable[Read]]) -> Read:
    """Read from the database; raise StorageError where there is none yet or it is away."""
    from bot.storage.database import opened
    from bot.storage.engine import database_url

    url = database_url(settings.database_address(), settings.data)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        raise StorageError(
            f"nothing is remembered yet: there is no {url.database}; `career-advisor run` makes it"
        )

    async def reading() -> Read:
        async with opened(url) as database:
            return await read(database)

    return asyncio.run(reading())


def asked(texts: list[GapText]) -> list[Asked]:
    """Return texts as they are grouped."""
    from bot.core.curating.grouping import Asked
    from bot.storage.records import GapState

    return [
        Asked(
            key=one.key,
            day=one.day,
            text=one.text,
            outcome=one.outcome,
            career=one.career,
            entry=one.entry,
            ignored=one.state is GapState.IGNORED,
        )
        for one in texts
    ]
