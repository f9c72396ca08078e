"""Part a message where one question ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.core.answering.segment import (
    ASKING,
    LEADING,
    QUESTION_WORDS,
    TOPIC_WORDS,
    Segment,
)
from bot.core.retrieval.features import POINTING_WORDS
from bot.core.retrieval.text import words

MAX_SEGMENTS = 8
"""Segments that a message is parted into at most; the rest stays with the last."""

_ASKS = "(?=(?:" + "|".join(sorted(ASKING)) + r")\s)"
"""Before a word that a question begins with."""

_BOUNDARY = re.compile(
    r"(?:(?=[?.!;,:/(\s\u2026])|(?:^|(?<=\s))(?=\d|[a-h]\)))"  # fails at once within a word
    r"(?:(?P<question>\?[\s!?.)]*)"
    r"|(?P<stop>[.!;](?=\s|$)|\n+|\s[-\u2013\u2014]+\s|\u2026|\.{2,})"
    r"|(?P<joint>,?\s+(?:as\s+well\s+as|also|plus(?!\s+or\b)|[&+]|and|n|but)\s+|,\s+then\s+"
    r"|\s+then\s+" + _ASKS + r")"
    r"|(?P<choice>,?\s+or\s+" + _ASKS + r")"
    r"|(?P<heading>:\s+)|(?P<comma>,\s+|/\s+|(?<=[^\W\d_]{3})/(?=[^\W\d_]{3}))"
    r"|(?P<number>\([a-h\d]\)|(?:^|\s|(?<=\s))(?:\d[.)]|[a-h]\))\s+))",
    re.IGNORECASE,
)
_TIES = frozenset({"joint", "comma", "heading", "choice"})
"""Boundaries at which a sentence goes on."""

_VERBS = ASKING - QUESTION_WORDS
"""Words that a question begins with, and that what goes on with a sentence may begin with too."""

_CHOOSING = frozenset("which where who what".split())

COMPARING = frozenset("best better more most less least".split())
"""Words that make a choice of a question that begins with one of those."""

_POINTING = POINTING_WORDS - {"it", "this"}
"""Those that point to a statement; "is this field ..." and "is it hard" point to the career."""

POINTING_WITHIN = 7
"""Words up to which a question is about what "that" points to; longer ones are so by themselves."""

_SUBJECTS = frozenset(
    "a an any anybody anyone he i it ml my one people she that the their there these they this "
    "those we you your".split()
)
"""Words behind a verb that make a question of it: "have they", and not "have to"."""

_PERSONS = frozenset("he i my she we".split())
"""Words that a sentence about somebody begins with."""

_PERSON_WITHIN = 4
"""Words among which such a one stands: "as a nurse i ..."."""

HEADING_WORDS = 2
"""Words up to which what stands before a colon may be what the question after it is about."""

_STUMP_WORDS = 2
"""Words up to which the beginning of a question is no question ("do they also ...")."""


def segments(text: str) -> list[Segment]:
    """Cut a cleaned message at every place where a question may end."""
    found: list[Segment] = []
    start, numbered, headed, tie = 0, False, False, ""
    for match in _BOUNDARY.finditer(text):
        if len(found) == MAX_SEGMENTS - 1:
            break
        marked = match.lastgroup == "question"
        piece = text[start : match.start()].strip()
        if match.lastgroup == "joint" and _is_stump(piece):
            continue
        if match.lastgroup == "heading" and _is_heading(piece, text[match.end() :]):
            headed = True
            continue
        if piece:
            found.append(Segment(piece, marked or headed, numbered, tie))
            numbered = headed = False
        elif found and marked:
            found[-1] = replace(found[-1], marked=True)
        numbered |= match.lastgroup == "number"
        tie = match.lastgroup if match.lastgroup in _TIES else ""
        start = match.end()
    rest = text[start:].strip()
    if rest:
        found.append(Segment(rest, headed or rest.endswith("?"), numbered, tie))
    return _with_context(found)


def _with_context(pieces: Sequence[Segment]) -> list[Segment]:
    """Leave with a choice what it is between ("which pays most, Rome, Oslo or Bonn").

    And with a question what it points to: "i rush everything, is that bad".
    """
    found: list[Segment] = []
    leans = False
    for piece in pieces:
        before = found[-1] if found else None
        leans = before is not None and (_is_about(piece, before) or (leans and piece.chooses))
        if before and (leans or _is_option(piece, before) or _goes_on(piece, before)):
            marked = leans or piece.marked or before.marked
            found[-1] = replace(before, text=f"{before.text}, {piece.text}", marked=marked)
        else:
            found.append(piece)
    return found


def _goes_on(piece: Segment, before: Segment) -> bool:
    """Say whether a piece says more of the same person: "i work in hr and have to hire one"."""
    read, told = words(piece.text), words(before.text)
    verb = len(read) > 1 and read[0] in _VERBS and read[1] not in _SUBJECTS
    tells = not before.asks and not piece.marked and not _PERSONS.isdisjoint(told[:_PERSON_WITHIN])
    return piece.tie == "joint" and verb and tells


def _is_option(piece: Segment, before: Segment) -> bool:
    return piece.tie == "comma" and _is_choice(before) and not _asks_first(piece)


def _is_about(piece: Segment, before: Segment) -> bool:
    """Say whether a question says no more than that it is about what was said: "is that bad"."""
    read = words(piece.text)
    points = 1 < len(read) <= POINTING_WITHIN and read[0] in ASKING and read[1] in _POINTING
    return points and not before.asks


def _is_choice(piece: Segment) -> bool:
    read = words(piece.text)
    return bool(read) and read[0] in _CHOOSING and not COMPARING.isdisjoint(read)


def _asks_first(piece: Segment) -> bool:
    first = next((word for word in words(piece.text) if word not in LEADING), "")
    return first in ASKING


def _is_stump(piece: str) -> bool:
    """Say whether a piece is the mere beginning of a question."""
    read = words(piece)
    return 0 < len(read) <= _STUMP_WORDS and read[0] in ASKING - QUESTION_WORDS


def _is_heading(piece: str, rest: str) -> bool:
    """Say whether a piece is what the question after it is about: "maths: which parts"."""
    read, first = words(piece), set(words(*rest.split(maxsplit=1)[:1]))
    return len(read) <= HEADING_WORDS and LEADING.isdisjoint(read) and first <= QUESTION_WORDS


def own_questions(pieces: Sequence[Segment]) -> list[int]:
    """Return the positions of the segments that may be questions, not background."""
    announced = next((at for at, piece in enumerate(pieces) if piece.announces), len(pieces))
    asking = [
        at
        for at, piece in enumerate(pieces)
        if (piece.asks and not (at and piece.chooses))
        or (at and _is_wished(piece, pieces[at - 1]))
        or at > announced
    ]
    if not asking and all(map(_is_thing, pieces)):
        return list(range(len(pieces)))
    return asking


def _is_thing(piece: Segment) -> bool:
    """Say whether a piece is a thing of a list: "pay", and not "the pay is there"."""
    return len(piece.text.split()) <= TOPIC_WORDS and _VERBS.isdisjoint(words(piece.text)[1:])


def _is_wished(piece: Segment, before: Segment) -> bool:
    """Say whether a piece goes on with a wish to know: "i want to know ... and if ..."."""
    return piece.tie == "joint" and before.wishes and words(piece.text)[:1] == ["if"]


def listed(pieces: Sequence[Segment]) -> list[int]:
    """Return the positions of the other segments that may be asked about.

    They go on with a list that a question or a wish begins, are a topic tied to a question, offer
    another answer to it without pointing back, or a question points back to them.
    """
    own = own_questions(pieces)
    others = [at for at, piece in enumerate(pieces) if not piece.asks and at not in own]
    if any(piece.asks and piece.refers for piece in pieces):
        return others
    found = [
        at
        for at, piece in enumerate(pieces)
        if at and piece.asks and piece.chooses and POINTING_WORDS.isdisjoint(words(piece.text))
    ]
    for position in others:
        before = pieces[position - 1] if position else None
        here = pieces[position]
        if _leads_to_a_question(pieces, position):
            found.append(position)
        if before is None or not (here.lists or (here.tie and here.is_topic)):
            continue
        if not before.asks and before.wants:
            found.append(position - 1)
        if before.asks or position - 1 in found:
            found.append(position)
    return sorted(set(found))


def _leads_to_a_question(pieces: Sequence[Segment], position: int) -> bool:
    """Say whether a topic is tied to a question: "pay, soft skills and what they do"."""
    after = pieces[position + 1] if position + 1 < len(pieces) else None
    if after is None or not after.tie or not pieces[position].is_topic:
        return False
    return after.tie == "joint" if after.asks else _leads_to_a_question(pieces, position + 1)
