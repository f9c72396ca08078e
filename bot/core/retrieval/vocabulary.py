"""Recognise words and short phrases that a career's vocabulary calls the same."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.retrieval.features import stem
from bot.core.retrieval.text import clean, words


class Vocabulary:
    """Find the groups of the vocabulary in a text."""

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        """Take groups of words or phrases; a phrase may stand in several."""
        self._groups: dict[tuple[str, ...], list[str]] = {}
        for number, group in enumerate(groups):
            concept = f"concept {number}"
            for phrase in group:
                key = tuple(map(stem, words(clean(phrase))))
                if concept not in self._groups.setdefault(key, []):
                    self._groups[key].append(concept)
        self._lengths: dict[str, list[int]] = {}
        for key in sorted(filter(None, self._groups), key=len, reverse=True):
            lengths = self._lengths.setdefault(key[0], [])
            if len(key) not in lengths:
                lengths.append(len(key))

    def concepts(self, read: Sequence[str]) -> list[str]:
        """Name the group of each word or phrase found, the longest phrase first."""
        stems = tuple(map(stem, read))
        found: list[str] = []
        end = 0
        for position, first in enumerate(stems):
            if first not in self._lengths or position < end:
                continue
            for length in self._lengths[first]:
                concepts = self._groups.get(stems[position : position + length])
                if concepts:
                    found += concepts
                    end = position + length
                    break
        return found
