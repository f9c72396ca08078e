"""Write how well the advisor did on questions whose good answers are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from rich.table import Table
from rich.text import Text

from bot.core.answering.causes import Cause
from bot.core.answering.evaluation import Row
from bot.core.answering.misses import Miss
from bot.terminal.answers import ASIDE, HEADING, joined
from bot.terminal.text import plain

COLUMNS = ("questions", "right", "answered", "related", "declined")

ABOUT_GAPS = {Cause.GAP_MISSING, Cause.GAP_IN_THE_WAY, Cause.TOO_BOLD}
"""Causes for which the nearest gap topic is worth a look."""


def results_table(rows: Iterable[Row]) -> Table:
    """Draw the figures by group and kind, in percent."""
    table = Table()
    table.add_column("group · kind", overflow="fold")
    for name in COLUMNS:
        table.add_column(name, justify="right", no_wrap=True)
    for row in rows:
        shares = (row.right, row.answered, row.related, row.declined)
        table.add_row(Text(plain(row.name)), str(row.count), *map(percent, shares))
    return table


def percent(share: float) -> str:
    """Write a share from 0 to 1 in percent."""
    return f"{100 * share:.1f} %"


def misses_text(misses: Sequence[Miss]) -> Text:
    """List by cause each question that was not answered right: what was wanted, what was shown."""
    return joined(
        line
        for cause, group in groupby(misses, key=attrgetter("cause"))
        for line in _group(cause, list(group))
    )


def _group(cause: Cause, misses: Sequence[Miss]) -> Iterator[Text]:
    yield Text(f"{cause.value}: {len(misses)}", HEADING)
    yield from map(_miss, misses)


def _miss(miss: Miss) -> Text:
    result, question = miss.result, miss.result.question
    shown = ", ".join(part.entry for part in result.answer.parts) or "nothing"
    wanted = "; ".join(" or ".join(names) for names in question.wanted)
    if result.is_right or not wanted:
        wanted = ", ".join(filter(None, (wanted, question.expect)))
    gap = f"; nearest gap topic {miss.gap}" if miss.cause in ABOUT_GAPS and miss.gap else ""
    return Text.assemble(
        f"  {plain(question.question)}",
        (f"\n    {plain(question.group)} · {plain(question.kind)}: ", ASIDE),
        (f"wanted {plain(wanted)}, got {shown} ({result.answer.outcome.value}){gap}", ASIDE),
    )
