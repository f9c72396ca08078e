"""Take out of a question what could name its asker or anybody else, and keep what it asks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from bot.core.curating.addresses import without_addresses
from bot.core.curating.figures import without_long_numbers
from bot.core.retrieval.features import FUNCTION_WORDS
from bot.core.retrieval.text import MAX_CHARACTERS, clean, visible

LONGEST = 300
"""Characters that are kept at most; a question needs no more."""

SHORTEST_PART = 3
"""Letters from which one word of a name is taken out by itself."""

_WORD = re.compile(r"[^\W_]+")


def stripped(text: str, names: Sequence[str] = ()) -> str:
    """Return one line of at most LONGEST characters without whom it could name; "" if none is left.

    What is taken out leaves nothing in its place: the line is to be read as a phrasing. Stripping
    it again changes nothing.
    """
    named = _pattern(names)
    before, after = None, visible(text[: 4 * MAX_CHARACTERS])
    # What was apart may meet and make a number, or a name; each turn leaves less.
    while after != before:
        before, after = after, _without(after, named)
    return after if _WORD.search(after) else ""


def _without(text: str, named: re.Pattern[str] | None) -> str:
    # Before its markup is gone, or a handle's underscores would be taken for some.
    text = without_addresses(text)
    text = without_long_numbers(_whole(text))
    if named is not None:
        text = named.sub(" ", text)
    return _cut(unicodedata.normalize("NFC", " ".join(text.split())))


def _whole(text: str) -> str:
    """Return a text without markup; a word that is cut off at the end of what is read goes."""
    cleaned = clean(text)
    return cleaned[: cleaned.rfind(" ")] if len(cleaned) >= MAX_CHARACTERS else cleaned


def _cut(line: str) -> str:
    if len(line) <= LONGEST:
        return line
    end = line.rfind(" ", 0, LONGEST + 1)
    return line[: end if end > 0 else LONGEST]


def _pattern(names: Sequence[str]) -> re.Pattern[str] | None:
    """Match every name, and each longer word of one, as whole words, with its "'s"."""
    read = [_WORD.findall(visible(name)) for name in names]
    wholes = {r"[\W_]*".join(map(re.escape, words)) for words in read if _tells(words)}
    parts = {
        re.escape(word)
        for words in read
        for word in words
        if len(word) >= SHORTEST_PART and _tells([word])
    }
    if not wholes | parts:
        return None
    longest_first = sorted(wholes | parts, key=lambda one: (-len(one), one))
    pattern = rf"(?<![^\W_])(?:{'|'.join(longest_first)})(?:['’]s)?(?![^\W_])"
    return re.compile(pattern, re.IGNORECASE)


def _tells(words: Sequence[str]) -> bool:
    """Say whether words could be somebody's and are not such as every sentence has."""
    return any(word.casefold() not in FUNCTION_WORDS for word in words)
