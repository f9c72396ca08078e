"""Answer a message from the knowledge: read it, part it, rank, decide, compose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.answering.answer import Answer, Choice, Explanation, Outcome, Part, SmallTalk
from bot.core.answering.citations import cite
from bot.core.answering.composer import choice, nearest_phrasing, passages
from bot.core.answering.outcome import GAP_ABOVE, outcome_of, outcome_of_message
from bot.core.answering.parting import STANDS_ALONE, own_questions, segments
from bot.core.answering.small_talk import small_talk
from bot.core.knowledge.loader import Knowledge
from bot.core.knowledge.model import Career, GapTopic
from bot.core.retrieval.confidence import Scope, confidence, scope_of
from bot.core.retrieval.retriever import Ranking, Reading, Retriever
from bot.core.retrieval.text import clean, words

TIE_MARGIN = 0.003
"""Difference of scores below which two entries are offered instead of one."""

RELATED_SHOWN = 3
"""Related topics offered under an answer."""

MIN_UNANSWERED_WORDS = 3
"""A segment of fewer words ("right?") is not counted as a question of its own."""


@dataclass(frozen=True, slots=True)
class _Judged:
    """A stretch of text with everything that was decided about it."""

    text: str
    career: Career
    retriever: Retriever
    reading: Reading
    ranking: Ranking
    scope: Scope
    topic: GapTopic | None
    outcome: Outcome
    confidence: float


class Advisor:
    """Answer questions about every career of a knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Learn all careers."""
        self.knowledge = knowledge
        self._retrievers = {career.id: Retriever(career) for career in knowledge.careers}

    @property
    def careers(self) -> tuple[Career, ...]:
        """List the careers."""
        return self.knowledge.careers

    def ask(self, question: str, career: str | None = None) -> Answer:
        """Answer a message in whatever words; `career` limits it to one career's id."""
        text = clean(question)
        talk = small_talk(words(text))
        if talk is not None:
            return self._answer(question, " ".join(words(text)), (), (), talk=talk)
        judged, unanswered = self._parts(text, career)
        if not judged:
            whole = self._judge(text, career)
            return self._answer(question, whole.reading.text, (), (text,))
        read_as = " ".join(one.reading.text for one in judged)
        return self._answer(question, read_as, [self._part(one) for one in judged], unanswered)

    def show(self, item_id: str, career: str | None = None) -> Answer:
        """Show an entry or a section by its id; KeyError where there is none."""
        found = self._career(career)
        heading = choice(found, item_id).question
        part = Part(
            question=heading,
            outcome=Outcome.ANSWERED,
            career=found.id,
            entry=item_id,
            heading=heading,
            confidence=1.0,
            passages=passages(found, item_id),
            citation=cite(found, item_id),
            not_covered=(),
            gap=None,
            gap_sentence=None,
            also=_neighbours(found, item_id),
            tied=(),
        )
        return self._answer(heading, heading, [part], ())

    def explain(self, part: Part) -> Explanation:
        """Say why a part was answered as it was."""
        judged = self._judge(part.question, part.career)
        others = [name for name, _ in judged.ranking.entries if name != part.entry]
        return Explanation(
            read_as=judged.reading.text,
            mended=judged.reading.mended,
            matched_phrasing=nearest_phrasing(judged.career, part.entry, judged.reading.text),
            confidence=part.confidence,
            runner_up=others[0] if others else None,
            gap_topic=judged.topic.id if judged.topic else None,
            not_covered=part.not_covered,
        )

    def suggest(
        self, typed: str, limit: int, career: str | None = None, section: str | None = None
    ) -> tuple[Choice, ...]:
        """Offer entries while somebody types, best first; without text, in the file's order."""
        found = self._career(career)
        if not words(clean(typed)):
            offered = [name for name, _ in found.items()]
        else:
            offered = self._retrievers[found.id].complete(typed)
        wanted = [n for n in offered if section is None or n.partition(".")[0] == section]
        return tuple(choice(found, name) for name in wanted[:limit])

    def _career(self, career: str | None) -> Career:
        if career is None:
            return self.careers[0]
        return next(one for one in self.careers if one.id == career)

    def _parts(self, text: str, career: str | None) -> tuple[list[_Judged], tuple[str, ...]]:
        """Part a message into the questions that stand on their own, and those left open."""
        whole = self._judge(text, career)
        pieces = segments(text)
        if len(pieces) == 1:
            return _unless_declined(whole), ()
        judged = [self._judge(pieces[position].text, career) for position in own_questions(pieces)]
        open_questions = tuple(one.text for one in judged if _left_open(one))
        sure = _about_different_entries(judged)
        if len(sure) > 1:
            return sure, open_questions
        best = max([whole, *sure], key=lambda one: one.confidence)
        return _unless_declined(best), open_questions

    def _judge(self, text: str, career: str | None) -> _Judged:
        """Rank a text in each career that may be meant, and keep the surest."""
        chosen = [self._career(career)] if career else self.careers
        judged = [self._judge_in(text, one) for one in chosen]
        return max(judged, key=lambda one: (one.outcome is not Outcome.DECLINED, one.confidence))

    def _judge_in(self, text: str, career: Career) -> _Judged:
        retriever = self._retrievers[career.id]
        reading = retriever.read(text)
        ranking = retriever.rank(reading)
        scope = scope_of(ranking.signals)
        topic = _topic(career, ranking)
        return _Judged(
            text=text,
            career=career,
            retriever=retriever,
            reading=reading,
            ranking=ranking,
            scope=scope,
            topic=topic,
            outcome=outcome_of(scope, topic) if reading.words else Outcome.DECLINED,
            confidence=confidence(ranking.signals, scope),
        )

    def _part(self, judged: _Judged) -> Part:
        career, ranking = judged.career, judged.ranking
        related = judged.outcome is Outcome.RELATED
        topic = judged.topic if related else None
        entry = _closest(ranking, topic) if topic else ranking.best
        asked = judged.reading.words
        not_covered = judged.retriever.uncovered(judged.reading, entry) if related else ()
        others = [name for name, _ in ranking.entries if name != entry]
        return Part(
            question=judged.text,
            outcome=judged.outcome,
            career=career.id,
            entry=entry,
            heading=choice(career, entry).question,
            confidence=round(judged.confidence, 4),
            passages=passages(career, entry, asked),
            citation=cite(career, entry),
            not_covered=not_covered,
            gap=topic.id if topic else None,
            gap_sentence=topic.says if topic else None,
            also=tuple(choice(career, name) for name in others[:RELATED_SHOWN]),
            tied=tuple(choice(career, name) for name in _tied(ranking, entry)),
        )

    def _answer(
        self,
        question: str,
        read_as: str,
        parts: Sequence[Part],
        unanswered: tuple[str, ...],
        talk: SmallTalk | None = None,
    ) -> Answer:
        shown = {part.entry for part in parts}
        suggestions = {c.entry: c for part in parts for c in part.also if c.entry not in shown}
        return Answer(
            question=question,
            outcome=outcome_of_message([part.outcome for part in parts], len(unanswered)),
            read_as=read_as,
            knowledge_version=self.knowledge.version,
            parts=tuple(parts),
            unanswered=unanswered,
            suggestions=tuple(suggestions.values()),
            small_talk=talk,
        )


