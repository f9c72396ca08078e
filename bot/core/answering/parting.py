"""Part a message where one question ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.core.retrieval.text import words

MAX_SEGMENTS = 8
"""Segments that a message is parted into at most; the rest stays with the last."""

TOPIC_WORDS = 4
"""A message of nothing but segments this short is a list of topics ("pay, degree, certs")."""

STANDS_ALONE = 0.45
"""Confidence from which a segment counts as a question of its own."""

_ASKING = frozenset(
    "who whom whose what when where which why how whether do does did is are am can could should "
    "would will shall have has must may any tell explain define describe list give show".split()
)
"""Words that a question begins with, as the reader of words unfolds them."""

_BOUNDARY = re.compile(
    r"(?:(?=[?.!;,:/(\s\u2026])|(?:^|(?<=\s))(?=\d))"  # fails at once within a word, as most do
    r"(?:(?P<question>\?[\s!?.)]*)"
    r"|(?P<stop>[.!;](?=\s|$)|\n+|\s[-\u2013\u2014]+\s|\u2026|\.{2,})"
    r"|(?P<joint>,?\s+(?:as\s+well\s+as|also|plus|[&+]|and|n|but|then)\s+)"
    r"|(?P<choice>,?\s+or\s+(?=(?:" + "|".join(sorted(_ASKING)) + r")\s))"
    r"|(?P<comma>,\s+|:\s+|/\s+|(?<=[^\W\d_]{3})/(?=[^\W\d_]{3}))"
    r"|(?P<number>\(\d\)|(?:^|\s|(?<=\s))\d[.)]\s+))",
    re.IGNORECASE,
)
_LEADING = frozenset(
    "and also then after that so but plus ok okay well um uh like hey hi hello or please first "
    "second third lastly finally".split()
)
_TIES = frozenset({"joint", "comma", "choice"})
"""Boundaries at which a sentence goes on."""

_QUESTION_WORDS = frozenset("who whom whose what when where which why how".split())
"""Those of them that may ask by themselves."""

_BEFORE_THEM = frozenset("about at by for from in of on to with".split())
"""Words that may stand before such a one: "with what libraries"."""

_CHOOSING = frozenset("which where who what".split())

COMPARING = frozenset("best better more most less least".split())
"""Words that make a choice of a question that begins with one of those."""

_WISHING = re.compile(r"\b(?:(?:want|need|like) to know|wonder|wondering|curious)\b")
"""How a wish to know is told from background."""

_GOING_ON = frozenset("and also then plus".split())

_LISTING = frozenset("the a an their your my its some".split())
"""Words that a thing in a list begins with ("i need the tasks, the traits and the wage")."""

_WANTING = re.compile(
    r"\b(?:need|want|would like) (?:the|a|an|their|your|some)\b"
    r"|\b(?:advice|details|facts|help|info|information|questions?|tips) (?:about|for|on|with)\b"
    r"|\b(?:interested in|looking for)\b",
    re.IGNORECASE,
)
"""How a list begins that asks for things without asking a question."""

_TELLING = frozenset("i he she it or that this we".split())
"""Words that a clause begins with that is no thing one asks about."""

REFERRING = frozenset("both two three".split())
"""Words that point back to several things said before ("my github is empty ... each of those")."""

_REFERENCE = re.compile(
    r"\b(?:both|for each|the (?:two|three)"
    r"|(?:each|all|any|either|some|which) of (?:these|those|them))\b"
)

_STUMP_WORDS = 2
"""Words up to which the beginning of a question is no question ("do they also ...")."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a message between two possible boundaries."""

    text: str
    marked: bool
    """It ends with a question mark."""
    numbered: bool = False
    """It stands in a numbered list."""
    tie: str = ""
    """How it is tied to what stands before it: "joint", "comma" or "choice"; else empty."""

    @property
    def asks(self) -> bool:
        """Say whether it is a question by its mark or its first words, and no clause of another."""
        return self.numbered or _asks(self.text, marked=self.marked)

    @property
    def chooses(self) -> bool:
        """Say whether it offers another answer to the question before it: "or is it luck"."""
        return self.tie == "choice" or words(self.text)[:1] == ["or"]

    @property
    def is_topic(self) -> bool:
        """Say whether it is short, and a thing that one may ask about: "soft skills"."""
        first = next((word for word in words(self.text) if word not in _GOING_ON), "")
        return len(self.text.split()) <= TOPIC_WORDS and first not in _TELLING

    @property
    def refers(self) -> bool:
        """Say whether it points back to several things that were said before."""
        return bool(_REFERENCE.search(self.text.casefold()))

    @property
    def wants(self) -> bool:
        """Say whether it asks for a thing that may be the first of a list."""
        return bool(_WANTING.search(self.text))

    @property
    def wanted(self) -> str:
        """Return what it wishes for: "tasks" of "i need the tasks".

        Other segments are returned whole.
        """
        wishes = () if self.asks else tuple(_WANTING.finditer(self.text))
        return (wishes and self.text[wishes[-1].end() :].strip()) or self.text

    @property
    def lists(self) -> bool:
        """Say whether it is one more thing of a list by its first words."""
        first = next((word for word in words(self.text) if word not in _GOING_ON), "")
        return first in _LISTING


