from __future__ import annotations

from datetime import date

from rich.console import Console, RenderableType

from bot.core.answering.answer import Outcome
from bot.core.curating.changes import Change
from bot.core.curating.grouping import Group
from bot.core.curating.trying import Figures, Shown, Trial, TriedText, Turned
from bot.core.curating.weeks import Week
from bot.storage.records import EntryFeedback
from bot.terminal.curating import (
    MAX_TURNED,
    feedback_table,
    gaps_table,
    trial_text,
    weeks_table,
)

DAY = date(2026, 3, 2)
NOTHING = Shown(Outcome.DECLINED, None, None)


def drawn(what: RenderableType) -> str:
    console = Console(width=120, no_color=True, force_terminal=False)
    with console.capture() as captured:
        console.print(what)
    return captured.get()


def trial(*, turned: int = 0, warnings: tuple[str, ...] = ()) -> Trial:
    figures = Figures(
        asked=200,
        before=100,
        after=100 + turned,
        turned=tuple(Turned(f"question {number}", right_after=True) for number in range(turned)),
    )
    shown = Shown(Outcome.RELATED, "pay.tips", "holidays")
    text = TriedText("any \x1b[2Jtips", "gap topic holidays", NOTHING, shown)
    return Trial(Change(career="baker"), (text,), warnings, figures, figures)


def test_a_group_is_one_row_with_what_a_curator_has_to_know() -> None:
    group = Group(
        text="any \x1b[2J[red]holidays[/red]",
        count=3,
        first=DAY,
        last=DAY,
        outcomes=(("declined", 2), ("voted down", 1)),
        closest=("baker", "pay.tips"),
        texts=(),
        keys=(),
    )
    shown = drawn(gaps_table([group]))
    for part in ("3", "2026-03-02", "[red]holidays[/red]", "pay.tips", "2 declined, 1 voted down"):
        assert part in shown
    assert "\x1b" not in shown


def test_answers_that_showed_nothing_have_a_row_in_words() -> None:
    shown = drawn(feedback_table([EntryFeedback("", "", 1, 3, {"unclear": 2})]))
    assert "nothing was shown" in shown
    assert "33.3 %" in shown
    assert "unclear 2" in shown


def test_a_week_without_votes_has_no_share() -> None:
    shown = drawn(weeks_table([Week(DAY, 5, 2, 1, 0, 0), Week(DAY, 1, 0, 0, 1, 4)]))
    assert "2026-W10" in shown
    assert "–" in shown
    assert "25.0 %" in shown


def test_a_trial_says_how_each_text_is_answered_now_and_then() -> None:
    shown = drawn(trial_text(trial(turned=1, warnings=("pay.tips: a warning",))))
    assert "for gap topic holidays: now declined, then related" in shown
    assert "(pay.tips for gap topic holidays)" in shown
    assert "warning: pay.tips: a warning" in shown
    assert "50.0 % → 50.5 % of the career's phrasings found when left out" in shown
    assert "50.0 % → 50.5 % of the questions right (of 200, 1 turn right, 0 wrong)" in shown
    assert "+ question 0" in shown
    assert "\x1b" not in shown


def test_of_many_that_turn_right_the_first_are_named() -> None:
    shown = drawn(trial_text(trial(turned=MAX_TURNED + 3)))
    assert shown.count("+ question") == MAX_TURNED
    assert "… and 3 more" in shown
