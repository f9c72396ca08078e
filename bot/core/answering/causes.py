"""Say why a question was not answered as it should have been, for whoever mends it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import OSA

from bot.core.answering.answer import Outcome
from bot.core.answering.evaluation import Result
from bot.core.retrieval.spelling import Mended

CLOSE_RATIO = 0.6
"""Share of the first entry's score from which the second is close; below, it was hardly found."""

GAP_IS_NEAR = 0.12
"""Score from which a gap topic is about the question; a chance likeness reaches 0.1."""

MISSPELT = 0.6
"""Likeness of letters from which one word may be meant for another."""

BOLDNESS = {Outcome.DECLINED: 0, Outcome.RELATED: 1, Outcome.ANSWERED: 2}


class Cause(StrEnum):
    """Name what has to be mended, in the order in which they are listed."""

    SPELLING = "spelling"
    NO_PHRASING = "no phrasing near"
    CLOSE = "two entries close"
    PARTS = "not every question of a message found"
    GAP_MISSING = "gap topic missing"
    GAP_IN_THE_WAY = "gap topic in the way"
    TOO_BOLD = "outcome too bold"
    TOO_SHY = "outcome too shy"


@dataclass(frozen=True, slots=True)
class Seen:
    """What the advisor saw in a question."""

    ranked: tuple[tuple[str, float], ...]
    """Ids of entries with their scores, best first."""
    mended: tuple[Mended, ...]
    left: tuple[str, ...]
    """Words that were left although neither the knowledge nor ordinary English has them."""
    gap: str | None
    """The nearest gap topic."""
    gap_score: float


def cause_of(result: Result, seen: Seen, wanted_words: AbstractSet[str]) -> Cause | None:
    """Decide why a result is not what was expected, None where it is.

    `wanted_words` are those of the accepted entries.
    """
    question = result.question
    if len(question.wanted) > 1 and not result.is_right:
        return Cause.PARTS
    if question.wanted and not result.is_right:
        return _cause_of_entry(result, seen, wanted_words)
    return None if result.outcome_is_right else _cause_of_outcome(result, seen)


def _cause_of_entry(result: Result, seen: Seen, wanted_words: AbstractSet[str]) -> Cause:
    accepted = result.question.wanted[0]
    first, *others = seen.ranked
    if first[0] in accepted:
        # It was found and not shown: a gap topic names another, or the question was declined.
        displaced = any(part.gap for part in result.answer.parts)
        return Cause.GAP_IN_THE_WAY if displaced or _gap_is_near(seen) else Cause.TOO_SHY
    if _misread(seen, wanted_words):
        return Cause.SPELLING
    close = others and others[0][0] in accepted and others[0][1] >= CLOSE_RATIO * first[1]
    return Cause.CLOSE if close else Cause.NO_PHRASING


def _cause_of_outcome(result: Result, seen: Seen) -> Cause:
    expected = [BOLDNESS[Outcome(one)] for one in result.question.expect.split(" or ")]
    if BOLDNESS[result.answer.outcome] > max(expected):
        return Cause.TOO_BOLD if _gap_is_near(seen) else Cause.GAP_MISSING
    return Cause.GAP_IN_THE_WAY if _gap_is_near(seen) else Cause.TOO_SHY


def _gap_is_near(seen: Seen) -> bool:
    return seen.gap is not None and seen.gap_score >= GAP_IS_NEAR


def _misread(seen: Seen, wanted_words: AbstractSet[str]) -> bool:
    """Say whether a word that was typed looks like one of the wanted entry, and was read as none.

    A word that looks like none of them is a name or another language, and no misspelling.
    """
    read = {one.typed: set(one.read_as.split()) for one in seen.mended}
    strange = {**{word: {word} for word in seen.left}, **read}
    return any(
        not read_as & wanted_words and _looks_like_one(word, wanted_words)
        for word, read_as in strange.items()
    )


def _looks_like_one(word: str, others: AbstractSet[str]) -> bool:
    return any(OSA.normalized_similarity(word, other) >= MISSPELT for other in others)
