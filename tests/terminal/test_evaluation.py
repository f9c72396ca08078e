from __future__ import annotations

from rich.console import Console

from bot.core.answering.advisor import Advisor
from bot.core.answering.evaluation import Question, evaluate, table
from bot.terminal.evaluation import misses_text, percent, results_table

QUESTIONS = [
    Question(
        question="average salary of a baker",
        group="asked",
        kind="item",
        expect="answered or related",
        ok=("salary.average",),
    ),
    Question(
        question="define\x1b baker",
        group="asked",
        kind="item",
        expect="answered",
        ok=("steps", "steps.apprenticeship"),
    ),
    Question(question="will it rain", group="outside", kind="near", expect="answered"),
]


def test_the_table_has_a_row_for_each_group_and_kind(baker: Advisor) -> None:
    console = Console(width=100)
    with console.capture() as capture:
        console.print(results_table(table(evaluate(baker, QUESTIONS))))
    for cell in ("asked · item", "outside · near", "50.0 %", "100.0 %", "declined"):
        assert cell in capture.get()


def test_a_miss_says_what_was_wanted_and_what_came(baker: Advisor) -> None:
    lines = misses_text(evaluate(baker, QUESTIONS)).plain.splitlines()
    assert lines[0] == "define  baker"
    assert "wanted steps or steps.apprenticeship, got role.definition" in lines[1]
    assert lines[2] == "will it rain"
    assert lines[3].endswith("wanted answered, got nothing (declined)")


def test_a_share_is_written_in_percent() -> None:
    assert percent(0.9166) == "91.7 %"
