"""Judge a message: rank each stretch of it, decide its outcome, and part it into questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.core.answering.answer import Outcome
from bot.core.answering.judged import Judged, asked_about, surest
from bot.core.answering.names import Names
from bot.core.answering.outcome import Strictness, outcome_of
from bot.core.answering.overview import SectionNames
from bot.core.answering.parting import listed, own_questions, segments
from bot.core.answering.pointing import names_something
from bot.core.answering.segment import Segment
from bot.core.answering.standing import (
    clearer,
    is_another_question,
    is_clear,
    left_open,
    standing,
)
from bot.core.knowledge.model import Career
from bot.core.retrieval.confidence import Scope, confidence, scope_of
from bot.core.retrieval.learning import Learned
from bot.core.retrieval.retriever import Ranking, Reading, Retriever

NAMED = 0.97
"""Confidence in a question that stands in the knowledge, or names a section and nothing else."""

LEAST_KNOWN = 0.1
"""Share of words that the knowledge has below which a text is noise or another language.

Of the 14,089 examples it was calibrated on seven lie below.
"""


class Judge:
    """Judge texts by every career of a knowledge."""

    def __init__(self, careers: Sequence[Career], learned: Mapping[str, Learned]) -> None:
        """Take the careers and what was learned of them by id; the others are learned now."""
        self._retrievers = {one.id: Retriever(one, learned.get(one.id)) for one in careers}
        self._sections = {career.id: SectionNames(career) for career in careers}
        self._topics = {one.id: {topic.id: topic for topic in one.gap_topics} for one in careers}
        self._names = Names(careers)

    def retriever(self, career: str) -> Retriever:
        """Return the retriever of a career by its id; KeyError where there is none."""
        return self._retrievers[career]

    def parts(
        self, text: str, career: str | None, strictness: Strictness = Strictness.BALANCED
    ) -> tuple[list[Judged], tuple[str, ...]]:
        """Part a message into the questions that stand on their own, and those left open.

        `career` is the one that is meant where the text names none.
        """
        named = self._named(text)
        whole = self._judged(text, named, _only(career), strictness)
        pieces = segments(text)
        if len(pieces) == 1 or any(one.ranking.worded for one in whole):
            return _unless_declined(whole), ()
        meant, own = named or _only(career), own_questions(pieces)
        texts = {at: pieces[at].wanted for at in sorted({*own, *listed(pieces)})}
        judged = self._in_turn(texts, meant, strictness)
        # What points back to things is answered by what is said of them, if that says anything.
        plain = [at for at in own if not pieces[at].refers]
        own = plain if standing(judged, plain, whole[0]) else own
        sure = standing(judged, own, whole[0])
        if len(sure) == 1 and len(whole) == 1:
            sure = self._with_rest(sure[0], whole[0], pieces, meant, strictness)
        asked = [one for position in own for one in judged[position]]
        # Where no segment stands alone, the message is one question, read as a whole.
        open_questions = left_open(asked, sure, whole[0]) if sure else ()
        if len(sure) > 1 or (sure and len(whole) > 1 and self._named(texts[own[0]])):
            return sure, open_questions
        first = clearer(whole[0], sure, alone=not open_questions)
        return _unless_declined([first, *whole[1:]]), open_questions

    def _in_turn(
        self, texts: Mapping[int, str], meant: Sequence[str], strictness: Strictness
    ) -> dict[int, list[Judged]]:
        """Judge segments by their positions, each by the careers that were named last.

        What follows "how much does a nurse earn?" is about nurses until another is named, and "and
        a baker?" asks the same of that one.
        """
        judged: dict[int, list[Judged]] = {}
        before = ""
        for position, text in texts.items():
            named = self._named(text)
            judged[position] = self._judged(text, named, meant, strictness)
            if named and before and not any(map(names_something, judged[position])):
                judged[position] = self._judged(f"{before}, {text}", named, (), strictness)
            meant, before = named or meant, text
        return judged

    def _with_rest(
        self,
        segment: Judged,
        whole: Judged,
        pieces: Sequence[Segment],
        meant: Sequence[str],
        strictness: Strictness,
    ) -> list[Judged]:
        """Answer the rest of a message as well, where that is what the whole comes nearest to."""
        others = [piece for piece in pieces if piece.wanted != segment.text]
        if not own_questions(others) or not is_clear(segment):
            return [segment]
        rest = self._judged(", ".join(one.text for one in others), (), meant, strictness)[0]
        if not is_another_question(rest, segment, whole):
            return [segment]
        return [segment, rest] if pieces[0].wanted == segment.text else [rest, segment]

    def read_as(self, text: str, career: str | None) -> str:
        """Write out the words of a text as the career reads them that `likeliest` judges it by."""
        if len(self._retrievers) == 1:
            (retriever,) = self._retrievers.values()
            return retriever.read(text).text
        return self.likeliest(text, career).reading.text

    def likeliest(
        self, text: str, career: str | None, strictness: Strictness = Strictness.BALANCED
    ) -> Judged:
        """Judge a text by the career that it names, else by the one given, else by the surest."""
        return self._judged(text, self._named(text), _only(career), strictness)[0]

    def judge(self, text: str, career: str, strictness: Strictness = Strictness.BALANCED) -> Judged:
        """Judge a text by one career, whatever it names; KeyError where there is no such career."""
        retriever = self._retrievers[career]
        reading = self._without_others(career, retriever.read(text))
        return self._judge_by(retriever, text, reading, strictness)

    def called(self, text: str) -> tuple[str | None, str]:
        """Return the one career that a text names, if it is one, and the words beside the name."""
        named = self._named(text) if len(self._retrievers) > 1 else tuple(self._retrievers)
        read = self._retrievers[named[0]].read(text).words if len(named) == 1 else ()
        places = {p for name in self._names.found(read) for p in range(name.start, name.end)}
        if not places:
            return None, text
        return named[0], " ".join(word for place, word in enumerate(read) if place not in places)

    def _named(self, text: str) -> tuple[str, ...]:
        """List the careers that a text names, in its order; each mends the words in its own way."""
        if len(self._retrievers) == 1:
            return ()
        places: dict[str, int] = {}
        for career, retriever in self._retrievers.items():
            for name in self._names.found(retriever.read(text).words):
                if career in name.careers:
                    places.setdefault(career, name.start)
        return tuple(sorted(places, key=lambda career: places[career]))

    def _judged(
        self,
        text: str,
        named: Sequence[str],
        otherwise: Sequence[str],
        strictness: Strictness,
    ) -> list[Judged]:
        """Judge a text by each career that it names, or otherwise means; else keep the surest."""
        among = named or otherwise or tuple(self._retrievers)
        judged = [self.judge(text, career, strictness) for career in among]
        if (named or otherwise) and len(judged) > 1:
            return asked_about(judged, self._names)
        if named and judged[0].outcome is not Outcome.ANSWERED:
            judged = self._speaking_of(named[0], text, strictness) or judged
        return [surest(judged)]

    def _speaking_of(self, name: str, text: str, strictness: Strictness) -> list[Judged]:
        """Judge by the other careers in whose answer the career that is named is spoken of.

        "How well must one know software engineering" need not be about software engineers.
        """
        speaking = [one for one in self._retrievers if name in self._names.spoken_of(one)]
        judged = [self.judge(text, career, strictness) for career in speaking]
        return [
            one
            for one in judged
            if one.outcome is Outcome.ANSWERED
            and name in self._names.spoken_of(one.career.id, one.ranking.best)
        ]

    def _without_others(self, career: str, reading: Reading) -> Reading:
        """Leave the names of other careers out, of a text that names this one as well.

        One that names none does not stand in the knowledge of this: "how long does it take" may
        stand in all of them.
        """
        if len(self._retrievers) == 1:
            return reading
        found = self._names.found(reading.words)
        known = self._names.spoken_of(career) | {career}
        left_out = {
            position
            for name in found
            if known.isdisjoint(name.careers)
            for position in range(name.start, name.end)
        }
        kept = (word for place, word in enumerate(reading.words) if place not in left_out)
        owner = reading.owner if any(career in name.careers for name in found) else None
        return replace(reading, words=tuple(kept), owner=owner)

    def _judge_by(
        self, retriever: Retriever, text: str, reading: Reading, strictness: Strictness
    ) -> Judged:
        career = retriever.career
        ranking = retriever.rank(reading)
        section = None if ranking.worded else self._sections[career.id].named(reading.words)
        if section is not None:
            ranking = ranking.led_by(section)
        if section is not None or (ranking.worded and ranking.gap is None):
            return Judged(text, career, reading, ranking, None, Outcome.ANSWERED, NAMED)
        scope = scope_of(ranking.signals)
        outcome = _outcome(ranking, scope, strictness)
        gap = ranking.gap if outcome is Outcome.RELATED else None
        topic = self._topics[career.id][gap] if gap else None
        if topic is not None and not topic.closest:
            outcome = Outcome.DECLINED
        sure = confidence(ranking.signals, scope)
        judged = Judged(text, career, reading, ranking, topic, outcome, sure)
        short = len(reading.words) == 1
        if (short or scope.off > scope.inside) and not names_something(judged):
            # "Which ones?" asks nothing by itself, nor does "why?".
            return replace(judged, outcome=Outcome.DECLINED, topic=None)
        return judged


def _outcome(ranking: Ranking, scope: Scope, strictness: Strictness) -> Outcome:
    """Decide by the chances, but for noise, and for what is said to be about something else."""
    if ranking.worded:
        return Outcome.RELATED
    if ranking.signals.known < LEAST_KNOWN:
        return Outcome.DECLINED
    outcome = outcome_of(scope, strictness)
    return Outcome.RELATED if ranking.of_another and outcome is Outcome.ANSWERED else outcome


def _only(career: str | None) -> tuple[str, ...]:
    return (career,) if career else ()


def _unless_declined(judged: Sequence[Judged]) -> list[Judged]:
    return [one for one in judged if one.outcome is not Outcome.DECLINED]
