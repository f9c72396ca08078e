"""Choose the figure of pay that an answer is pictured by."""

from __future__ import annotations

from datetime import date

from bot.core.answering.answer import Answer
from bot.core.answering.citations import citation_line, cite, stale_lines, vouched_line
from bot.core.knowledge.model import Career, Entry, Section
from bot.pictures.pay import Note, Pay


def pay_of(answer: Answer, careers: tuple[Career, ...], today: date) -> Pay | None:
    """Return the one figure of the item shown; None where it has none, or a section has several."""
    if len(answer.parts) != 1:
        return None
    part = answer.parts[0]
    career = next(one for one in careers if one.id == part.career)
    section, entry = career.section_of(part.entry), career.entry(part.entry)
    with_figure = [one for one in ([entry] if entry else section.entries) if one.figure]
    return _pay(career, section, with_figure[0], today) if len(with_figure) == 1 else None


def _pay(career: Career, section: Section, entry: Entry, today: date) -> Pay | None:
    """Picture an entry's figure, with what its section says besides."""
    figure, citation = entry.figure, cite(career, f"{section.id}.{entry.id}")
    if figure is None:
        return None
    return Pay(
        career=career.title,
        what=figure.what,
        amount=figure.amount,
        per=figure.per,
        place=figure.place or "",
        vouched=vouched_line(citation),
        citation=citation_line(citation),
        notes=tuple(Note(one.title, one.text) for one in section.entries if one != entry),
        stale=next(stale_lines(citation, today), None),
    )
