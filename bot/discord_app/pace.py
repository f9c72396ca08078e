"""Keep one person from asking faster than anybody reads."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime

SECONDS = 20.0
ASKED = 6
"""Commands or messages that one person may send within `SECONDS`."""

PRESSED = 15
"""Buttons and selects that one person may press within `SECONDS`; they are lighter."""


class Pace:
    """Count what each person does; who has been quiet for a while is forgotten.

    discord.py's own map of cooldowns looks through everybody each time, so that each person made
    every other one wait; and its cooldowns are objects, which every search for waste looks at while
    all wait. A tuple of numbers is none.
    """

    def __init__(self, allowed: int) -> None:
        self._allowed = allowed
        self._people: OrderedDict[int, tuple[float, float, int]] = OrderedDict()
        """When each did something last, since when it is counted, and how often it was."""

    def wait(self, person: int, now: datetime) -> float:
        """Count one more, and return the seconds until the next is allowed, or 0."""
        moment = now.timestamp()
        self._forget(moment - SECONDS)
        _, since, count = self._people.pop(person, (moment, moment, 0))
        if moment > since + SECONDS:
            since, count = moment, 0
        self._people[person] = moment, since, count + 1
        return since + SECONDS - moment if count >= self._allowed else 0.0

    def _forget(self, quiet_since: float) -> None:
        while self._people:
            person, (last, _, _) = next(iter(self._people.items()))
            if last >= quiet_since:
                return
            del self._people[person]
