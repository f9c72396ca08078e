"""Keep rate limits as Discord does: of requests, told in headers, and of sessions that begin."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

VIA = {"Via": "1.1 loopback"}
"""Without it discord.py takes a 429 for a ban by the edge of the network."""


@dataclass(slots=True)
class Bucket:
    """What is left of a route's allowance until it is full again."""

    remaining: int
    until: float


@dataclass(slots=True)
class Limits:
    """Allow so many requests in so many seconds to each route in each place."""

    allowed: int = 1_000
    seconds: float = 1.0
    _buckets: dict[tuple[str, str], Bucket] = field(default_factory=dict)

    def taken(self, route: str, place: str) -> tuple[Mapping[str, str], float]:
        """Count a request; return the headers that tell of it, and the seconds to wait, or 0."""
        now = time.monotonic()
        bucket = self._buckets.get((route, place))
        if bucket is None or bucket.until <= now:
            bucket = self._buckets[route, place] = Bucket(self.allowed, now + self.seconds)
        bucket.remaining -= 1
        left = bucket.until - now
        headers = {
            "X-RateLimit-Bucket": hashlib.blake2s(route.encode(), digest_size=8).hexdigest(),
            "X-RateLimit-Limit": str(self.allowed),
            "X-RateLimit-Remaining": str(max(0, bucket.remaining)),
            "X-RateLimit-Reset": f"{time.time() + left:.3f}",
            "X-RateLimit-Reset-After": f"{left:.3f}",
            **VIA,
        }
        return headers, left if bucket.remaining < 0 else 0.0


@dataclass(slots=True)
class Starts:
    """Let sessions begin: of the shards that are the same modulo `at_once`, one after another."""

    at_once: int = 1
    seconds: float = 0.0
    """Seconds between two of them; Discord's own are 5."""
    refused: int = 0
    _last: dict[int, float] = field(default_factory=dict)

    def allows(self, shard: int) -> bool:
        """Tell whether a shard's session may begin now, and count it."""
        key, now = shard % self.at_once, time.monotonic()
        if now - self._last.get(key, -self.seconds) < self.seconds:
            self.refused += 1
            return False
        self._last[key] = now
        return True