def _unless_declined(judged: _Judged) -> list[_Judged]:
    return [] if judged.outcome is Outcome.DECLINED else [judged]


def _left_open(judged: _Judged) -> bool:
    long_enough = len(judged.reading.words) >= MIN_UNANSWERED_WORDS
    return judged.outcome is Outcome.DECLINED and long_enough


def _about_different_entries(judged: Sequence[_Judged]) -> list[_Judged]:
    """Keep the segments that stand alone; of two about one entry, the surer."""
    kept: dict[str, _Judged] = {}
    for one in judged:
        if one.outcome is Outcome.DECLINED or one.confidence < STANDS_ALONE:
            continue
        known = kept.get(one.ranking.best)
        if known is None or one.confidence > known.confidence:
            kept[one.ranking.best] = one
    return [one for one in judged if kept.get(one.ranking.best) is one]


def _topic(career: Career, ranking: Ranking) -> GapTopic | None:
    if ranking.gap is None or ranking.gap_score < GAP_ABOVE:
        return None
    return next(topic for topic in career.gap_topics if topic.id == ranking.gap)


def _closest(ranking: Ranking, topic: GapTopic) -> str:
    """Choose the entry to show beside a gap: the best-ranked among its closest ones."""
    if not topic.closest or ranking.best in topic.closest:
        return ranking.best
    return topic.closest[0]


def _tied(ranking: Ranking, entry: str) -> list[str]:
    best = ranking.entries[0][1]
    return [
        name
        for name, score in ranking.entries[1:2]
        if best - score < TIE_MARGIN and name != entry and "." in name
    ]


def _neighbours(career: Career, item_id: str) -> tuple[Choice, ...]:
    """List the entries beside an entry, or a section's own."""
    section = career.section_of(item_id)
    beside = [f"{section.id}.{entry.id}" for entry in section.entries]
    return tuple(choice(career, name) for name in beside if name != item_id)
