"""Write what was asked and not found, how answers were liked, and what a change would do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from rich.table import Table
from rich.text import Text

from bot.core.curating.grouping import Group
from bot.core.curating.trying import Figures, Shown, Trial, TriedText
from bot.core.curating.weeks import Week
from bot.terminal.answers import ASIDE, BULLET, HEADING, joined
from bot.terminal.evaluation import percent
from bot.terminal.text import plain

MAX_TURNED = 10
"""Questions that are named of those that turn right or wrong."""


class Felt(Protocol):
    """How people found the answers that show one entry."""

    @property
    def career(self) -> str:
        """The entry's career; "" where nothing was shown."""

    @property
    def entry(self) -> str:
        """The entry; "" stands for declined questions."""

    @property
    def solved(self) -> int:
        """Votes that say so."""

    @property
    def votes(self) -> int:
        """All votes."""

    @property
    def reasons(self) -> Mapping[str, int]:
        """How often each reason was given."""


def gaps_table(groups: Iterable[Group]) -> Table:
    """Draw the groups of questions that found no good answer."""
    table = Table()
    table.add_column("asked", justify="right", no_wrap=True)
    table.add_column("last", no_wrap=True)
    table.add_column("question", overflow="fold", ratio=3)
    table.add_column("closest", overflow="fold", ratio=2)
    table.add_column("outcomes", overflow="fold", ratio=2)
    for group in groups:
        outcomes = ", ".join(f"{number} {name}" for name, number in group.outcomes)
        table.add_row(
            str(group.count),
            group.last.isoformat(),
            Text(plain(group.text)),
            Text(plain(group.closest[1])) if group.closest else "–",
            Text(plain(outcomes)),
        )
    return table


def feedback_table(felt: Iterable[Felt]) -> Table:
    """Draw how answers were liked, by entry."""
    table = Table()
    table.add_column("entry", overflow="fold")
    for name in ("votes", "solved"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("why not", overflow="fold")
    for one in felt:
        name = " › ".join(filter(None, (one.career, one.entry))) or "nothing was shown"
        reasons = ", ".join(f"{plain(reason)} {number}" for reason, number in one.reasons.items())
        table.add_row(
            Text(plain(name)), str(one.votes), percent(one.solved / one.votes), Text(reasons)
        )
    return table


def weeks_table(weeks: Iterable[Week]) -> Table:
    """Draw what was asked week by week."""
    table = Table()
    table.add_column("week", no_wrap=True)
    for name in ("questions", "answered", "related", "declined", "votes", "solved"):
        table.add_column(name, justify="right", no_wrap=True)
    for week in weeks:
        share = week.solved_share
        numbers = (week.questions, week.answered, week.related, week.declined, week.votes)
        table.add_row(week.name, *map(str, numbers), "–" if share is None else percent(share))
    return table


def trial_text(trial: Trial) -> Text:
    """Say what a change would do: to its own texts, and to what was measured."""
    return joined(_trial(trial))


def _trial(trial: Trial) -> Iterator[Text]:
    yield Text(f"A change of {plain(trial.missing.career)}", HEADING)
    for one in trial.texts:
        yield _text(one)
    for warning in trial.warnings:
        yield Text(f"warning: {plain(warning)}")
    if trial.left_out is not None:
        yield _figures("of the career's phrasings found when left out", trial.left_out)
    if trial.questions is not None:
        yield _figures("of the questions right", trial.questions)
        yield from _turned(trial.questions)


def _text(one: TriedText) -> Text:
    return Text.assemble(
        BULLET,
        plain(one.text),
        (f"\n    for {plain(one.owner)}: now {_shown(one.before)}, ", ASIDE),
        (f"then {_shown(one.after)}", ASIDE),
    )


def _shown(shown: Shown) -> str:
    found = " for ".join(
        filter(None, (shown.entry, f"gap topic {shown.gap}" if shown.gap else None))
    )
    return f"{shown.outcome.value} ({found})" if found else shown.outcome.value


def _figures(what: str, figures: Figures) -> Text:
    now, then = figures.before / figures.asked, figures.after / figures.asked
    gained = sum(one.right_after for one in figures.turned)
    turned = f"{gained} turn right, {len(figures.turned) - gained} wrong"
    return Text(f"{percent(now)} → {percent(then)} {what} (of {figures.asked:,}, {turned})")


def _turned(figures: Figures) -> Iterator[Text]:
    """Name the questions that turn; of phrasings left out a hundred turn with any change."""
    for sign, right in (("+", True), ("-", False)):
        turned = [one.text for one in figures.turned if one.right_after is right]
        yield from (Text(f"  {sign} {plain(text)}") for text in turned[:MAX_TURNED])
        if len(turned) > MAX_TURNED:
            yield Text(f"  {sign} … and {len(turned) - MAX_TURNED} more", ASIDE)
