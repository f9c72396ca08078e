"""Recognise a question that names a section and nothing else, such as "the salary?"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.core.answering.names import stems_of_names
from bot.core.answering.parting import COMPARING
from bot.core.knowledge.model import Career
from bot.core.retrieval.features import FUNCTION_STEMS, stem
from bot.core.retrieval.text import clean, words

ASKING = frozenset(
    map(stem, "tell show give explain info information overview summary talk question say".split())
)
"""Stems that ask for something without naming it."""


_CHOOSING = COMPARING | {"same", "which"}
"""Words that ask for a choice, which an overview does not make."""

_ASKING_MORE = frozenset("get getting got have into should when where who why".split())
"""Words that ask for something of what is named: "how do i get into the job"."""


class SectionNames:
    """Know by which words each section of a career is called."""

    def __init__(self, career: Career) -> None:
        """Take a section's id, and the words that the vocabulary calls the same."""
        self._career = stems_of_names(career)
        self._sections = {
            section.id: _stems([section.id, *_synonyms(section.id, career.vocabulary)])
            for section in career.sections
        }

    def named(self, asked: Sequence[str]) -> str | None:
        """Return the one section that the words name, if they name nothing else."""
        if not _CHOOSING.isdisjoint(asked) or not _ASKING_MORE.isdisjoint(asked):
            return None
        told = {stem(word) for word in asked} - FUNCTION_STEMS - ASKING
        for section, names in self._sections.items():
            rest = told - names
            if rest < told and rest <= self._career:
                return section
        return None


def _stems(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(word) for phrase in phrases for word in words(clean(phrase)))


def _synonyms(name: str, vocabulary: Sequence[Sequence[str]]) -> list[str]:
    """List the single words that stand in a group with the name; a phrase says more."""
    groups = (group for group in vocabulary if name in group)
    return [word for group in groups for word in group if " " not in word]
