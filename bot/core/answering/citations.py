"""Build citations from what the knowledge says of its source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.core.answering import phrases
from bot.core.answering.answer import Citation
from bot.core.knowledge.model import Career


def cite(career: Career, item_id: str) -> Citation:
    """Return the citation of an entry or a section of a career."""
    entry = career.entry(item_id)
    place = career.item(item_id).source
    return Citation(
        source=career.source.title,
        section=place.heading,
        item=place.item,
        unit=place.unit,
        as_of=place.as_of,
        said_by=place.said_by,
        url=career.source.url,
        review_by=entry.review_by.isoformat() if entry and entry.review_by else None,
    )


def citation_line(citation: Citation) -> str:
    """Write a citation as one line, such as "summarised from … › … › step 2 (2023)"."""
    path = [citation.source, citation.section]
    if citation.item is not None:
        path.append(f"{citation.unit} {citation.item}")
    line = "Summarised from " + " › ".join(path)
    vouched = vouched_line(citation)
    return f"{line} · {vouched}" if vouched else line


def vouched_line(citation: Citation) -> str:
    """Say who says so and of when it is, as far as the source tells."""
    notes = []
    if citation.said_by:
        notes.append(f"said by {citation.said_by}")
    if citation.as_of:
        notes.append(f"as of {citation.as_of}")
    return ", ".join(notes)


def stale_lines(citation: Citation, today: date) -> Iterator[str]:
    """Say that a fact was due for review before today, if it was."""
    if citation.review_by and date.fromisoformat(citation.review_by) < today:
        yield phrases.STALE.format(date=citation.review_by)
