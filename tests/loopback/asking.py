"""Hold one request as the routes see it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.loopback.world import World

NO_CONTENT = object()
"""What a route returns that has nothing to say."""


@dataclass(frozen=True, slots=True)
class Call:
    """A request: what it names in its path and query, and its body."""

    world: World
    gateway: str
    shards: int
    at_once: int
    """Shards that there should be, and that may begin their sessions together."""
    named: Mapping[str, str]
    query: Mapping[str, str]
    body: Any


Routes = Mapping[str, Callable[[Call], Awaitable[Any]]]
"""From "METHOD /path/{name}" to what serves it."""
