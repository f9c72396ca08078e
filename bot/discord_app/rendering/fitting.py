"""Fit text into limits, never cutting inside a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

PARAGRAPH_BREAK = "\n\n"

_SPACE = re.compile(r"\s")
_TRAILING_BACKSLASHES = re.compile(r"\\*\Z")


def clip(text: str, limit: int) -> str:
    """Shorten text to whole words and an ellipsis, at most `limit` characters."""
    if len(text) <= limit:
        return text
    return text[: _last_space(text, limit - 1)].rstrip() + "…"


def cut(text: str, limit: int) -> Iterator[str]:
    """Cut text between words into pieces of at most `limit` characters."""
    text = text.strip()
    while len(text) > limit:
        # A "word" longer than a message is none; it is cut, but never between a backslash and
        # the mark that it escapes.
        end = _last_space(text, limit) or limit - _open_escape(text[:limit])
        yield text[:end].rstrip()
        text = text[end:].lstrip()
    if text:
        yield text


def pack(paragraphs: Iterable[str], limit: int) -> list[str]:
    """Join paragraphs to as few texts of at most `limit` characters as their order allows."""
    packed: list[str] = []
    for piece in (piece for paragraph in paragraphs for piece in cut(paragraph, limit)):
        joined = f"{packed[-1]}{PARAGRAPH_BREAK}{piece}" if packed else piece
        if packed and len(joined) <= limit:
            packed[-1] = joined
        else:
            packed.append(piece)
    return packed


def join_fitting(items: Iterable[str], separator: str, limit: int) -> str:
    """Join as many of the items, from the first on, as fit as a whole."""
    joined = ""
    for item in items:
        longer = f"{joined}{separator}{item}" if joined else item
        if len(longer) > limit:
            break
        joined = longer
    return joined


def _last_space(text: str, limit: int) -> int:
    """Return the offset of the last space up to `limit`, or 0."""
    return max((found.start() for found in _SPACE.finditer(text, 0, limit + 1)), default=0)


def _open_escape(text: str) -> int:
    """Return 1 where the text ends with a backslash that escapes what would come next."""
    found = _TRAILING_BACKSLASHES.search(text)
    return len(found.group()) % 2 if found else 0
