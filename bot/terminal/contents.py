"""Write what the knowledge holds: every career, section and entry, with its source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rich.text import Text

from bot.core.answering.citations import cite
from bot.core.answering.composer import choice, passages
from bot.core.knowledge.model import Career, Section
from bot.terminal.answers import ASIDE, BULLET, HEADING, item_text, joined


def contents_text(careers: tuple[Career, ...]) -> Text:
    """List each career's sections and entries under their clean questions, with their ids."""
    return Text("\n\n").join(joined(_career(career)) for career in careers)


def stored_text(career: Career, item_id: str, today: date) -> Text:
    """Write an entry or a section as it is stored, with what is known about it."""
    section = career.section_of(item_id)
    item = career.entry(item_id) or section
    question = choice(career, item_id).question
    listed = isinstance(item, Section)
    shown = item_text(question, passages(career, item_id), cite(career, item_id), today, listed)
    return joined([shown, Text(f"{career.id} › {item_id} · {_amount(len(item.phrasings))}", ASIDE)])


def _career(career: Career) -> Iterator[Text]:
    yield Text(f"{career.title[:1].upper()}{career.title[1:]}", HEADING)
    source = f"from {career.source.title}"
    yield Text(f"{source} ({career.source.url})" if career.source.url else source, ASIDE)
    for section in career.sections:
        yield Text.assemble(section.question, (f"  {section.id}", ASIDE))
        for entry in section.entries:
            as_of = f", as of {entry.source.as_of}" if entry.source.as_of else ""
            yield Text.assemble(
                BULLET, entry.question, (f"  {section.id}.{entry.id}{as_of}", ASIDE)
            )


def _amount(phrasings: int) -> str:
    return f"{phrasings} phrasing{'' if phrasings == 1 else 's'}"
