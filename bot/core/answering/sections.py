"""Answer a section's command, such as /salary: all of it, the item named, or words about it."""

from __future__ import annotations

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Answer
from bot.core.knowledge.model import Career, Section
from bot.core.retrieval.text import clean, words

COMMAND_OF = {"steps": "roadmap"}
"""Sections whose command has another name than their id."""


def command_name(section: Section) -> str:
    """Return the name of the command that shows a section."""
    return COMMAND_OF.get(section.id, section.id)


def section_answer(
    advisor: Advisor, career: Career, section: Section, item: str, *, chosen: bool = True
) -> Answer:
    """Show the item that was picked or named; read anything else as a question about the section.

    Without a readable word, the whole section is the answer. A career that was not `chosen` gives
    way to one that the words name, and where they name none the others are offered beside it.
    """
    called, rest = (career, item) if chosen else advisor.called(item)
    if called is not None and section.id in called.ids:
        career, section, item, chosen = called, called.section_of(section.id), rest, True
    wanted = item.strip().casefold()
    named = section.id if not words(clean(item)) else _names(career, section).get(wanted)
    if named:
        return advisor.show(named, career.id) if chosen else advisor.show_anywhere(named)
    meant = career.id if chosen else None
    alone = advisor.ask(item, meant)
    if any(part.entry.partition(".")[0] == section.id for part in alone.parts):
        return alone
    # "in Germany" means little by itself, but "Pay in Germany" does.
    within = advisor.ask(f"{section.title} {item}", meant)
    return within if within.parts else alone


def _names(career: Career, section: Section) -> dict[str, str]:
    """Map every id, and all that a person may call an item of the section, to the id."""
    names = {item_id: item_id for item_id in career.ids}
    for entry in section.entries:
        item_id = f"{section.id}.{entry.id}"
        spoken = entry.id.replace("-", " ")
        called = (item_id, entry.id, spoken, entry.title, entry.question)
        names |= {name.casefold(): item_id for name in called}
    return names
