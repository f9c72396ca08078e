"""Offer entries while somebody types; to an empty field, the most asked of each section first."""

from __future__ import annotations

from collections import Counter
from itertools import chain, zip_longest

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Answer, CareerChoice, Choice
from bot.core.answering.composer import career_choice, choice
from bot.core.knowledge.model import Career


class Popularity:
    """Count how often each item was shown since the start; no text, no person."""

    def __init__(self) -> None:
        self._shown: Counter[tuple[str, str]] = Counter()

    def count(self, answer: Answer) -> None:
        """Count what an answer shows."""
        self._shown.update((part.career, part.entry) for part in answer.parts)

    def suggest(
        self,
        advisor: Advisor,
        typed: str,
        limit: int,
        career: Career | None = None,
        section: str | None = None,
    ) -> tuple[Choice, ...]:
        """Offer at most `limit` entries, best first; without text, the most asked."""
        among = career or advisor.careers[0]
        if typed.strip():
            return advisor.suggest(typed, limit, among.id, section)
        columns = [
            self._by_count(among, one.id) for one in among.sections if section in {None, one.id}
        ]
        in_turn = chain.from_iterable(zip_longest(*columns))
        return tuple(choice(among, name) for name in in_turn if name is not None)[:limit]

    def suggest_anywhere(
        self, advisor: Advisor, typed: str, limit: int
    ) -> tuple[CareerChoice, ...]:
        """Do the same over all careers; without text, each career in its turn."""
        if typed.strip():
            return advisor.suggest_anywhere(typed, limit)
        columns = [
            [career_choice(career, one.entry) for one in self.suggest(advisor, "", limit, career)]
            for career in advisor.careers
        ]
        in_turn = chain.from_iterable(zip_longest(*columns))
        return tuple(one for one in in_turn if one is not None)[:limit]

    def _by_count(self, career: Career, section: str) -> list[str]:
        """List a section and its entries, the most asked first, else in the file's order."""
        names = [name for name, _ in career.items() if name.partition(".")[0] == section]
        return sorted(names, key=lambda name: -self._shown[career.id, name])
