"""Name what is counted while the bot runs, for whoever watches it; no text, no person."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum


class Count(StrEnum):
    """Name one number."""

    REPLAYED = "events that came a second time"
    DROPPED = "events dropped unread"
    TURNED_AWAY = "events dropped while the bot was leaving"
    UNREADABLE = "events that could not be read"
    SESSIONS_LOST = "sessions lost"
    UNAVAILABLE = "seconds of shards without a session, in which nothing was delivered"
    BLOCKED = "times the event loop was blocked"


Counts = Counter[Count]
