from __future__ import annotations

from rich.console import Console

from bot.core.answering.advisor import Advisor
from bot.core.answering.causes import Cause
from bot.core.answering.evaluation import Question, evaluate, table
from bot.core.answering.misses import Miss, misses
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


def test_the_misses_stand_under_their_cause_with_what_was_wanted_and_what_came(
    baker: Advisor,
) -> None:
    results = evaluate(baker, QUESTIONS)
    lines = misses_text(misses(baker, results)).plain.splitlines()
    assert lines[0] == "no phrasing near: 1"
    assert lines[1] == "  define  baker"
    assert "wanted steps or steps.apprenticeship, got role.definition" in lines[2]
    assert lines[3] == "gap topic in the way: 1"
    assert lines[4] == "  will it rain"
    assert lines[5].endswith("wanted answered, got nothing (declined); nearest gap topic weather")


def test_a_gap_topic_that_may_be_at_fault_is_named(baker: Advisor) -> None:
    (result,) = evaluate(baker, QUESTIONS[:1])
    shy = Miss(result, Cause.TOO_SHY, "holidays")
    assert "holidays" not in misses_text([shy]).plain
    in_the_way = Miss(result, Cause.GAP_IN_THE_WAY, "holidays")
    text = misses_text([in_the_way]).plain
    assert "wanted salary.average, answered or related, got salary.average" in text
    assert text.endswith("nearest gap topic holidays")


def test_a_share_is_written_in_percent() -> None:
    assert percent(0.9166) == "91.7 %"
