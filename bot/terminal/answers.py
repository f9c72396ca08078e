"""Write an answer as terminal text: what is not covered first, then passages with citations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from rich.text import Text

from bot.core.answering import phrases
from bot.core.answering.answer import Answer, Choice, Citation, Part, Passage
from bot.core.answering.citations import citation_line
from bot.core.knowledge.model import Career
from bot.terminal.text import plain

HEADING, MATCHED, NOTICE, ASIDE = "bold cyan", "bold", "yellow", "dim"
BEGIN_ANEW = " (/new begins a new topic)"
BULLET = "  • "


def answer_text(answer: Answer, careers: tuple[Career, ...], today: date) -> Text:
    """Write a whole answer; `today` decides which passages are past their review."""
    only = phrases.opening(answer, careers)
    if only is not None:
        return Text(only)
    blocks = [Text(phrases.UNANSWERED + plain(asked), NOTICE) for asked in answer.unanswered]
    blocks.extend(_part_text(part, careers, today) for part in answer.parts)
    if answer.suggestions:
        blocks.append(_choices(phrases.RELATED_TOPICS, answer.suggestions))
    if answer.topic is not None:
        blocks.append(Text(phrases.follows_line(answer.topic, careers) + BEGIN_ANEW, ASIDE))
    return Text("\n\n").join(blocks)


def item_text(
    heading: str, passages: Sequence[Passage], citation: Citation, today: date, listed: bool
) -> Text:
    """Write an entry, or a section as a list of its entries, with its citation."""
    lines = [Text(heading, HEADING)]
    lines.extend(_bullet(one) if listed else _passage(one) for one in passages)
    lines.append(Text(citation_line(citation), ASIDE))
    if citation.review_by and citation.review_by < today.isoformat():
        lines.append(Text(phrases.STALE.format(date=citation.review_by), NOTICE))
    return joined(lines)


def joined(lines: Iterable[Text]) -> Text:
    """Put texts under each other."""
    return Text("\n").join(lines)


def _part_text(part: Part, careers: tuple[Career, ...], today: date) -> Text:
    lines = []
    if part.elsewhere:
        titles = ", ".join(dict.fromkeys(one.title for one in part.elsewhere))
        lines.append(Text(f"{phrases.NO_CAREER_NAMED} {titles}", NOTICE))
    lead = phrases.lead(part, plain)
    if lead is not None:
        lines.append(Text(lead, NOTICE))
    listed = "." not in part.entry
    heading = phrases.heading(part, careers)
    lines.append(item_text(heading, part.passages, part.citation, today, listed))
    if part.tied:
        lines.append(_choices(phrases.DID_YOU_MEAN, part.tied))
    return joined(lines)


def _passage(passage: Passage) -> Text:
    text = Text(passage.text)
    for start, end in passage.highlights:
        text.stylize(MATCHED, start, end)
    return text


def _bullet(passage: Passage) -> Text:
    return Text.assemble(BULLET, f"{passage.title}: ", _passage(passage))


def _choices(heading: str, choices: Iterable[Choice]) -> Text:
    lines = [Text(heading, ASIDE)]
    lines.extend(Text.assemble(BULLET, one.question, (f"  {one.entry}", ASIDE)) for one in choices)
    return joined(lines)
