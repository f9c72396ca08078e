"""Note when a session of the gateway was lost, for nothing of that time was delivered."""

from __future__ import annotations

import logging

from bot.discord_app.counts import Count, Counts

log = logging.getLogger(__name__)


class Sessions:
    """Follow each shard's connection: interrupted, then resumed without loss or begun anew."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._interrupted: dict[int, float] = {}

    def interrupted(self, shard: int, moment: float) -> None:
        """Note that there is no connection; later attempts that fail change nothing."""
        self._interrupted.setdefault(shard, moment)

    def resumed(self, shard: int) -> None:
        """Note that Discord sent all that was missed."""
        self._interrupted.pop(shard, None)

    def begun(self, shard: int, moment: float) -> None:
        """Note that there is a new session, which knows nothing of the time before it."""
        since = self._interrupted.pop(shard, None)
        if since is None:
            return
        self._counts[Count.SESSIONS_LOST] += 1
        self._counts[Count.UNAVAILABLE] += round(moment - since)
        log.warning(
            "The session of shard %d was lost; "
            "what was asked in the %.1f s without one was never delivered",
            shard,
            moment - since,
        )
