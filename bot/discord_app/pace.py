"""Keep one person from asking faster than anybody reads."""

from __future__ import annotations

from datetime import datetime

from discord.ext import commands

SECONDS = 20.0
ASKED = 6
"""Commands or messages that one person may send within `SECONDS`."""

PRESSED = 15
"""Buttons and selects that one person may press within `SECONDS`; they are lighter."""


class Pace:
    """Count what each person does; who has been quiet for a while is forgotten."""

    def __init__(self, allowed: int) -> None:
        self._people: commands.CooldownMapping[int] = commands.CooldownMapping.from_cooldown(
            allowed, SECONDS, lambda person: person
        )

    def wait(self, person: int, now: datetime) -> float:
        """Count one more, and return the seconds until the next is allowed, or 0."""
        moment = now.timestamp()
        bucket = self._people.get_bucket(person, moment)
        return (bucket.update_rate_limit(moment) if bucket else None) or 0.0
