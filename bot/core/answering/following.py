"""Answer a message as what follows another, where it is not enough by itself.

A message that stands alone is answered as if nothing had gone before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Answer, Outcome, Topic
from bot.core.answering.composer import sentences
from bot.core.answering.ellipsis import Wish, goes_on, wish_in
from bot.core.answering.judged import Judged
from bot.core.answering.names import stems_of_names
from bot.core.knowledge.model import Career, GapTopic, Section
from bot.core.retrieval.confidence import scope_of
from bot.core.retrieval.features import stem

SURE = 0.7
"""Confidence in an answer from which the question that it answers stands alone."""

STRANGE = 0.6
"""Chance of lying off the source from which a message is about something else altogether.

Of the practised dialogues "and the weather?" has 0.95 by itself, "and in Germany?" 0.49.
"""

MORE_SHOWN = 3
"""Entries of a section that are shown in full to whoever wants to hear more of it."""

_ANY_CAREER = frozenset(map(stem, "career job occupation profession role".split()))
"""Stems that stand for the career itself: "is it a good job" is not about what was shown."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """A message with what it is by itself, and what was shown before it."""

    advisor: Advisor
    question: str
    alone: Answer
    judged: Judged
    wish: Wish | None
    career: Career
    item: str

    @property
    def section(self) -> Section:
        """Return the section that was spoken of."""
        return self.career.section_of(self.item)

    @property
    def title(self) -> str:
        """Return the title of what was shown last."""
        return self.career.item(self.item).title


def follow(advisor: Advisor, question: str, topic: Topic | None) -> Answer:
    """Answer a message after a topic; what stands alone is answered as `advisor.ask` does."""
    alone = advisor.ask(question)
    if topic is None or alone.small_talk or not advisor.has(topic.item, topic.career):
        return alone
    turn = _turn(advisor, question, alone, topic)
    found = _in_the_career(turn) if _stands_alone(turn) else _resumed(turn) or _together(turn)
    return replace(found, question=question, topic=topic) if found else alone


def topic_after(advisor: Advisor, answer: Answer, before: Topic | None) -> Topic | None:
    """Name what was shown last; small talk and a follow-up that found nothing change nothing."""
    if answer.parts:
        last = answer.parts[-1]
        return Topic(last.career, last.entry)
    return before if answer.small_talk or _leaves_out(advisor, answer.question) else None


def _turn(advisor: Advisor, question: str, alone: Answer, topic: Topic) -> _Turn:
    (career,) = (one for one in advisor.careers if one.id == topic.career)
    judged = advisor.judge(question)
    wish = _wish(question, judged, _ordered(career.section_of(topic.item)))
    return _Turn(advisor, question, alone, judged, wish, career, topic.item)


def _leaves_out(advisor: Advisor, question: str) -> bool:
    """Say whether a message may leave its subject to be understood from what went before."""
    return _wish(question, advisor.judge(question), frozenset()) is not None


def _wish(question: str, judged: Judged, ordered: frozenset[str]) -> Wish | None:
    return wish_in(judged.reading.words, marked="?" in question, ordered=ordered)


def _ordered(section: Section) -> frozenset[str]:
    """List the stems by which a section's entries are called: "the next step"."""
    units = {entry.source.unit for entry in section.entries}
    return frozenset(map(stem, {section.id, *units}))


def _stands_alone(turn: _Turn) -> bool:
    if turn.wish is None:
        return True
    if turn.wish not in {Wish.ABOUT, Wish.BESIDE, Wish.FIRST}:
        return False
    sure = any(part.confidence >= SURE for part in turn.alone.parts)
    if sure and turn.alone.outcome is Outcome.ANSWERED:
        return True
    if turn.wish is not Wish.BESIDE:
        return False
    strange = scope_of(turn.judged.ranking.signals).off >= STRANGE
    return strange or _names_a_career(turn) or _is_about_the_section(turn)


def _names_a_career(turn: _Turn) -> bool:
    stems = set(map(stem, turn.judged.reading.words))
    names = _ANY_CAREER.union(*map(stems_of_names, turn.advisor.careers))
    return not stems.isdisjoint(names)


