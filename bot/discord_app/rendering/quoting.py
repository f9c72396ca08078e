"""Quote a person's question above its answer, so that it can be read again from there."""

from __future__ import annotations

import re
import unicodedata

from bot.discord_app.rendering.fitting import clip
from bot.discord_app.rendering.markdown import own_words, plain_words

QUOTE_SHOWN = 900
"""Characters of a quotation; a page of plain text still has more room than that below it."""

MARK = "> "
CUT = "…"

_VISIBLE_AS = {"Cc": " ", "Cf": "", "Cs": "", "Co": "", "Cn": ""}
"""What stands for a character of a category: as the question is read, controls are spaces."""

_QUOTED = re.compile(r"(?:^>.*$\n?)+", re.MULTILINE)


def quotation(question: str) -> str:
    """Write a question as quoted lines of Markdown, harmless and at most QUOTE_SHOWN long."""
    lines = filter(None, (own_words(_visible(line)) for line in question.splitlines()))
    return clip("\n".join(f"{MARK}{line}" for line in lines), QUOTE_SHOWN)


def quoted(content: str) -> tuple[str, bool] | None:
    """Read the question above an answer, and whether it was cut; None where there is none."""
    found = _QUOTED.match(content)
    if found is None:
        return None
    lines = [plain_words(line.removeprefix(">").strip()) for line in found.group().splitlines()]
    question = "\n".join(lines)
    return question.removesuffix(CUT), question.endswith(CUT)


def visible_line(text: str) -> str:
    """Write a person's own words on one line, for where Discord knows no Markdown."""
    return " ".join(_visible(text).split())


def _visible(line: str) -> str:
    """Leave out what cannot be seen but can turn, hide or break the text around it."""
    if line.isprintable():
        return line
    return "".join(
        _VISIBLE_AS.get(unicodedata.category(character), character) for character in line
    )
