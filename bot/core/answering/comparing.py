"""Lay careers side by side, one row a section, and say of each cell where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.core.answering.answer import Citation, Passage
from bot.core.answering.citations import cite
from bot.core.answering.composer import passages
from bot.core.answering.sections import command_name
from bot.core.knowledge.model import Career


@dataclass(frozen=True, slots=True)
class Cell:
    """What one career says in a row; without a citation its source does not say."""

    title: str
    """The career's, as used in a sentence."""
    passages: tuple[Passage, ...] = ()
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One section of several careers."""

    name: str
    """The name of the command that shows the section."""
    cells: tuple[Cell, ...]


def section_names(careers: Sequence[Career]) -> dict[str, str]:
    """Map the sections of several careers, each once, to their commands; the commonest first."""
    having: dict[str, int] = {}
    commands: dict[str, str] = {}
    for career in careers:
        for section in career.sections:
            having[section.id] = having.get(section.id, 0) + 1
            commands.setdefault(section.id, command_name(section))
    return {name: commands[name] for name in sorted(commands, key=lambda one: -having[one])}


def having(careers: Sequence[Career], section: str) -> tuple[Career, ...]:
    """Return the careers that have a section."""
    return tuple(one for one in careers if any(its.id == section for its in one.sections))


def compared(careers: Sequence[Career]) -> tuple[Row, ...]:
    """Compare careers by every section that one of them has."""
    named = section_names(careers).items()
    return tuple(compared_by(careers, section, command) for section, command in named)


def compared_by(careers: Sequence[Career], section: str, command: str) -> Row:
    """Compare careers by one section's id, which none of them need have."""
    return Row(command, tuple(_cells(careers, section)))


def _cells(careers: Sequence[Career], section: str) -> Iterator[Cell]:
    saying = having(careers, section)
    for career in careers:
        if career in saying:
            yield Cell(career.title, passages(career, section), cite(career, section))
        else:
            yield Cell(career.title)