@lru_cache(maxsize=2 * MAX_SEGMENTS)
def _asks(text: str, *, marked: bool) -> bool:
    read = [word for word in words(text) if word not in _LEADING]
    first, second = (*read, "", "")[:2]
    if first == "if" or (first == "when" and second not in _ASKING):
        return False
    asks = first in _ASKING or (first in _BEFORE_THEM and second in _QUESTION_WORDS)
    return marked or asks or bool(_WISHING.search(" ".join(words(text))))


def segments(text: str) -> list[Segment]:
    """Cut a cleaned message at every place where a question may end."""
    found: list[Segment] = []
    start, numbered, tie = 0, False, ""
    for match in _BOUNDARY.finditer(text):
        if len(found) == MAX_SEGMENTS - 1:
            break
        marked = match.lastgroup == "question"
        piece = text[start : match.start()].strip()
        if match.lastgroup == "joint" and _is_stump(piece):
            continue
        if piece:
            found.append(Segment(piece, marked, numbered, tie))
            numbered = False
        elif found and marked:
            found[-1] = replace(found[-1], marked=True)
        numbered |= match.lastgroup == "number"
        tie = match.lastgroup if match.lastgroup in _TIES else ""
        start = match.end()
    rest = text[start:].strip()
    if rest:
        found.append(Segment(rest, rest.endswith("?"), numbered, tie))
    return _with_options(found)


def _with_options(pieces: Sequence[Segment]) -> list[Segment]:
    """Leave with a choice what it is between: "which pays most, Rome, Oslo or Bonn"."""
    found: list[Segment] = []
    for piece in pieces:
        before = found[-1] if found else None
        if before and piece.tie == "comma" and _is_choice(before) and not _asks_first(piece):
            joined = f"{before.text}, {piece.text}"
            found[-1] = replace(before, text=joined, marked=piece.marked or before.marked)
        else:
            found.append(piece)
    return found


def _is_choice(piece: Segment) -> bool:
    read = words(piece.text)
    return bool(read) and read[0] in _CHOOSING and not COMPARING.isdisjoint(read)


def _asks_first(piece: Segment) -> bool:
    first = next((word for word in words(piece.text) if word not in _LEADING), "")
    return first in _ASKING


def _is_stump(piece: str) -> bool:
    """Say whether a piece is the mere beginning of a question."""
    read = words(piece)
    return 0 < len(read) <= _STUMP_WORDS and read[0] in _ASKING - _QUESTION_WORDS


def own_questions(pieces: Sequence[Segment]) -> list[int]:
    """Return the positions of the segments that may be questions, not background."""
    asking = [at for at, piece in enumerate(pieces) if piece.asks and not (at and piece.chooses)]
    if not asking and all(len(piece.text.split()) <= TOPIC_WORDS for piece in pieces):
        return list(range(len(pieces)))
    return asking


def listed(pieces: Sequence[Segment]) -> list[int]:
    """Return the positions of the other segments that may be asked about.

    They go on with a list that a question or a wish begins, are a topic tied to a question, offer
    another answer to it, or a question points back to them.
    """
    others = [position for position, piece in enumerate(pieces) if not piece.asks]
    if any(piece.asks and piece.refers for piece in pieces):
        return others
    found = [at for at, piece in enumerate(pieces) if at and piece.asks and piece.chooses]
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
    """Say whether a topic is tied to the question after it: "soft skills and what they earn"."""
    after = pieces[position + 1] if position + 1 < len(pieces) else None
    tied = after is not None and after.asks and after.tie == "joint"
    return tied and pieces[position].is_topic
