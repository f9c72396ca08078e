"""Wrap the product's engine as the peers are wrapped."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.core.answering.judging import Judge
from bot.core.knowledge.model import Career

Asked = Callable[[str], tuple[Sequence[str], float]]
"""Give the ids of a question's entries, best first, and the confidence in the first."""


def ours(career: Career) -> Asked:
    """Learn a career."""
    judge = Judge([career], {})

    def ask(text: str) -> tuple[Sequence[str], float]:
        """Judge a whole message."""
        judged = judge.judge(text, career.id)
        return [name for name, _ in judged.ranking.entries], judged.confidence

    return ask
