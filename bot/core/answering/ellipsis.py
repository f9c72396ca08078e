"""Recognise a message that leaves its subject out, as one who goes on talking does."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import dropwhile

from bot.core.answering.overview import ASKING
from bot.core.answering.segment import Segment
from bot.core.retrieval.features import FUNCTION_STEMS, POINTING_WORDS, stem

MAX_WORDS = 8
"""A message of more words says what it is about."""

MAX_BESIDE = 3
"""Words of its own in "and with a master's in physics"; more of them are a subject."""

MAX_UNASKED = 3
"""Words of an order that needs no question mark: "the next one"."""


class Wish(StrEnum):
    """Name what a message asks for of what was shown before it."""

    MORE = "more"
    NEXT = "next"
    BEFORE = "before"
    FIRST = "first"
    WHICH = "which"
    ABOUT = "about"
    """Something about it, without a word that says what it is: "why is that?"."""
    BESIDE = "beside"
    """Something about it together with a word of its own: "and in Germany?"."""


def _stems(listed: str) -> frozenset[str]:
    return frozenset(map(stem, listed.split()))


_LINKS = frozenset("and but or so also plus then".split())
_PREPOSITIONS = frozenset("in for with without at by from as on near under inside outside".split())
_LINKING = frozenset({("what", "about"), ("how", "about"), ("what", "of"), ("what", "if")})
_POINTING = POINTING_WORDS | frozenset("its they them their one ones there such same both".split())
_ONES = frozenset({"one", "ones"})
_MORE = _stems(
    "more else other others another rest further elaborate continue expand detail deeper explain "
    "additional remaining"
)
_GOING_ON = ("go on", "keep going", "carry on")
_NEXT = _stems("next following afterwards")
_THEN = _stems("then after")
_BEFORE = _stems("previous before preceding")
_FIRST = _stems("first begin beginning")
_WHICH = _stems("which example instance namely")
_WHICH_OF = ("what ones", "such as", "like what", "name them", "list them")
_REFUSING = frozenset("no not nothing never without stop".split())
_TO_THE_BOT = frozenset("you your yours yourself".split())
_COURTESY = frozenset(
    "aight alright bet cool nice great thanks thank thx ty sure right fine wow sorry wait hey hi "
    "hello sir madam dear ok okay well".split()
)
_ORDER = _NEXT | _THEN | _BEFORE | _FIRST
_EMPTY = (
    FUNCTION_STEMS
    | ASKING
    | frozenset(map(stem, _COURTESY))
    | _stems("exactly precisely come happen bit little please y though tel name list keep carry")
    | _MORE
    | _WHICH
    | _ORDER
)
"""Stems that name no subject."""


def wish_in(
    read: Sequence[str], *, marked: bool, ordered: frozenset[str] = frozenset()
) -> Wish | None:
    """Say what the words of a message leave to be understood; None where they leave nothing.

    `marked` says whether it has a question mark; `ordered` are the stems by which things that
    follow each other are called, as "step" in "the next step".
    """
    said = list(dropwhile(_COURTESY.__contains__, read))
    if not said or len(said) > MAX_WORDS:
        return None
    stems = set(map(stem, said))
    asks = marked or _asks(said)
    own = stems - _EMPTY
    if not (own - ordered if stems & _ORDER else own):
        return _without_subject(said, stems, asks=asks)
    beside = len(own) <= MAX_BESIDE and _TO_THE_BOT.isdisjoint(said)
    leans = goes_on(said) or (asks and _points(said))
    return Wish.BESIDE if beside and leans else None


def goes_on(said: Sequence[str]) -> bool:
    """Say whether a message goes on from another by its first words: "and …", "in …"."""
    began = said[0] in _LINKS | _PREPOSITIONS if said else False
    return began or tuple(said[:2]) in _LINKING


def _asks(said: Sequence[str]) -> bool:
    """Say whether words without a question mark ask; "that is nice" only begins like it."""
    return said[0] == "y" or (said[0] not in _POINTING and Segment(" ".join(said), False).asks)


def _points(said: Sequence[str]) -> bool:
    """Say whether a word stands for something said before, not for the noun in front of it."""
    return any(
        word in _POINTING and (word in _ONES or place == 0 or stem(said[place - 1]) in _EMPTY)
        for place, word in enumerate(said)
    )


def _without_subject(said: Sequence[str], stems: set[str], *, asks: bool) -> Wish | None:
    line = f" {' '.join(said)} "
    if _REFUSING.isdisjoint(said):
        if stems & _MORE or _holds(line, _GOING_ON):
            return Wish.MORE
        if stems & _NEXT and (asks or len(said) <= MAX_UNASKED):
            return Wish.NEXT
        if asks or said[0] == "and":
            for kind, named in _ASKED_FOR:
                if stems & named:
                    return kind
    if not asks or said == ["what"] or not _TO_THE_BOT.isdisjoint(said):
        return None
    return Wish.WHICH if stems & _WHICH or _holds(line, _WHICH_OF) else Wish.ABOUT


_ASKED_FOR = ((Wish.NEXT, _THEN), (Wish.BEFORE, _BEFORE), (Wish.FIRST, _FIRST))


def _holds(line: str, phrases: Sequence[str]) -> bool:
    return any(f" {phrase} " in line for phrase in phrases)
