"""Let events in once each, one at a time, and no more than can be answered in time.

discord.py handles all that has arrived at once, and starts to answer all of it. In a rush each
answer would come too late; so what waits too long, here or in the socket, is dropped unread, and
the rest is in time.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable, MutableMapping
from typing import Any

from bot.discord_app.ages import Ages
from bot.discord_app.counts import Count, Counts
from bot.discord_app.waits import Arrival, Waits, handle

log = logging.getLogger(__name__)

Payload = Any
Parser = Callable[[Payload], None]

WAITED = 1.0
"""Seconds that an event may wait: the rest of an interaction's three is for the answer."""

UNDER_WAY = 64
"""Answers on their way to Discord beyond which nobody is let in: at a tenth of a second for each as
many as a processor makes, and all of them may be taken in one moment, which then lasts 20 ms."""

LOOKS_AGAIN = 0.005
"""Seconds until it is looked whether some of them have arrived."""

WAITING = 1_000
"""Events that wait at most, as many as are answered in so long; the newest are dropped. Each is
some twenty objects, and a search for waste looks at them all while nobody is answered."""

SEEN = 10_000
"""Events that are known again when they are replayed."""

ONCE = ("INTERACTION_CREATE", "MESSAGE_CREATE")
"""Events that come in by the door and are known again by their ids."""

IN_TURN = ("MESSAGE_UPDATE", "MESSAGE_DELETE", "MESSAGE_DELETE_BULK")
"""Events that do no harm twice, but must not overtake the message that they are about."""

EXPIRING = "INTERACTION_CREATE"
"""The event that has waited as long as it is old; a message that was told late is answered all the
same, above all one that was written while there was no connection."""


class Door:
    """Stand between the gateway's events and what discord.py does with them."""

    def __init__(self, counts: Counts, waits: Waits) -> None:
        self._counts, self._waits, self._ages = counts, waits, Ages()
        self.is_shut = False
        self._seen: OrderedDict[Hashable, None] = OrderedDict()
        self._waiting: deque[tuple[float, Parser, Payload]] = deque()
        self.is_busy = False
        """Whether something came in at this moment, or waits."""
        self._dropped_in_rush = 0

    def guard(self, parsers: MutableMapping[str, Parser]) -> None:
        """Put the door before discord.py's parsers of events."""
        for event in (*ONCE, *IN_TURN):
            parsers[event] = self._guarded(event, parsers[event])

    def shut(self) -> None:
        """Let in who waits already, and nobody else."""
        self.is_shut = True

    @property
    def turned_away(self) -> int:
        """Count who came since it was shut."""
        return self._counts[Count.TURNED_AWAY]

    def _guarded(self, event: str, parser: Parser) -> Parser:
        def enter(payload: Payload) -> None:
            if self.is_shut:
                self._counts[Count.TURNED_AWAY] += 1
            elif event in IN_TURN:
                self._enter(0.0, parser, payload)
            elif self._is_new((event, payload["id"])):
                age = self._ages.of(int(payload["id"]))
                self._enter(age if event == EXPIRING else 0.0, parser, payload)
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

    def _enter(self, age: float, parser: Parser, payload: Payload) -> None:
        """Handle the first event of a moment at once; let others wait for the next moments."""
        loop = asyncio.get_running_loop()
        is_first, since = not self.is_busy, loop.time() - age
        if is_first:
            self.is_busy = True
            loop.call_soon(self._next)
        if age > WAITED or len(self._waiting) >= WAITING:
            self._drop()
        elif is_first and not self._is_full():
            self._let_in(since, parser, payload)
        else:
            self._waiting.append((since, parser, payload))

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
