"""Try a change of the knowledge before it is made: what would be answered otherwise.

Two careers are learned, or one where what was learned of the present one is given; each takes
seconds, and so does leaving phrasings out. Nothing here waits: call it in a thread.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Answer, Outcome
from bot.core.answering.evaluation import Question, evaluate
from bot.core.answering.outcome import Strictness
from bot.core.curating.applying import applied, career_of, missing_of
from bot.core.curating.changes import Change
from bot.core.knowledge.checks.duplicates import nearly_the_same
from bot.core.knowledge.model import Career, Knowledge
from bot.core.retrieval.learning import Learned
from bot.core.retrieval.left_out import LeftOut, left_out


@dataclass(frozen=True, slots=True)
class Shown:
    """How a text is answered: what is shown first of it, if anything."""

    outcome: Outcome
    entry: str | None
    gap: str | None


@dataclass(frozen=True, slots=True)
class TriedText:
    """A text of the change, how it is answered now and how it would be."""

    text: str
    owner: str
    """The entry or section that the text is added to, or the gap topic."""
    before: Shown
    after: Shown


@dataclass(frozen=True, slots=True)
class Turned:
    """A question that was measured, and is right only before or only after the change."""

    text: str
    right_after: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """How many of the same questions, or phrasings left out, are right before and after."""

    asked: int
    before: int
    after: int
    turned: tuple[Turned, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """What a change would do."""

    missing: Change
    """The part of the change that the knowledge lacks."""
    texts: tuple[TriedText, ...]
    warnings: tuple[str, ...]
    """What the knowledge's checks say of the change's own texts."""
    left_out: Figures | None
    """How the career's phrasings are found by what the others teach; None where not measured."""
    questions: Figures | None
    """How questions of a file are answered; None where none were given."""

    @property
    def is_empty(self) -> bool:
        """Say whether the knowledge has all of the change already."""
        return not self.texts


def tried(
    knowledge: Knowledge,
    change: Change,
    learned: Mapping[str, Learned] | None = None,
    strictness: Strictness = Strictness.BALANCED,
    questions: Sequence[Question] | None = None,
) -> Trial:
    """Try a change; raise ChangeError where it does not fit the knowledge.

    `learned` is what was learned of careers already. `questions` are asked before and after;
    where they are None, the career is measured by leaving its own phrasings out, which takes
    longest; where they are empty, nothing is measured.
    """
    career = career_of(knowledge, change)
    missing = missing_of(career, change)
    after = applied(knowledge, missing)
    if after is knowledge:
        return Trial(missing, (), (), None, None)
    changed = career_of(after, change)
    given = dict(learned or {})
    now = Advisor(knowledge, given, strictness)
    kept = {name: one for name, one in given.items() if name != career.id}
    then = Advisor(after, kept, strictness)
    owned = tuple(_owned(missing))
    leaving_out = questions is None
    found = left_out(changed) if leaving_out else ()
    return Trial(
        missing=missing,
        texts=tuple(
            TriedText(text, owner, _shown(now.ask(text)), _shown(then.ask(text)))
            for owner, text in owned
        ),
        warnings=tuple(_warnings(changed, owned, found)),
        left_out=_left_out(left_out(career), found) if leaving_out else None,
        questions=_asked(now, then, questions) if questions else None,
    )


def _owned(change: Change) -> Iterator[tuple[str, str]]:
    for one in change.added:
        yield from ((one.to, text) for text in one.phrasings)
    for topic in change.gap_topics:
        yield from ((f"gap topic {topic.id}", text) for text in topic.phrasings)


def _shown(answer: Answer) -> Shown:
    part = answer.parts[0] if answer.parts else None
    return Shown(answer.outcome, part.entry if part else None, part.gap if part else None)


def _warnings(
    career: Career, owned: Sequence[tuple[str, str]], found: Sequence[LeftOut]
) -> Iterator[str]:
    new = frozenset(owned)
    yield from nearly_the_same(career, new)
    for one in found:
        if (one.owner, one.phrasing) in new and one.found != one.owner:
            yield f"{one.owner}: “{one.phrasing}” is found under {one.found} when left out"


def _left_out(before: Sequence[LeftOut], after: Sequence[LeftOut]) -> Figures:
    """Compare the phrasings that were there before."""
    then = {(one.owner, one.phrasing): one.found == one.owner for one in after}
    return _figures(
        [(one.phrasing, one.found == one.owner, then[one.owner, one.phrasing]) for one in before]
    )


def _asked(now: Advisor, then: Advisor, questions: Sequence[Question]) -> Figures:
    pairs = zip(evaluate(now, questions), evaluate(then, questions), strict=True)
    return _figures([(one.question.question, one.is_right, two.is_right) for one, two in pairs])


def _figures(compared: Sequence[tuple[str, bool, bool]]) -> Figures:
    return Figures(
        asked=len(compared),
        before=sum(before for _, before, _ in compared),
        after=sum(after for _, _, after in compared),
        turned=tuple(Turned(text, after) for text, before, after in compared if before != after),
    )
