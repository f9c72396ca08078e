"""Write how well the advisor did on questions whose good answers are known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.table import Table
from rich.text import Text

from bot.core.answering.evaluation import Result, Row
from bot.terminal.answers import ASIDE, joined
from bot.terminal.text import plain

COLUMNS = ("questions", "right", "answered", "related", "declined")


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


def misses_text(results: Sequence[Result]) -> Text:
    """List each question that was not answered right, with what was wanted and what was shown."""
    return joined(_miss(result) for result in results if not result.is_right)


def _miss(result: Result) -> Text:
    question = result.question
    outcome = result.answer.outcome.value
    shown = ", ".join(part.entry for part in result.answer.parts) or "nothing"
    wanted = "; ".join(" or ".join(names) for names in question.wanted) or question.expect
    return Text.assemble(
        plain(question.question),
        (f"\n  {plain(question.group)} · {plain(question.kind)}: ", ASIDE),
        (f"wanted {plain(wanted)}, got {shown} ({outcome})", ASIDE),
    )
