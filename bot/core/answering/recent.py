"""Remember the answers that were given last."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Found = TypeVar("Found")


class Recent(Generic[Found]):
    """Hold what was found last, the one longest unasked forgotten first.

    Unlike `functools.lru_cache` it does not hold what finds: an advisor in whose place another
    came is gone with the last question that it answers, without a search for waste.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[Hashable, Found] = {}

    def get(self, key: Hashable, find: Callable[[], Found]) -> Found:
        """Return what was found for a key before; else find it."""
        found = self._kept.pop(key, None)
        if found is None:
            found = find()
        self._kept[key] = found
        if len(self._kept) > self._most:
            del self._kept[next(iter(self._kept))]
        return found
