"""Write text so that Discord shows it as it is: escaped, with the wanted words in bold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

INVISIBLE_BREAK = "\u200b"
"""A zero-width space: keeps Discord from reading a name or an address as a link."""

# discord.utils.escape_markdown is not enough: it leaves the marks inside "[…](…)" alone and puts
# a backslash that stays visible before an indented dash.
_MARKS = re.compile(r"[\\*_~|`\[\]<]")
_MARKS_OUTSIDE_LINKS = re.compile(r"(https?://[^\s<>]+)|([\\*_~|`\[\]<])")
_LINE_START = re.compile(r"^([^\S\n]*)([#>+-]|\d+(?=[.)]))", re.MULTILINE)
_ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")
_ADDRESS_DOT = re.compile(r"(?<=\w)\.(?=\w)")

REMEMBERED = 2_048
"""Curated texts whose escaped form is at hand: the same few are shown all day, about 1 MB."""


@lru_cache(REMEMBERED)
def escape(text: str) -> str:
    """Escape curated text; web addresses stay links."""
    marked = _MARKS_OUTSIDE_LINKS.sub(lambda found: found[1] or "\\" + found[2], text)
    return _escape_line_starts(marked)


def own_words(text: str) -> str:
    """Escape a person's own words: no markup, no link, no mention is left in them."""
    escaped = _escape_line_starts(_MARKS.sub(r"\\\g<0>", " ".join(text.split())))
    unlinked = _ADDRESS_DOT.sub("." + INVISIBLE_BREAK, escaped)
    return unlinked.replace("://", f":{INVISIBLE_BREAK}//").replace("@", f"@{INVISIBLE_BREAK}")


def plain_words(escaped: str) -> str:
    """Read back what `own_words` wrote, but for the spaces that it joined."""
    return _ESCAPED.sub(r"\1", escaped.replace(INVISIBLE_BREAK, ""))


def bold(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Escape curated text and set the spans, given as start and end offsets, in bold."""
    pieces, done = [], 0
    for start, end in spans:
        pieces += [escape(text[done:start]), f"**{escape(text[start:end])}**"]
        done = end
    return "".join([*pieces, escape(text[done:])])


def bullets(lines: Iterable[str]) -> str:
    """List lines that are Markdown already."""
    return "\n".join(f"• {line}" for line in lines)


def _escape_line_starts(text: str) -> str:
    """Keep a line from becoming a heading, a quotation or an item of a list."""
    return _LINE_START.sub(_defuse, text)


def _defuse(found: re.Match[str]) -> str:
    indent, mark = found.groups()
    return f"{indent}{mark}\\" if mark.isdigit() else f"{indent}\\{mark}"
