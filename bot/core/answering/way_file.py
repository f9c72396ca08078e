"""Write a way as a Markdown file with check boxes, to be kept outside Discord."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.core.answering import phrases
from bot.core.answering.citations import citation_line, cite, stale_lines
from bot.core.answering.phrases import Escape
from bot.core.answering.way import Step, StepState, Way, numbered

BOXES = {StepState.DONE: "[x]"}
"""Every other step is an empty box, with its state behind its title."""

EMPTY = "[ ]"


def markdown(way: Way, version: str, today: date, escape: Escape) -> str:
    """Write every step with its state, passage and citation; `version` is the knowledge's."""
    lines = [f"# {escape(way.title)}", way.progress]
    for before, step in zip((None, *way.steps), way.steps, strict=False):
        if before and before.number is not None and step.number is None:
            lines.append(f"## {phrases.STEPS_UNNUMBERED}")
        lines += _step(way, step, today, escape)
    lines.append(phrases.KNOWLEDGE_VERSION.format(version=version))
    return "\n\n".join(lines) + "\n"


def _step(way: Way, step: Step, today: date, escape: Escape) -> Iterator[str]:
    citation = cite(way.career, step.id)
    box = BOXES.get(step.state, EMPTY)
    title = numbered(step.number, escape(step.entry.title))
    yield f"- {box} **{title}** ({phrases.STEP_STATES[step.state]})"
    said = [*stale_lines(citation, today), step.entry.text, citation_line(citation)]
    yield from (_indented(escape(text)) for text in said)


def _indented(text: str) -> str:
    """Let a paragraph belong to the item above it."""
    return "\n".join(f"  {line}" for line in text.splitlines())
