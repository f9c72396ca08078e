"""A stretch of a message, and what its words say about whether it is a question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.core.retrieval.text import words

TOPIC_WORDS = 4
"""A message of nothing but segments this short is a list of topics ("pay, degree, certs")."""

REMEMBERED = 16
"""Segments of which it is remembered whether they ask: each of a message is looked at often."""

ASKING = frozenset(
    "who whom whose what when where which why how whether do does did is are am can could should "
    "would will shall have has must may any tell explain define describe list give show".split()
)
"""Words that a question begins with, as the reader of words unfolds them."""

LEADING = frozenset(
    "and also then after that so but plus ok okay well um uh like hey hi hello or please first "
    "second third lastly finally one two three".split()
)
"""Words that may stand before a question and are no part of it."""

QUESTION_WORDS = frozenset("who whom whose what when where which why how".split())
"""Those of them that may ask by themselves."""

_BEFORE_THEM = frozenset("about at by for from in of on to with".split())
"""Words that may stand before such a one: "with what libraries"."""

_WISHING = re.compile(r"\b(?:(?:want|need|like)(?: to)? know|wonder|wondering|curious)\b")
"""How a wish to know is told from background."""

_INVERTED = re.compile(
    r"\b(?:am|are|can|could|do|does|is|should|will|would) (?:i|it|one|people|there|they|we|you)\b"
)
"""How a question is told that a condition stands before: "if it changes, how do they cope"."""

_INVERTED_WITHIN = re.compile(
    r"\b(?:how|what|when|where|which|who|why) (?:\w+ ){0,2}?"
    r"(?:am|are|can|could|do|does|did|is|should|will|would) (?:i|it|one|people|there|they|we|you)\b"
)
"""How a question is told that anything stands before: "once it is good how does it get there"."""

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
    r"\b(?:both|for each|each (?:one|side)|(?:the|these|those) (?:two|three)"
    r"|the (?:first|second) one"
    r"|(?:each|all|any|either|some|which) of (?:these|those|them))\b"
)

_ANNOUNCING = re.compile(
    r"\b(?:two|three|four|2|3|4|few|couple(?: of)?) (?:\w+ )?(?:doubts|points|questions|q's|qs"
    r"|things|topics|worries)\b"
)
"""How a message says that several questions follow."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a message between two possible boundaries."""

    text: str
    marked: bool
    """It ends with a question mark."""
    numbered: bool = False
    """It stands in a numbered list."""
    tie: str = ""
    """How it is tied to what stands before it: "joint", "comma", "heading" or "choice"; or not."""

    @property
    def asks(self) -> bool:
        """Say whether it is a question by its mark or its first words, and no clause of another."""
        return self.numbered or _asks(self.text, marked=self.marked)

    @property
    def wishes(self) -> bool:
        """Say whether it is a wish to know something."""
        return _wishes(self.text)

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
    def announces(self) -> bool:
        """Say whether it tells that several questions follow: "two things"."""
        return not self.asks and bool(_ANNOUNCING.search(self.text.casefold()))

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


@lru_cache(maxsize=REMEMBERED)
def _asks(text: str, *, marked: bool) -> bool:
    read = [word for word in words(text) if word not in LEADING]
    first, second = (*read, "", "")[:2]
    if first == "if" or (first == "when" and second not in ASKING):
        return bool(_INVERTED.search(" ".join(read)))
    asks = first in ASKING or (first in _BEFORE_THEM and second in QUESTION_WORDS)
    return marked or asks or _wishes(text) or bool(_INVERTED_WITHIN.search(" ".join(read)))


def _wishes(text: str) -> bool:
    return bool(_WISHING.search(" ".join(words(text))))
