"""Say whether the bot is alive and ready."""

from __future__ import annotations

from dataclasses import asdict, dataclass

STUCK = 5.0
"""Seconds of an event loop that was blocked of late after which it counts as stuck.

Discord waits for an answer to a command for three.
"""


@dataclass(frozen=True, slots=True)
class State:
    """How the bot is at one moment."""

    gateway_connected: bool
    database_reachable: bool
    leaving: bool
    """Whether it was told to stop, and only ends what it began."""
    knowledge_version: str
    event_loop_lag_seconds: float
    """Longest delay of the event loop of late."""

    @property
    def is_alive(self) -> bool:
        """Tell whether the process does its work, whatever is around it."""
        return self.event_loop_lag_seconds < STUCK

    @property
    def is_ready(self) -> bool:
        """Tell whether who asks now is answered, and what they do is remembered."""
        return self.gateway_connected and self.database_reachable and not self.leaving

    def told(self) -> dict[str, bool | str | float]:
        """Return all that a probe is told."""
        return {"alive": self.is_alive, "ready": self.is_ready, **asdict(self)}
