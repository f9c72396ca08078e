"""Remember the latest answers: every press under one reads its question again, and people repeat.

The same question on the same knowledge gives the same answer, so that nothing can go stale. It is
kept in memory alone, without who asked.
"""

from __future__ import annotations

from copy import copy
from functools import lru_cache
from typing import Any

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Answer

KEPT = 500
"""Answers that are remembered: some minutes of a busy bot, and about 3 MB."""


def remembering(advisor: Advisor) -> Advisor:
    """Return an advisor that gives its latest answers again without finding them anew."""

    @lru_cache(KEPT)
    def ask(*asked: Any, **how: Any) -> Answer:
        return advisor.ask(*asked, **how)

    twin = copy(advisor)
    twin.ask = ask  # type: ignore[method-assign]
    return twin
