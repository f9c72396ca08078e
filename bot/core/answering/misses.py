"""Find the questions that were not answered as they should have been, each with its cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.core.answering.advisor import Advisor
from bot.core.answering.causes import Cause, Seen, cause_of
from bot.core.answering.evaluation import Result
from bot.core.knowledge.model import Career
from bot.core.retrieval.learning import examples
from bot.core.retrieval.spelling import MIN_LETTERS
from bot.core.retrieval.text import clean, words
from bot.core.retrieval.words import ordinary_words

WordsOf = Mapping[str, frozenset[str]]
"""The words of every entry, section and gap topic, by its id."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A result that is not what was expected, and why."""

    result: Result
    cause: Cause
    gap: str | None
    """The gap topic that came nearest."""


def misses(advisor: Advisor, results: Sequence[Result]) -> list[Miss]:
    """Keep what was not as expected, in the order of the causes."""
    wrong = [one for one in results if not (one.is_right and one.outcome_is_right)]
    if not wrong:
        return []
    words_of = {career.id: _words_of(career) for career in advisor.careers}
    found = list(_found(advisor, wrong, words_of))
    return [miss for cause in Cause for miss in found if miss.cause is cause]


def _found(
    advisor: Advisor, wrong: Iterable[Result], words_of: Mapping[str, WordsOf]
) -> Iterator[Miss]:
    for result in wrong:
        career, seen = _seen(advisor, result, words_of)
        accepted = [name for names in result.question.wanted for name in names]
        none: frozenset[str] = frozenset()
        wanted = none.union(*(words_of[career].get(name, none) for name in accepted))
        cause = cause_of(result, seen, wanted)
        if cause is not None:
            yield Miss(result, cause, seen.gap)


def _seen(advisor: Advisor, result: Result, words_of: Mapping[str, WordsOf]) -> tuple[str, Seen]:
    """Look at the part that was answered first, or at the message where none was."""
    parts = result.answer.parts
    judged = advisor.judge(parts[0].question if parts else result.question.question)
    known = words_of[judged.career.id].values()
    left = tuple(
        word
        for word in judged.reading.words
        if len(word) >= MIN_LETTERS
        and word.isalpha()
        and word not in ordinary_words()
        and not any(word in own for own in known)
    )
    ranking = judged.ranking
    reading = judged.reading
    seen = Seen(ranking.entries, reading.mended, left, ranking.gap, ranking.signals.gap)
    return judged.career.id, seen


def _words_of(career: Career) -> WordsOf:
    found: dict[str, set[str]] = {}
    for one in examples(career):
        found.setdefault(one.owner, set()).update(words(clean(one.text)))
    return {owner: frozenset(own) for owner, own in found.items()}
