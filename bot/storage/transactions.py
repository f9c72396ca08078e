"""Run transactions, each to its end; what fails is raised as StorageError."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.core.errors import StorageError
from bot.storage.engine import WAIT_SECONDS

S = TypeVar("S", bound="Store")
P = ParamSpec("P")
T = TypeVar("T")

_OUTSIDE = (SQLAlchemyError, OSError, TimeoutError)


class Transactions:
    """Know what is under way in a database, so that it is closed only afterwards."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._running: set[asyncio.Task[Any]] = set()
        self._closed = False

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncConnection]:
        """Do several things or none, and have them committed at the end."""
        with storage_errors():
            async with asyncio.timeout(2 * WAIT_SECONDS), self._engine.begin() as connection:
                yield connection

    async def to_the_end(self, work: Coroutine[Any, Any, T]) -> T:
        """Do the work even where whoever waits for it is cancelled.

        The driver of SQLite may hang for ever when it is cancelled amid its own cleaning up.
        """
        if self._closed:
            work.close()
            raise StorageError("the database is closed")
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._ended)
        return await asyncio.shield(task)

    async def close(self) -> None:
        """Take on nothing more, wait for what is under way, and let go of the database."""
        self._closed = True
        if self._running:
            await asyncio.wait(self._running)
        await self._engine.dispose()

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        # Whoever waited has it, or was cancelled and wants it no more.
        _ = task.cancelled() or task.exception()


class Store:
    """Hold one kind of things in the database."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions


def whole(
    method: Callable[Concatenate[S, P], Coroutine[Any, Any, T]],
) -> Callable[Concatenate[S, P], Coroutine[Any, Any, T]]:
    """Let a store's method go on to its end where its caller is cancelled."""

    @wraps(method)
    async def run(store: S, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return await store._transactions.to_the_end(method(store, *args, **kwargs))

    return run


class storage_errors:  # noqa: N801 - used like a function
    """Raise what a database or the way to it raises as StorageError, without its words."""

    def __enter__(self) -> None: ...

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, _OUTSIDE):
            # Its own words may hold values of the statement.
            reason = type(getattr(error, "orig", None) or error).__name__
            raise StorageError(f"the database cannot be used ({reason})") from None
