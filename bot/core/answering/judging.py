"""Judge a message: rank each stretch of it, decide its outcome, and part it into questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.core.answering.answer import Outcome
from bot.core.answering.names import stems_of_names
from bot.core.answering.outcome import Strictness, outcome_of
from bot.core.answering.overview import ASKING, SectionNames
from bot.core.answering.parting import REFERRING, STANDS_ALONE, listed, own_questions, segments
from bot.core.knowledge.model import Career, GapTopic
from bot.core.retrieval.confidence import confidence, scope_of
from bot.core.retrieval.features import FUNCTION_STEMS, stem
from bot.core.retrieval.learning import Learned
from bot.core.retrieval.retriever import Ranking, Reading, Retriever
from bot.core.retrieval.text import clean, words

NAMED = 0.97
"""Confidence in a question that names a section and nothing else."""

UNSURE = 0.5
"""Confidence below which a message is answered by its one sure segment instead of as a whole."""

CLEAR = 0.9
"""Confidence from which a segment is answered although the message as a whole is declined."""

PLAIN = 0.05
"""Chance of lying off the source below which no stretch of a message is about something else."""

POINTED_TO = 3
"""Entries of a message's ranking that it is said to point to."""

LEAST_KNOWN = 0.1
"""Share of words that the knowledge has below which a text is noise or another language.

Of the 14,089 examples it was calibrated on seven lie below.
"""

MIN_UNANSWERED_WORDS = 3
"""A segment of fewer words ("right?") is not counted as a question of its own."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A stretch of text with everything that was decided about it."""

    text: str
    career: Career
    reading: Reading
    ranking: Ranking
    topic: GapTopic | None
    outcome: Outcome
    confidence: float


class Judge:
    """Judge texts by every career of a knowledge."""

    def __init__(self, careers: Sequence[Career], learned: Mapping[str, Learned]) -> None:
        """Take the careers and what was learned of them by id; the others are learned now."""
        self._retrievers = {one.id: Retriever(one, learned.get(one.id)) for one in careers}
        self._sections = {career.id: SectionNames(career) for career in careers}

    def retriever(self, career: str) -> Retriever:
        """Return the retriever of a career by its id; KeyError where there is none."""
        return self._retrievers[career]

    def parts(
        self, text: str, career: str | None, strictness: Strictness = Strictness.BALANCED
    ) -> tuple[list[Judged], tuple[str, ...]]:
        """Part a message into the questions that stand on their own, and those left open."""
        whole = self.judge(text, career, strictness)
        pieces = segments(text)
        if len(pieces) == 1:
            return _unless_declined(whole), ()
        own, more = own_questions(pieces), listed(pieces)
        judged = {
            position: self.judge(pieces[position].text, career, strictness)
            for position in sorted({*own, *more})
        }
        clear = [one for position, one in judged.items() if position in own or _is_clear(one)]
        sure = _about_different_entries(clear)
        # Where no segment stands alone, the message is one question, read as a whole.
        open_questions = _left_open([judged[position] for position in own], sure) if sure else ()
        if len(sure) == 1 and _is_plain(whole) and whole.ranking.best == sure[0].ranking.best:
            open_questions = ()  # the rest is a turn of phrase about the same
        if len(sure) > 1:
            return sure, open_questions
        return _unless_declined(_clearer(whole, sure)), open_questions

    def judge(
        self, text: str, career: str | None, strictness: Strictness = Strictness.BALANCED
    ) -> Judged:
        """Rank a text in each career that may be meant, and keep the surest."""
        retrievers = [self._retrievers[career]] if career else self._retrievers.values()
        judged = [self._judge_by(retriever, text, strictness) for retriever in retrievers]
        return max(judged, key=_likelihood)

    def _judge_by(self, retriever: Retriever, text: str, strictness: Strictness) -> Judged:
        career = retriever.career
        reading = retriever.read(text)
        ranking = retriever.rank(reading)
        section = self._sections[career.id].named(reading.words)
        if section is not None:
            ranking = _led_by(section, ranking)
            return Judged(text, career, reading, ranking, None, Outcome.ANSWERED, NAMED)
        scope = scope_of(ranking.signals)
        strange = ranking.signals.known < LEAST_KNOWN
        outcome = Outcome.DECLINED if strange else outcome_of(scope, strictness)
        topic = _topic(career, ranking) if outcome is Outcome.RELATED else None
        if topic is not None and not topic.closest:
            outcome = Outcome.DECLINED
        sure = confidence(ranking.signals, scope)
        return Judged(text, career, reading, ranking, topic, outcome, sure)