def _is_about_the_section(turn: _Turn) -> bool:
    here = (turn.career.id, turn.section.id, Outcome.ANSWERED)
    return any(
        (part.career, part.entry.partition(".")[0], part.outcome) == here
        for part in turn.alone.parts
    )


def _in_the_career(turn: _Turn) -> Answer | None:
    """Read "and the salary?" in the career that was spoken of, if it means another by itself."""
    read = turn.judged.reading.words
    elsewhere = any(part.career != turn.career.id for part in turn.alone.parts)
    if not elsewhere or _names_a_career(turn) or not goes_on(read):
        return None
    found = turn.advisor.ask(turn.question, turn.career.id)
    return found if found.outcome is turn.alone.outcome else None


def _resumed(turn: _Turn) -> Answer | None:
    """Show what follows from the topic alone, whatever the words."""
    listed = [f"{turn.section.id}.{entry.id}" for entry in turn.section.entries]
    whole = turn.item == turn.section.id
    place = -1 if whole else listed.index(turn.item)
    match turn.wish:
        case Wish.MORE:
            items = _with_more_to_say(turn.section) if whole else ()
        case Wish.NEXT:
            items = listed[place + 1 : place + 2]
        case Wish.BEFORE:
            items = listed[place - 1 : place] if place > 0 else ()
        case Wish.FIRST:
            items = listed[:1]
        case Wish.WHICH:
            items = [turn.item]
        case _:
            return None
    return turn.advisor.show_each(items or [turn.section.id], turn.career.id)


def _with_more_to_say(section: Section) -> Sequence[str]:
    """List the first entries of which an overview leaves something out."""
    longer = [entry for entry in section.entries if len(sentences(entry.text)) > 1]
    return [f"{section.id}.{entry.id}" for entry in longer[:MORE_SHOWN]]


def _together(turn: _Turn) -> Answer | None:
    """Read a message with the topic's title before it; None where that leads elsewhere.

    What was not answered by itself is said as related at most, and a gap's sentence only where
    the message itself speaks of it.
    """
    judged = turn.advisor.judge(f"{turn.title}: {turn.question}", turn.career.id)
    inside = judged.ranking.best.partition(".")[0] == turn.section.id
    if judged.outcome is Outcome.DECLINED or not inside:
        return _again(turn) if turn.wish is Wish.ABOUT else None
    if judged.topic is not None and not _speaks_of(turn, judged.topic):
        judged = replace(judged, topic=None)
    gap_alone = any(part.gap for part in turn.alone.parts)
    if gap_alone and judged.topic is None and not goes_on(turn.judged.reading.words):
        return None
    bold = turn.alone.outcome is Outcome.ANSWERED
    if not bold or judged.ranking.best == turn.item:
        judged = replace(judged, outcome=Outcome.RELATED)
    return _naming_own_words(turn, turn.advisor.tell(turn.question, judged))


def _again(turn: _Turn) -> Answer:
    """Show the topic once more, as the closest that there is."""
    shown = turn.advisor.show(turn.item, turn.career.id)
    part = replace(shown.parts[0], outcome=Outcome.RELATED)
    return replace(shown, outcome=Outcome.RELATED, parts=(part,))


def _speaks_of(turn: _Turn, gap: GapTopic) -> bool:
    """Say whether a gap topic is near the section, and the message without the title near it."""
    if turn.section.id not in {item_id.partition(".")[0] for item_id in gap.closest}:
        return False
    own = turn.wish is Wish.BESIDE and turn.advisor.all_told_by(gap.id, turn.judged)
    return own or turn.judged.ranking.gap == gap.id


def _naming_own_words(turn: _Turn, answer: Answer) -> Answer:
    """Name as not covered only words that the person said."""
    said = turn.judged.reading.words
    parts = (
        replace(part, not_covered=tuple(word for word in part.not_covered if word in said))
        for part in answer.parts
    )
    return replace(answer, parts=tuple(parts))
