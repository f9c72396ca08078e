"""Tell how long an event lay unread, in the gateway's socket or before, by the time in its id.

Discord's clock and this one differ by nobody knows how much, so that an event is held against the
one that came the quickest of late. Where that cannot be believed, it counts as new.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable

QUIET = 0.25
"""Seconds in which none was made and none was seen, after which one cannot have lain behind others.
Both: what was made while nothing was read does lie."""

LATELY = 60.0
"""Seconds, and up to as many more, for which the quickest counts: clocks drift apart, by less than
a hundredth of a second in so long."""

BELIEVED = 10.0
"""Seconds of an age that no event reaches behind others: what is dropped is read faster."""

_MILLISECONDS = 22
"""Bits of an id below its time: https://docs.discord.com/developers/reference#snowflakes"""


class Ages:
    """Hold how long events take from Discord to here at least, of late."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Take a clock that is never set: one that is would make everything old at once."""
        self._clock = clock
        self._seen = self._ends = -math.inf
        self._made = 0.0
        self._forget()

    def _forget(self) -> None:
        self._before = self._lately = self._last = math.inf
        self._age = 0.0

    def of(self, event_id: int) -> float:
        """Return for how many seconds the event that is seen now lay unread; 0 if that is unclear.

        Of ids that all tell one time, as those of a clock that stands still, none is older than
        the first.
        """
        made, now = (event_id >> _MILLISECONDS) / 1000, self._clock()
        if min(made - self._made, now - self._seen) > QUIET:
            self._forget()
        if made != self._made:
            self._age = self._judged(now - made, now)
        self._seen, self._made = now, made
        return self._age

    def _judged(self, way: float, now: float) -> float:
        if now > self._ends:
            self._before, self._lately, self._ends = self._lately, math.inf, now + LATELY
        # What two in a row do not exceed: one id alone may be wrong.
        self._lately = min(self._lately, max(way, self._last))
        self._last = way
        age = max(0.0, way - min(self._before, self._lately))
        if age > BELIEVED:
            self._forget()
            return 0.0
        return age
