"""Keep one person from asking faster than anybody reads."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime

from discord.app_commands import Cooldown

SECONDS = 20.0
ASKED = 6
"""Commands or messages that one person may send within `SECONDS`."""

PRESSED = 15
"""Buttons and selects that one person may press within `SECONDS`; they are lighter."""


class Pace:
    """Count what each person does; who has been quiet for a while is forgotten.

    discord.py's own map of cooldowns looks through everybody each time, so that each person made
    every other one wait.
    """

    def __init__(self, allowed: int) -> None:
        self._allowed = allowed
        self._people: OrderedDict[int, tuple[float, Cooldown]] = OrderedDict()

    def wait(self, person: int, now: datetime) -> float:
        """Count one more, and return the seconds until the next is allowed, or 0."""
        moment = now.timestamp()
        self._forget(moment - SECONDS)
        _, cooldown = self._people.pop(person, (moment, Cooldown(self._allowed, SECONDS)))
        self._people[person] = moment, cooldown
        return cooldown.update_rate_limit(moment) or 0.0

    def _forget(self, quiet_since: float) -> None:
        while self._people:
            person, (last, _) = next(iter(self._people.items()))
            if last >= quiet_since:
                return
            del self._people[person]
