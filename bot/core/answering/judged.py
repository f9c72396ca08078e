"""Hold what was decided about a stretch of text, and weigh it by one career against another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.answering.answer import Outcome
from bot.core.answering.names import Names
from bot.core.knowledge.model import Career, GapTopic
from bot.core.retrieval.retriever import Ranking, Reading

ABOUT_EQUALLY = 0.6
"""Share of the best career's likelihood from which a question may be meant for another as well.

Beside ten careers of the tests, nine of ten questions about the first that name none go without an
offer of the others; "how much do they earn" is offered for all.
"""

LEAST_MEANT = 0.5
"""Share of the words that an entry has to account for, where it is not said which career is meant.

Many careers have many chances to be wrong: of 30 questions about nothing in them, ten small ones
beside the first claimed 17 without this, and claim 1 with it.
"""


@dataclass(frozen=True, slots=True)
class Judged:
    """A stretch of text with everything that was decided about it by one career."""

    text: str
    career: Career
    reading: Reading
    ranking: Ranking
    topic: GapTopic | None
    outcome: Outcome
    confidence: float
    rivals: tuple[Judged, ...] = ()
    """What other careers say to it, where it may be meant for them as well; the surest first."""


def surest(judged: Sequence[Judged]) -> Judged:
    """Choose the career that is likeliest meant, with its rivals.

    Of those that are about as likely it is the first that answers, so that the same career is
    shown again and again to who names none.
    """
    if len(judged) == 1:
        return judged[0]
    told = [one for one in judged if one.outcome is not Outcome.DECLINED and _is_meant(one)]
    if not told:
        return replace(judged[0], outcome=Outcome.DECLINED, topic=None)
    least = ABOUT_EQUALLY * max(map(_likelihood, told))
    likely = [one for one in told if _likelihood(one) >= least]
    chosen = next((one for one in likely if one.outcome is Outcome.ANSWERED), likely[0])
    return replace(chosen, rivals=tuple(one for one in likely if one is not chosen))


def _is_meant(judged: Judged) -> bool:
    return judged.ranking.signals.coverage >= LEAST_MEANT


def _likelihood(judged: Judged) -> float:
    """Weigh how sure an answer is by the share of the words that its entry accounts for.

    The confidence alone compares questions of one career: a small one is sure too early. By the
    square of the share, 123 of 127 questions of the first career stay with it beside ten others,
    by the confidence alone 96.
    """
    return judged.confidence * judged.ranking.signals.coverage**2


def asked_about(judged: Sequence[Judged], names: Names) -> list[Judged]:
    """Keep, of the careers that one question names, those that it asks about.

    "Is a nurse a kind of baker" asks about one of them, where an entry of its own speaks of the
    other, even if it is not answered by it.
    """
    kept = [one for one in judged if one.outcome is not Outcome.DECLINED]
    for one in tuple(kept):
        others = judged if one.outcome is Outcome.RELATED else kept
        if any(one.career.id in _spoken(names, other) for other in others if other is not one):
            kept.remove(one)
    return kept or list(judged[:1])


def _spoken(names: Names, judged: Judged) -> frozenset[str]:
    return names.spoken_of(judged.career.id, judged.ranking.best)
