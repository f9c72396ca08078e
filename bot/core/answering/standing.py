"""Weigh segments of a message: which are questions of their own, left open, or clearer than it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from bot.core.answering.answer import Outcome
from bot.core.answering.judged import Judged
from bot.core.answering.pointing import (
    has_pointing_subject,
    is_about_that,
    names_something,
    points_back,
)
from bot.core.answering.segment import Segment
from bot.core.retrieval.confidence import scope_of

STANDS_ALONE = 0.45
"""Confidence from which a segment counts as a question of its own."""

CLEAR = 0.9
"""Confidence from which a segment is answered although the message as a whole is declined."""

ABOUT_THE_CAREER = 0.8
"""Confidence from which a segment is a question although it names nothing but the career."""

PLAIN = 0.05
"""Chance of lying off the source below which no stretch of a message is about something else."""

BY_CHANCE = 0.01
"""Chance of lying inside the source below which the nearest entry is nearest by chance."""

ELSEWHERE = 0.9
"""Chance of lying off the source from which a message is about something else, whatever is in it.

"Solve this integral, x squared from 0 to 1" has 0.996. From 0.7 to 0.95 nothing changes.
"""

UNSURE = 0.5
"""Confidence below which a message is answered by its one sure segment instead of as a whole."""

REST_SURE = 0.6
"""Confidence from which the rest of a message is a question; from 0.5 to 0.8 nothing changes."""

POINTED_TO = 3
"""Entries of a message's ranking that it is said to point to."""

BEARING_OUT = 2
"""Entries of a message's ranking that bear a doubtful segment out; a third changes nothing."""

FAINT = 0.25
"""Confidence from which a question that is declined by itself may be borne out.

From 0.1 to 0.3 four questions in 2,600 change.
"""

MIN_UNANSWERED_WORDS = 3
"""A segment of fewer words ("right?") is not counted as a question of its own."""


def is_clear(judged: Judged) -> bool:
    """Say whether a segment is answered for sure."""
    return judged.outcome is Outcome.ANSWERED and judged.confidence >= CLEAR


def left_open(judged: Sequence[Judged], sure: Sequence[Judged], whole: Judged) -> tuple[str, ...]:
    """List the declined segments that are about something else than those that stand alone.

    One that comes nearest to an entry that is shown already belongs to the question about it, if
    not by chance, and so does one that points back to it. Where the whole message is one plain
    question, the rest is a turn of phrase about the same.
    """
    shown = {_place(one) for one in sure}
    if len(sure) == 1 and _is_plain(whole) and _place(whole) in shown:
        return ()
    return tuple(
        one.text
        for one in judged
        if one.outcome is Outcome.DECLINED
        and len(one.reading.words) >= MIN_UNANSWERED_WORDS
        and names_something(one)
        and not points_back(one)
        and (_place(one) not in shown or _is_by_chance(one))
    )


def _is_by_chance(judged: Judged) -> bool:
    """Say whether an entry is nearest only because some entry has to be."""
    scope = scope_of(judged.ranking.signals)
    return scope.inside < BY_CHANCE and scope.off >= scope.near


def _is_plain(whole: Judged) -> bool:
    """Say whether a whole message is one question that the source answers."""
    return is_clear(whole) and scope_of(whole.ranking.signals).off < PLAIN


def _stands_alone(judged: Judged) -> bool:
    """Say whether a segment is a question by itself: one that is answered, or known to be a gap."""
    sure = judged.confidence >= STANDS_ALONE or judged.topic is not None
    named = names_something(judged) or _asks_about_the_career(judged)
    return sure and judged.outcome is not Outcome.DECLINED and named


def _asks_about_the_career(judged: Judged) -> bool:
    """Say whether a text that names nothing but the career is a question: "what is an mle"."""
    answered = judged.outcome is Outcome.ANSWERED and judged.confidence >= ABOUT_THE_CAREER
    return answered and not points_back(judged) and Segment(judged.text, marked=False).asks


def standing(
    judged: Mapping[int, Sequence[Judged]], own: Collection[int], whole: Judged
) -> list[Judged]:
    """Choose of the judged segments, by their positions, those that are questions by themselves.

    Those at `own` may be; another is if it is answered for sure, or the whole message points to it.
    """
    found = [
        one
        for position, segment in judged.items()
        for one in (_borne_out(one, whole) if position in own else one for one in segment)
        if position in own or is_clear(one) or _is_pointed_to(one, whole)
    ]
    return _about_different_entries(found, whole)


