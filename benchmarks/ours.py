"""Wrap the product's engine as the peers are wrapped."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.core.answering.judging import Judge
from bot.core.knowledge.model import Career

Asked = Callable[[Sequence[str]], list[tuple[Sequence[str], float]]]
"""Give each question the ids of its entries, best first, and the confidence in the first."""


def ours(career: Career) -> Asked:
    """Learn a career."""
    judge = Judge([career], {})

    def ask(texts: Sequence[str]) -> list[tuple[Sequence[str], float]]:
        """Judge whole messages."""
        judged = [judge.judge(text, career.id) for text in texts]
        return [([name for name, _ in one.ranking.entries], one.confidence) for one in judged]

    return ask
