"""Answer a message from the knowledge: read it, part it, rank, decide, compose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.core.answering.answer import Answer, Choice, Explanation, Outcome, Part, SmallTalk
from bot.core.answering.citations import cite
from bot.core.answering.composer import choice, nearest_phrasing, passages
from bot.core.answering.judging import Judge, Judged
from bot.core.answering.outcome import Strictness, outcome_of_message
from bot.core.answering.small_talk import small_talk
from bot.core.knowledge.model import Career, GapTopic, Knowledge
from bot.core.retrieval.learning import Learned
from bot.core.retrieval.retriever import Ranking
from bot.core.retrieval.text import clean, words

TIE_MARGIN = 0.003
"""Difference of scores below which two entries are offered instead of one."""

CLOSEST_AMONG = 5
GAP_SURER = 2
"""How many times an entry's score a gap topic's is from which it alone decides what is shown."""

CLOSEST_RATIO = 0.4
"""How far down the ranking an entry that a gap topic names is preferred to the first."""

RELATED_SHOWN = 3
"""Related topics offered under an answer."""


@dataclass(frozen=True, slots=True)
class _Item:
    career: str
    item_id: str


class Advisor:
    """Answer questions about every career of a knowledge."""

    def __init__(
        self,
        knowledge: Knowledge,
        learned: Mapping[str, Learned] | None = None,
        strictness: Strictness = Strictness.BALANCED,
    ) -> None:
        """Take what was learned of careers by their ids; the others are learned now."""
        self.knowledge = knowledge
        self._strictness = strictness
        self._by_id = {career.id: career for career in knowledge.careers}
        self._judge = Judge(knowledge.careers, learned or {})
        self._headings = {
            tuple(words(clean(line))): _Item(career.id, item_id)
            for career in knowledge.careers
            for item_id, item in career.items()
            for line in (item.title, item.question)
        }

    @property
    def careers(self) -> tuple[Career, ...]:
        """List the careers."""
        return self.knowledge.careers

    def ask(
        self,
        question: str,
        career: str | None = None,
        strictness: Strictness | None = None,
    ) -> Answer:
        """Answer a message in whatever words; `career` limits it to one career's id.

        Without a strictness of its own a question is answered by the advisor's.
        """
        text = clean(question)
        talk = small_talk(words(text))
        if talk is not None:
            return self._answer(question, " ".join(words(text)), (), (), talk=talk)
        asked = self._headings.get(tuple(words(text)))
        if asked is not None and career in {None, asked.career}:
            return replace(self.show(asked.item_id, asked.career), question=question)
        judged, unanswered = self._judge.parts(text, career, strictness or self._strictness)
        if not judged:
            whole = self._judge.judge(text, career)
            return self._answer(question, whole.reading.text, (), (text,))
        read_as = " ".join(one.reading.text for one in judged)
        parts = {(part.entry, part.gap): part for part in map(self._part, reversed(judged))}
        return self._answer(question, read_as, list(parts.values())[::-1], unanswered)

    def show(self, item_id: str, career: str | None = None) -> Answer:
        """Show an entry or a section by its id; KeyError where there is no such item or career."""
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

    def has(self, item_id: str, career: str) -> bool:
        """Say whether there is such an item in such a career."""
        return career in self._by_id and item_id in self._by_id[career].ids

    def explain(self, part: Part) -> Explanation:
        """Say why a part was answered as it was."""
        judged = self._judge.judge(part.question, part.career)
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

    def judge(self, question: str) -> Judged:
        """Judge a message as a whole, for whoever asks why it was answered as it was."""
        return self._judge.judge(clean(question), None)

    def suggest(
        self, typed: str, limit: int, career: str | None = None, section: str | None = None
    ) -> tuple[Choice, ...]:
        """Offer entries while somebody types, best first; without text, in the file's order."""
        found = self._career(career)
        if not words(clean(typed)):
            offered = [name for name, _ in found.items()]
        else:
            offered = self._judge.retriever(found.id).complete(typed)
        wanted = [n for n in offered if section is None or n.partition(".")[0] == section]
        return tuple(choice(found, name) for name in wanted[:limit])

    def _career(self, career: str | None) -> Career:
        if career is None:
            return self.careers[0]
        return self._by_id[career]

    def _part(self, judged: Judged) -> Part:
        career, ranking, topic = judged.career, judged.ranking, judged.topic
        related = judged.outcome is Outcome.RELATED
        entry = _closest(ranking, topic) if topic else ranking.best
        asked = judged.reading.words
        not_covered = (
            self._judge.retriever(career.id).uncovered(judged.reading, entry) if related else ()
        )
        tied = _tied(ranking, entry)
        others = [name for name, _ in ranking.entries if name not in {entry, *tied}]
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
            tied=tuple(choice(career, name) for name in tied),
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


def _closest(ranking: Ranking, topic: GapTopic) -> str:
    """Choose the entry to show beside a gap: the best-ranked of its closest, if it comes near.

    If none does, the first of them, where the gap was found far more surely than any entry.
    """
    least = CLOSEST_RATIO * ranking.entries[0][1]
    for name, score in ranking.entries[:CLOSEST_AMONG]:
        if name in topic.closest and score >= least:
            return name
    surer = ranking.signals.gap >= GAP_SURER * ranking.entries[0][1]
    return topic.closest[0] if surer and topic.closest else ranking.best


def _tied(ranking: Ranking, entry: str) -> list[str]:
    best = ranking.entries[0][1]
    return [
        name
        for name, score in ranking.entries[1:2]
        if best - score < TIE_MARGIN and not _holds(entry, name) and not _holds(name, entry)
    ]


def _holds(whole: str, part: str) -> bool:
    """Say whether an item is another one, or the section that the other stands in."""
    return whole in {part, part.partition(".")[0]}


def _neighbours(career: Career, item_id: str) -> tuple[Choice, ...]:
    """List the entries beside an entry, or a section's own."""
    section = career.section_of(item_id)
    beside = [f"{section.id}.{entry.id}" for entry in section.entries]
    return tuple(choice(career, name) for name in beside if name != item_id)
