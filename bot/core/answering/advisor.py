"""Answer a message from the knowledge: read it, part it, rank, decide, compose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import replace
from itertools import islice

from bot.core.answering.answer import (
    Answer,
    CareerChoice,
    Choice,
    Explanation,
    Outcome,
    Part,
    SmallTalk,
)
from bot.core.answering.choosing import shown_entry, tied_with
from bot.core.answering.citations import cite
from bot.core.answering.composer import (
    career_choice,
    choice,
    nearest_phrasing,
    neighbours,
    passages,
)
from bot.core.answering.introductions import without_introduction
from bot.core.answering.judged import Judged
from bot.core.answering.judging import Judge
from bot.core.answering.outcome import Strictness, outcome_of_message
from bot.core.answering.recent import Recent
from bot.core.answering.small_talk import small_talk
from bot.core.knowledge.model import Career, Knowledge
from bot.core.retrieval.learning import Learned, gap_name
from bot.core.retrieval.text import clean, words

RELATED_SHOWN = 3
"""Related topics offered under an answer."""


class Advisor:
    """Answer questions about every career of a knowledge."""

    def __init__(
        self,
        knowledge: Knowledge,
        learned: Mapping[str, Learned] | None = None,
        strictness: Strictness = Strictness.BALANCED,
        *,
        recent: int = 0,
    ) -> None:
        """Take what was learned of careers by their ids; the others are learned now.

        So many `recent` answers are given again without being found anew: the same question on
        the same knowledge has the same answer, and nothing can go stale.
        """
        self.knowledge = knowledge
        self.strictness = strictness
        self.learned = dict(learned or {})
        self._by_id = {career.id: career for career in knowledge.careers}
        self._judge = Judge(knowledge.careers, learned or {})
        self._headings = _headings(knowledge.careers)
        self._recent = Recent[Answer](recent)

    @property
    def careers(self) -> tuple[Career, ...]:
        """List the careers."""
        return self.knowledge.careers

    def with_strictness(self, strictness: Strictness) -> Advisor:
        """Return an advisor that shares all with this one but how sure it is before it answers."""
        other = copy(self)
        other.strictness = strictness
        return other

    def ask(
        self,
        question: str,
        career: str | None = None,
        strictness: Strictness | None = None,
    ) -> Answer:
        """Answer a message in whatever words; `career` is meant where the words name none.

        Without a strictness of its own a question is answered by the advisor's.
        """
        sure = strictness or self.strictness
        asked = (question, career, sure)
        return self._recent.get(asked, lambda: self._found(question, career, sure))

    def _found(self, question: str, career: str | None, strictness: Strictness) -> Answer:
        text = clean(question)
        talk = small_talk(words(text))
        if talk is not None:
            return self._answer(question, " ".join(words(text)), (), (), talk=talk)
        asked = self._headings.get(tuple(words(text)), {})
        if asked and career in {None, *asked}:
            shown = self.show(asked[career], career) if career else self._show_first(asked)
            return replace(shown, question=question)
        judged, unanswered = self._judge.parts(without_introduction(text), career, strictness)
        if not judged:
            return self._answer(question, self._judge.read_as(text, career), (), (text,))
        read_as = " ".join(one.reading.text for one in judged)
        found = map(self._part, reversed(judged))
        parts = {(part.career, part.entry, part.gap): part for part in found}
        return self._answer(question, read_as, list(parts.values())[::-1], unanswered)

    def show(self, item_id: str, career: str | None = None) -> Answer:
        """Show an entry or a section by its id; KeyError where there is no such item or career."""
        return self.show_each([item_id], career)

    def show_each(self, item_ids: Sequence[str], career: str | None = None) -> Answer:
        """Show several items of a career, at least one, in the order given; KeyError likewise."""
        found = self._career(career)
        parts = [_shown(found, item_id) for item_id in item_ids]
        return self._answer(parts[0].heading, parts[0].heading, parts, ())

    def tell(self, question: str, judged: Judged) -> Answer:
        """Answer a message by one judged text that stands for it."""
        return self._answer(question, judged.reading.text, [self._part(judged)], ())

    def show_anywhere(self, item_id: str) -> Answer:
        """Show an item of the first career that has it, and offer those that have it as well.

        KeyError where none has it. Of a career without this entry its section is offered.
        """
        section = item_id.partition(".")[0]
        found = {
            career.id: item_id if item_id in career.ids else section
            for career in sorted(self.careers, key=lambda one: item_id not in one.ids)
            if section in career.ids
        }
        if not found:
            raise KeyError(item_id)
        return self._show_first(found)

    def called(self, text: str) -> tuple[Career | None, str]:
        """Return the one career that a text names, if it is one, and the words beside the name."""
        if text in self._by_id:
            return self._by_id[text], ""
        named, rest = self._judge.called(clean(text))
        return (self._by_id[named], rest) if named else (None, text)

    def has(self, item_id: str, career: str) -> bool:
        """Say whether there is such an item in such a career."""
        return career in self._by_id and item_id in self._by_id[career].ids

    def explain(self, part: Part) -> Explanation:
        """Say why a part was answered as it was."""
        judged = self._judge.judge(part.question, part.career, self.strictness)
        others = [name for name, _ in judged.ranking.entries if name != part.entry]
        return Explanation(
            read_as=judged.reading.text,
            mended=judged.reading.mended,
            matched_phrasing=nearest_phrasing(judged.career, part.entry, judged.reading.text),
            confidence=part.confidence,
            runner_up=others[0] if others else None,
            gap_topic=part.gap,
            not_covered=part.not_covered,
        )

    def judge(self, question: str, career: str | None = None) -> Judged:
        """Judge a message as a whole, for whoever asks why it was answered as it was."""
        text = without_introduction(clean(question))
        if career is not None:
            return self._judge.judge(text, career, self.strictness)
        return self._judge.likeliest(text, None, self.strictness)

    def all_told_by(self, gap: str, judged: Judged) -> bool:
        """Say whether a gap topic accounts for every word that says something in a judged text."""
        retriever = self._judge.retriever(judged.career.id)
        return not retriever.uncovered(judged.reading, gap_name(gap))

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

    def suggest_anywhere(self, typed: str, limit: int) -> tuple[CareerChoice, ...]:
        """Offer entries of the career that is named in what is typed, else of all, best first.

        Without text they come in the files' order.
        """
        if not words(clean(typed)):
            every = ((one, name) for one in self.careers for name, _ in one.items())
            return tuple(career_choice(*item) for item in islice(every, limit))
        named, _ = self.called(typed)
        ranked = [
            (score, career, name)
            for career in ([named] if named else self.careers)
            for name, score in self._judge.retriever(career.id).completions(typed)
        ]
        ranked.sort(key=lambda one: -one[0])
        return tuple(career_choice(career, name) for _, career, name in ranked[:limit])

    def _show_first(self, found: Mapping[str, str]) -> Answer:
        """Show the first of the items, given by their careers, and offer the others."""
        (career, item_id), *others = found.items()
        answer = self.show(item_id, career)
        elsewhere = tuple(career_choice(self._by_id[other], name) for other, name in others)
        return replace(answer, parts=(replace(answer.parts[0], elsewhere=elsewhere),))

    def _career(self, career: str | None) -> Career:
        if career is None:
            return self.careers[0]
        return self._by_id[career]

    def _part(self, judged: Judged) -> Part:
        career, ranking, topic = judged.career, judged.ranking, judged.topic
        related = judged.outcome is Outcome.RELATED
        entry = shown_entry(judged)
        asked = judged.reading.words
        not_covered = (
            self._judge.retriever(career.id).uncovered(judged.reading, entry) if related else ()
        )
        tied = tied_with(ranking, entry)
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
            elsewhere=tuple(career_choice(one.career, shown_entry(one)) for one in judged.rivals),
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


def _headings(careers: Sequence[Career]) -> dict[tuple[str, ...], dict[str, str]]:
    """Map the words of each clean question, and of one career's titles, to the items they head.

    Where there are several careers a title such as "Degree" does not say which is meant.
    """
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for career in careers:
        for item_id, item in career.items():
            lines = [item.title, item.question] if len(careers) == 1 else [item.question]
            for line in lines:
                found.setdefault(tuple(words(clean(line))), {})[career.id] = item_id
    return found


def _shown(career: Career, item_id: str) -> Part:
    """Answer an item's own clean question."""
    heading = choice(career, item_id).question
    return Part(
        question=heading,
        outcome=Outcome.ANSWERED,
        career=career.id,
        entry=item_id,
        heading=heading,
        confidence=1.0,
        passages=passages(career, item_id),
        citation=cite(career, item_id),
        not_covered=(),
        gap=None,
        gap_sentence=None,
        also=neighbours(career, item_id),
        tied=(),
    )
