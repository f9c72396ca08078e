"""Make words that somebody else wrote harmless on a terminal."""

from __future__ import annotations

import unicodedata

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def plain(text: str) -> str:
    """Return one line of visible characters: no controls, no direction marks, no surrogates."""
    return "".join(map(_harmless, text)).strip()


def plain_lines(text: str) -> str:
    """Do the same to each line of a text, keeping the lines and their indentation."""
    return "\n".join("".join(map(_harmless, line)) for line in text.splitlines())


def _harmless(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs":
        return _REPLACEMENT
    if category == "Cf":
        return ""
    return " " if category in {"Cc", "Zl", "Zp"} else character
