"""Know the words that name a career: they say which is meant, and nothing else by themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.core.knowledge.model import Career
from bot.core.retrieval.features import stem
from bot.core.retrieval.text import clean, words

_CAREERS = 100
"""Careers whose names are remembered; more than anybody keeps."""

_PLURAL = re.compile(r"(?:(?<=ch|sh|ss)es|(?<!s)s)$")

Key = tuple[str, ...]


def stems_of_names(career: Career) -> frozenset[str]:
    """Return the stems of all words of a career's title and names."""
    return _stems(career.title, *career.names)


@lru_cache(maxsize=_CAREERS)
def _stems(*names: str) -> frozenset[str]:
    return frozenset(stem(word) for name in names for word in words(clean(name)))


@dataclass(frozen=True, slots=True)
class Name:
    """A name that stands in a text: whose it is, and its first word and the one behind it."""

    careers: frozenset[str]
    start: int
    end: int


class Names:
    """Find which of several careers a text names."""

    def __init__(self, careers: Sequence[Career]) -> None:
        """Take the careers; a name counts in the singular and the plural, and not by its stem.

        By its stem "translate" would name the translator.
        """
        called: dict[Key, set[str]] = {}
        for career in careers:
            for name in (career.title, *career.names):
                called.setdefault(_key(words(clean(name))), set()).add(career.id)
        self._called = {key: frozenset(ids) for key, ids in called.items() if key}
        self._longest = max(map(len, self._called), default=0)
        self._spoken = {career.id: self._spoken_of(career) for career in careers}

    def found(self, read: Sequence[str]) -> list[Name]:
        """List the names that stand in a text in their order, of two that overlap the longer."""
        key = _key(read)
        found: list[Name] = []
        position = 0
        while position < len(key):
            name = self._longest_at(key, position)
            if name is not None:
                found.append(name)
            position = name.end if name else position + 1
        return found

    def spoken_of(self, career: str, item_id: str | None = None) -> frozenset[str]:
        """Return the careers that an item of a career speaks of, or all of the career's."""
        spoken = self._spoken[career]
        if item_id is None:
            return frozenset().union(*spoken.values())
        return spoken.get(item_id, frozenset())

    def _longest_at(self, key: Key, start: int) -> Name | None:
        for end in range(min(start + self._longest, len(key)), start, -1):
            careers = self._called.get(key[start:end])
            if careers:
                return Name(careers, start, end)
        return None

    def _spoken_of(self, career: Career) -> Mapping[str, frozenset[str]]:
        """Find the other careers that are named over the items of one: there they are the topic."""
        spoken = {}
        for item_id, item in career.items():
            over = (item.title, item.question)
            named = [name.careers for text in over for name in self.found(words(clean(text)))]
            others = frozenset().union(*named) - {career.id}
            if others:
                spoken[item_id] = others
        return spoken


def _key(read: Sequence[str]) -> Key:
    return tuple(_PLURAL.sub("", word) for word in read)