def _borne_out(segment: Judged, whole: Judged) -> Judged:
    """Answer a doubtful segment where the whole message, which is answered, comes near its entry.

    What a question leaves out stands beside it: "where do I get practice and how do I show it off".
    """
    agrees = segment.ranking.best in {name for name, _ in whole.ranking.entries[:BEARING_OUT]}
    if not agrees or whole.outcome is not Outcome.ANSWERED or not _is_doubtful(segment):
        return segment
    sure = max(segment.confidence, STANDS_ALONE)
    return replace(segment, outcome=Outcome.ANSWERED, topic=None, confidence=sure)


def _is_doubtful(segment: Judged) -> bool:
    """Say whether a segment may mean more than it says."""
    if segment.ranking.worded or not names_something(segment):
        return False
    if segment.outcome is Outcome.DECLINED:
        return segment.confidence >= FAINT and Segment(segment.text, marked=False).asks
    return segment.outcome is Outcome.RELATED


def _is_pointed_to(segment: Judged, whole: Judged) -> bool:
    """Say whether a segment is answered by an entry that the whole message points to."""
    return segment.outcome is Outcome.ANSWERED and segment.ranking.best in _pointed_to(whole)


def _about_different_entries(judged: Sequence[Judged], whole: Judged) -> list[Judged]:
    """Keep the segments that stand alone; of two about one entry, the surer.

    A clear answer to the whole message is not made a half one by what only points back to it.
    """
    clear = is_clear(whole) and any(_place(one) == _place(whole) for one in judged)
    kept: dict[tuple[str, str], Judged] = {}
    for one in judged:
        if not _stands_alone(one) or (clear and _is_half(one)):
            continue
        known = kept.get(_place(one))
        if known is None or one.confidence > known.confidence:
            kept[_place(one)] = one
    return [one for one in judged if kept.get(_place(one)) is one]


def _is_half(judged: Judged) -> bool:
    """Say whether a segment is half an answer about what its subject points back to."""
    doubtful = judged.outcome is Outcome.RELATED and judged.confidence < CLEAR
    return doubtful and has_pointing_subject(judged)


def _place(judged: Judged) -> tuple[str, str]:
    return judged.career.id, judged.ranking.best


def clearer(whole: Judged, sure: Sequence[Judged], *, alone: bool) -> Judged:
    """Prefer the one sure segment to an unsure whole, if the whole points to its entry as well.

    `alone` says that the message asks nothing else, which might be what the whole is declined for.
    Out of its context a segment never makes the answer bolder than the whole message did, and what
    stands beside a question never makes its answer less sure.
    """
    if not sure:
        return whole
    (segment,) = sure
    if whole.outcome is Outcome.DECLINED:
        strange = is_about_that(segment) or (alone and _is_elsewhere(whole))
        return segment if segment.confidence >= CLEAR and not strange else whole
    if whole.confidence >= UNSURE:
        return _as_sure_as(segment, whole)
    agrees = segment.ranking.best in _pointed_to(whole)
    if not agrees or segment.confidence <= whole.confidence or _is_gap(whole):
        return whole
    if whole.outcome is Outcome.RELATED and segment.outcome is Outcome.ANSWERED:
        return replace(segment, outcome=Outcome.RELATED, topic=whole.topic)
    return segment


def _is_elsewhere(judged: Judged) -> bool:
    """Say whether a text is about something else for sure."""
    return scope_of(judged.ranking.signals).off >= ELSEWHERE


def _as_sure_as(segment: Judged, whole: Judged) -> Judged:
    """Raise the confidence in a message to that in its one question, if both are answered alike."""
    both = whole.outcome is segment.outcome is Outcome.ANSWERED and _place(whole) == _place(segment)
    return replace(whole, confidence=max(whole.confidence, segment.confidence)) if both else whole


def is_another_question(rest: Judged, segment: Judged, whole: Judged) -> bool:
    """Say whether the rest of a message asks for another entry than its one sure segment.

    It has to be the one that the whole message comes nearest to: out of its context a rest alone is
    easily about anything.
    """
    sure = rest.outcome is Outcome.ANSWERED and rest.confidence >= REST_SURE
    agrees = _place(rest) == _place(whole) != _place(segment)
    return sure and agrees and names_something(rest)


def _pointed_to(whole: Judged) -> set[str]:
    return {name for name, _ in whole.ranking.entries[:POINTED_TO]}


def _is_gap(whole: Judged) -> bool:
    """Say whether a gap topic and the entry closest to it were found together."""
    return whole.topic is not None and whole.ranking.best in whole.topic.closest