def _likelihood(judged: Judged) -> tuple[bool, int, float]:
    """Order the careers that may be meant: one that is named first, then by how well it answers."""
    asked = {stem(word) for word in judged.reading.words}
    career = judged.career
    named = any(
        asked >= {stem(word) for word in words(clean(name))}
        for name in (career.title, *career.names)
    )
    ranks = {Outcome.DECLINED: 0, Outcome.RELATED: 1, Outcome.ANSWERED: 2}
    return named, ranks[judged.outcome], judged.confidence


def _topic(career: Career, ranking: Ranking) -> GapTopic | None:
    return next((topic for topic in career.gap_topics if topic.id == ranking.gap), None)


def _led_by(section: str, ranking: Ranking) -> Ranking:
    """Put a section first in a ranking."""
    others = tuple(found for found in ranking.entries if found[0] != section)
    return replace(ranking, entries=((section, ranking.entries[0][1]), *others))


def _clearer(whole: Judged, sure: Sequence[Judged]) -> Judged:
    """Prefer the one sure segment to an unsure whole, if the whole points to its entry as well.

    Out of its context a segment never makes the answer bolder than the whole message did.
    """
    if not sure or whole.confidence >= UNSURE:
        return whole
    (segment,) = sure
    pointed = {name for name, _ in whole.ranking.entries[:POINTED_TO]}
    agrees = segment.ranking.best in pointed
    if whole.outcome is Outcome.DECLINED:
        return segment if segment.confidence >= CLEAR else whole
    if not agrees or segment.confidence <= whole.confidence or _is_gap(whole):
        return whole
    if whole.outcome is Outcome.RELATED and segment.outcome is Outcome.ANSWERED:
        return replace(segment, outcome=Outcome.RELATED, topic=whole.topic)
    return segment


def _is_gap(whole: Judged) -> bool:
    """Say whether a gap topic and the entry closest to it were found together."""
    return whole.topic is not None and whole.ranking.best in whole.topic.closest


def _unless_declined(judged: Judged) -> list[Judged]:
    return [] if judged.outcome is Outcome.DECLINED else [judged]


def _is_plain(whole: Judged) -> bool:
    """Say whether a whole message is one question that the source answers."""
    return _is_clear(whole) and scope_of(whole.ranking.signals).off < PLAIN


def _is_clear(judged: Judged) -> bool:
    return judged.outcome is Outcome.ANSWERED and judged.confidence >= CLEAR


def _left_open(judged: Sequence[Judged], sure: Sequence[Judged]) -> tuple[str, ...]:
    """List the declined segments that are about something else than those that stand alone.

    One that comes nearest to an entry that is shown already belongs to the question about it.
    """
    shown = {one.ranking.best for one in sure}
    return tuple(
        one.text
        for one in judged
        if one.outcome is Outcome.DECLINED
        and len(one.reading.words) >= MIN_UNANSWERED_WORDS
        and _names_something(one)
        and one.ranking.best not in shown
    )


def _stands_alone(judged: Judged) -> bool:
    """Say whether a segment is a question by itself."""
    sure = judged.confidence >= STANDS_ALONE
    return sure and judged.outcome is not Outcome.DECLINED and _names_something(judged)


def _names_something(judged: Judged) -> bool:
    """Say whether a text has a word of its own, as "where are they" and "do mles" have not."""
    told = {stem(word) for word in judged.reading.words} - FUNCTION_STEMS - ASKING - REFERRING
    return bool(told - stems_of_names(judged.career))


def _about_different_entries(judged: Sequence[Judged]) -> list[Judged]:
    """Keep the segments that stand alone; of two about one entry, the surer."""
    kept: dict[str, Judged] = {}
    for one in judged:
        if not _stands_alone(one):
            continue
        known = kept.get(one.ranking.best)
        if known is None or one.confidence > known.confidence:
            kept[one.ranking.best] = one
    return [one for one in judged if kept.get(one.ranking.best) is one]
