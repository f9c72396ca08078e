"""Let events in once each, one at a time, and no more than can be answered in time.

discord.py handles all that has arrived at once, and starts to answer all of it. In a rush each
answer would come too late; so what waits too long is dropped unread, and the rest is in time.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable, MutableMapping
from typing import Any

from bot.discord_app.counts import Count, Counts
from bot.discord_app.waits import Arrival, Waits, handle

log = logging.getLogger(__name__)

Payload = Any
Parser = Callable[[Payload], None]

WAITED = 1.0
"""Seconds that an event may wait: the rest of an interaction's three is for the answer."""

UNDER_WAY = 128
"""Answers on their way to Discord beyond which nobody is let in: what it takes a tenth of a second
for each are more than a processor makes, and they may all be taken in the same moment."""

LOOKS_AGAIN = 0.005
"""Seconds until it is looked whether some of them have arrived."""

WAITING = 2_000
"""Events that wait at most; the newest are dropped."""

SEEN = 10_000
"""Events that are known again when they are replayed."""

IDENTITY: dict[str, Callable[[Payload], Hashable] | None] = {
    "INTERACTION_CREATE": lambda payload: payload["id"],
    "MESSAGE_CREATE": lambda payload: payload["id"],
    # Twice these do no harm, but they must not overtake the message that they are about.
    "MESSAGE_UPDATE": None,
    "MESSAGE_DELETE": None,
    "MESSAGE_DELETE_BULK": None,
}
"""The events that come in by the door, and how one is known again."""


class Door:
    """Stand between the gateway's events and what discord.py does with them."""

    def __init__(self, counts: Counts, waits: Waits) -> None:
        self._counts, self._waits = counts, waits
        self.is_shut = False
        self._seen: OrderedDict[Hashable, None] = OrderedDict()
        self._waiting: deque[tuple[float, Parser, Payload]] = deque()
        self.is_busy = False
        """Whether something came in at this moment, or waits."""
        self._dropped_in_rush = 0

    def guard(self, parsers: MutableMapping[str, Parser]) -> None:
        """Put the door before discord.py's parsers of events."""
        for event, identity in IDENTITY.items():
            parsers[event] = self._guarded(event, identity, parsers[event])

    def shut(self) -> None:
        """Let in who waits already, and nobody else."""
        self.is_shut = True

    @property
    def turned_away(self) -> int:
        """Count who came since it was shut."""
        return self._counts[Count.TURNED_AWAY]

    def _guarded(
        self, event: str, identity: Callable[[Payload], Hashable] | None, parser: Parser
    ) -> Parser:
        def enter(payload: Payload) -> None:
            if self.is_shut:
                self._counts[Count.TURNED_AWAY] += 1
            elif identity is None or self._is_new((event, identity(payload))):
                self._enter(parser, payload)
            else:
                self._counts[Count.REPLAYED] += 1

        return enter

    def _is_new(self, key: Hashable) -> bool:
        if key in self._seen:
            return False
        self._seen[key] = None
        if len(self._seen) > SEEN:
            self._seen.popitem(last=False)
        return True

    def _enter(self, parser: Parser, payload: Payload) -> None:
        """Handle the first event of a moment at once; let others wait for the next moments."""
        loop = asyncio.get_running_loop()
        if not self.is_busy:
            self.is_busy = True
            loop.call_soon(self._next)
            if not self._is_full():
                self._let_in(loop.time(), parser, payload)
                return
        if len(self._waiting) < WAITING:
            self._waiting.append((loop.time(), parser, payload))
        else:
            self._drop()

    def _is_full(self) -> bool:
        return self._waits.under_way >= UNDER_WAY

    def _next(self) -> None:
        loop = asyncio.get_running_loop()
        oldest = loop.time() - WAITED
        while self._waiting and self._waiting[0][0] < oldest:
            self._waiting.popleft()
            self._drop()
        if not self._waiting:
            self.is_busy = False
            self._end_rush()
            return
        if self._is_full():
            loop.call_later(LOOKS_AGAIN, self._next)
            return
        # One, though two would be less to do: all else that the loop looks at waits for its answer.
        loop.call_soon(self._next)
        self._let_in(*self._waiting.popleft())

    def _let_in(self, since: float, parser: Parser, payload: Payload) -> None:
        clock = asyncio.get_running_loop().time
        handle(Arrival(self._waits, clock, since), parser, payload)

    def _drop(self) -> None:
        if not self._dropped_in_rush:
            log.warning("More is asked than can be answered in time; the excess is dropped unread")
        self._dropped_in_rush += 1
        self._counts[Count.DROPPED] += 1

    def _end_rush(self) -> None:
        if self._dropped_in_rush:
            log.warning("The rush is over; %d events were dropped unread", self._dropped_in_rush)
            self._dropped_in_rush = 0
