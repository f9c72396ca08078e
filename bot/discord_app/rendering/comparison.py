"""Show careers side by side: a card a section, and in it a field a career.

Discord has no tables. On a wide screen it sets up to three such fields beside each other; on a
phone they stand below each other, each under its career's title.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Passage
from bot.core.answering.citations import citation_line
from bot.core.answering.comparing import Cell, Row, compared, compared_by, section_names
from bot.discord_app import limits
from bot.discord_app.rendering.card import Card
from bot.discord_app.rendering.fitting import clip, join_fitting
from bot.discord_app.rendering.markdown import escape
from bot.discord_app.rendering.payload import Field
from bot.discord_app.rendering.shown import COMPARED, Shown

BESIDE = 3
"""Careers that are compared at most: the fields that Discord sets beside each other."""

CITATION_SHOWN = 350
"""Characters of a cell's citation; most of a field is left to what is said."""


def comparison(advisor: Advisor, careers: Sequence[int], section: int = 0) -> Shown:
    """Show careers by their numbers, and one section counted from 1, or with 0 all of them."""
    chosen = [advisor.careers[number] for number in careers]
    rows = compared(chosen)
    if section:
        named = list(section_names(advisor.careers).items())[section - 1]
        rows = (compared_by(chosen, *named),)
    cards = tuple(map(_card, rows))
    source = ".".join([COMPARED, *map(str, (section, *careers))])
    return Shown(cards, version=advisor.knowledge.version, source=source)


def compared_again(advisor: Advisor, source: str) -> Shown | None:
    """Show the comparison that a source names; it holds for the version that it was written for.

    None where no such comparison can have been shown.
    """
    section, *careers = map(int, source.split(".")[1:])
    has_section = section <= len(section_names(advisor.careers))
    if not has_section or any(number >= len(advisor.careers) for number in careers):
        return None
    return comparison(advisor, careers, section)


def _card(row: Row) -> Card:
    fields = tuple(_field(cell, row.name) for cell in row.cells)
    return Card(title=escape(phrases.capital(row.name)), fields=fields)


def _field(cell: Cell, command: str) -> Field:
    name = escape(phrases.capital(cell.title))
    if cell.citation is None:
        return Field(name, phrases.SOURCE_DOES_NOT_SAY, beside=True)
    cited = f"-# {clip(escape(citation_line(cell.citation)), CITATION_SHOWN)}"
    more = phrases.MORE_WITH.format(command=command)
    room = limits.EMBED_FIELD_VALUE - len(cited) - len(more) - 2
    whole = "\n".join(map(_line, cell.passages))
    said = [whole]
    if len(whole) > room:
        said = [join_fitting((clip(line, room) for line in whole.split("\n")), "\n", room), more]
    return Field(name, "\n".join([*said, cited]), beside=True)


def _line(passage: Passage) -> str:
    return f"• **{escape(passage.title)}:** {escape(passage.text)}"
