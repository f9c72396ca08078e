"""Decide how far the source answers a question."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.answering.answer import Outcome
from bot.core.retrieval.confidence import Scope

DECLINE_ABOVE = 0.4
"""Chance of lying off the source below which nothing is declined."""

ANSWER_ABOVE = 0.45
"""Chance of lying inside, against near, from which a question counts as answered."""


def outcome_of(scope: Scope) -> Outcome:
    """Weigh the chances of a question's scope."""
    if scope.off > max(DECLINE_ABOVE, scope.near, scope.inside):
        return Outcome.DECLINED
    if scope.inside / (scope.inside + scope.near) > ANSWER_ABOVE:
        return Outcome.ANSWERED
    return Outcome.RELATED


def outcome_of_message(parts: Sequence[Outcome], unanswered: int) -> Outcome:
    """Combine the outcomes of a message's answered and related parts."""
    if not parts:
        return Outcome.DECLINED
    if unanswered == 0 and all(part is Outcome.ANSWERED for part in parts):
        return Outcome.ANSWERED
    return Outcome.RELATED
