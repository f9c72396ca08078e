"""Part a message where one question ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.retrieval.text import words

MAX_SEGMENTS = 8
"""Segments that a message is parted into at most; the rest stays with the last."""

TOPIC_WORDS = 4
"""A message of nothing but segments this short is a list of topics ("pay, degree, certs")."""

STANDS_ALONE = 0.45
"""Confidence from which a segment counts as a question of its own."""

_BOUNDARY = re.compile(
    r"(?P<question>\?[\s!?.)]*)"
    r"|(?P<stop>[.!;](?=\s|$)|\n+|\s[-\u2013\u2014]+\s|\u2026|\.{2,})"
    r"|(?P<joint>,?\s+(?:as\s+well\s+as|also|plus|[&+]|and|n|but|then)\s+)"
    r"|(?P<comma>,\s+|:\s+|\(\d\)|/\s+)",
    re.IGNORECASE,
)
_LEADING = frozenset(
    "and also then after that so but plus ok okay well um uh like hey hi hello or please first "
    "second third lastly finally".split()
)
_ASKING = frozenset(
    "who whom whose what when where which why how whether do does did is are am can could should "
    "would will shall have has must may any tell explain describe list give show".split()
)
"""Words that a question begins with, as the reader of words unfolds them."""


_WISHING = re.compile(r"\b(?:(?:want|need|like) to know|wonder|wondering|curious)\b")
"""How a wish to know is told from background."""

_GOING_ON = frozenset("and also then plus".split())

_LISTING = frozenset("the a an their your my its some".split())
"""Words that a thing in a list begins with ("i need the tasks, the traits and the wage")."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a message between two possible boundaries."""

    text: str
    marked: bool
    """It ends with a question mark."""

    @property
    def asks(self) -> bool:
        """Say whether it is a question by its mark or its first words, and no clause of another."""
        read = [word for word in words(self.text) if word not in _LEADING]
        first, second = (*read, "", "")[:2]
        if first == "if" or (first == "when" and second not in _ASKING):
            return False
        return self.marked or first in _ASKING or bool(_WISHING.search(" ".join(read)))

    @property
    def lists(self) -> bool:
        """Say whether it is one more thing of a list by its first words."""
        first = next((word for word in words(self.text) if word not in _GOING_ON), "")
        return first in _LISTING


def segments(text: str) -> list[Segment]:
    """Cut a cleaned message at every place where a question may end."""
    found: list[Segment] = []
    start = 0
    for match in _BOUNDARY.finditer(text):
        if len(found) == MAX_SEGMENTS - 1:
            break
        marked = match.lastgroup == "question"
        piece = text[start : match.start()].strip()
        if piece:
            found.append(Segment(piece, marked))
        elif found and marked:
            found[-1] = Segment(found[-1].text, True)
        start = match.end()
    rest = text[start:].strip()
    if rest:
        found.append(Segment(rest, rest.endswith("?")))
    return found


def own_questions(pieces: Sequence[Segment]) -> list[int]:
    """Return the positions of the segments that may be questions, not background."""
    asking = [position for position, piece in enumerate(pieces) if piece.asks]
    if not asking and all(len(piece.text.split()) <= TOPIC_WORDS for piece in pieces):
        return list(range(len(pieces)))
    return asking


def listed(pieces: Sequence[Segment]) -> list[int]:
    """Return the positions of the segments that go on with the list that a question begins."""
    found: list[int] = []
    for position, piece in enumerate(pieces[1:], 1):
        before = position - 1
        if piece.lists and not piece.asks and (before in found or pieces[before].asks):
            found.append(position)
    return found
