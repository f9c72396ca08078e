"""Count answers, what is under way, and how long who asked waited; no text, no person."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from dataclasses import dataclass
from typing import Any

BOUNDS = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 30.0)
"""Seconds that waits are sorted by: a command's answer is of use for three, a reply for thirty."""


class Waits:
    """Hold what was counted since the start."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        """Answers that were found."""
        self.seconds = 0.0
        """Of all waits together."""
        self.under_way = 0
        """Requests for those who wait that Discord has not taken yet."""
        self._sorted = [0] * (len(BOUNDS) + 1)

    def add(self, seconds: float) -> None:
        """Count that somebody has their answer."""
        self._sorted[bisect_left(BOUNDS, seconds)] += 1
        self.seconds += seconds

    def up_to(self) -> list[tuple[float, int]]:
        """List how many waits were no longer than each bound, and than infinity."""
        bounds = (*BOUNDS, float("inf"))
        return [(bound, sum(self._sorted[: place + 1])) for place, bound in enumerate(bounds)]


@dataclass(slots=True)
class Arrival:
    """An event that came in, and whether somebody waits for an answer to it."""

    waits: Waits
    clock: Callable[[], float]
    since: float
    is_asked: bool = False


_ARRIVAL: ContextVar[Arrival | None] = ContextVar("arrival", default=None)
# What discord.py starts for an event inherits it; nothing else could be passed through there.


def handle(arrival: Arrival, parser: Callable[[Any], None], payload: Any) -> None:
    """Let an event be handled by what will know when it arrived."""
    copy_context().run(_handle, arrival, parser, payload)


def _handle(arrival: Arrival, parser: Callable[[Any], None], payload: Any) -> None:
    _ARRIVAL.set(arrival)
    parser(payload)


def found(outcome: str) -> None:
    """Count an answer that was found for whoever waits."""
    arrival = _ARRIVAL.get()
    if arrival is not None:
        arrival.waits.outcomes[outcome] += 1
        arrival.is_asked = True


@contextmanager
def sending() -> Iterator[None]:
    """Count a request to Discord for whoever waits, as long as the block runs."""
    arrival = _ARRIVAL.get()
    if arrival is None:
        yield
        return
    arrival.waits.under_way += 1
    try:
        yield
    finally:
        arrival.waits.under_way -= 1


def sent() -> None:
    """Count how long they waited, now that Discord has taken it; the first message counts."""
    arrival = _ARRIVAL.get()
    if arrival is not None and arrival.is_asked:
        arrival.is_asked = False
        arrival.waits.add(arrival.clock() - arrival.since)
