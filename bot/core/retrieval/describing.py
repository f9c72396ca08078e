"""Describe texts about a career by what they are compared by."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.knowledge.model import Career
from bot.core.retrieval.features import Features, extract
from bot.core.retrieval.occupations import Occupations
from bot.core.retrieval.vocabulary import Vocabulary


class Describer:
    """Know the vocabulary of one career, and which occupations are others."""

    def __init__(self, career: Career) -> None:
        """Take the career that the texts are about."""
        self._vocabulary = Vocabulary(career.vocabulary)
        self._occupations = Occupations(career)

    def features(self, read: Sequence[str]) -> Features:
        """Return the features of a text by its words."""
        told = self._occupations.generalised(read)
        return extract(told, self._vocabulary.concepts(told))

    def asks_of_another(self, read: Sequence[str]) -> bool:
        """Say whether a text asks about another occupation, and nothing in it about the career."""
        return self._occupations.asks_of_another(read)
