"""Tell what a judged text names itself from what it only points back to."""

from __future__ import annotations

from bot.core.answering.judged import Judged
from bot.core.answering.names import stems_of_names
from bot.core.answering.overview import ASKING
from bot.core.answering.segment import REFERRING
from bot.core.retrieval.features import FUNCTION_STEMS, POINTING_WORDS, stem

SAID_BEFORE = 1
"""Words of its own up to which a segment with a pointing word is about what that points to.

"How do I fix this printer" has two.
"""

SUBJECT_WITHIN = 2
"""Words of a question among which its subject stands, if it is but one word: "can that be used"."""

SUBJECT_BEHIND = 3
"""Words among which it stands behind a word that asks: "what does it mean"."""


def names_something(judged: Judged) -> bool:
    """Say whether a text has a word of its own, as "where are they" and "do mles" have not."""
    return bool(_own_words(judged))


def points_back(judged: Judged) -> bool:
    """Say whether a segment says little but that it is about the same as the one before it.

    "These engineers" are no such thing.
    """
    read = judged.reading.words
    names = stems_of_names(judged.career)
    points = any(
        word in POINTING_WORDS and stem(after) not in names
        for word, after in zip(read, (*read[1:], ""), strict=True)
    )
    return points and len(_own_words(judged)) <= SAID_BEFORE


def is_about_that(segment: Judged) -> bool:
    """Say whether a segment asks about what it points back to: "what does it mean"."""
    subject = segment.reading.words[:SUBJECT_BEHIND]
    return points_back(segment) and not POINTING_WORDS.isdisjoint(subject)


def has_pointing_subject(judged: Judged) -> bool:
    """Say whether what a text is about stands in what was said before: "can that be used"."""
    return not POINTING_WORDS.isdisjoint(judged.reading.words[:SUBJECT_WITHIN])


def _own_words(judged: Judged) -> set[str]:
    """Return the stems of a text that neither tie, nor ask, nor name the career."""
    told = {stem(word) for word in judged.reading.words} - FUNCTION_STEMS - ASKING - REFERRING
    return told - stems_of_names(judged.career)
