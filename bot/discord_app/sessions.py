"""Note when the gateway's session was lost, for nothing of that time was delivered."""

from __future__ import annotations

import logging

from bot.discord_app.counts import Count, Counts

log = logging.getLogger(__name__)


class Sessions:
    """Follow one connection: interrupted, then resumed without loss or begun anew."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._interrupted: float | None = None

    def interrupted(self, moment: float) -> None:
        """Note that there is no connection; later attempts that fail change nothing."""
        if self._interrupted is None:
            self._interrupted = moment

    def resumed(self) -> None:
        """Note that Discord sent all that was missed."""
        self._interrupted = None

    def begun(self, moment: float) -> None:
        """Note that there is a new session, which knows nothing of the time before it."""
        if self._interrupted is None:
            return
        seconds = moment - self._interrupted
        self._interrupted = None
        self._counts[Count.SESSIONS_LOST] += 1
        self._counts[Count.UNAVAILABLE] += round(seconds)
        log.warning(
            "A session was lost; what was asked in the %.1f s without one was never delivered",
            seconds,
        )
