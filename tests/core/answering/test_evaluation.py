from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bot.core.answering import evaluation
from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Answer, Outcome
from bot.core.answering.evaluation import Question, Result, evaluate, read_questions, table
from bot.core.errors import QuestionsError

LINE = {
    "question": "what do they earn",
    "group": "asked",
    "kind": "item",
    "expect": "answered",
    "ok": ["pay.average"],
    "best": "pay.average",
}


def question(**changes: object) -> Question:
    return Question.model_validate({**LINE, **changes})


def answer(advisor: Advisor, *entries: str, outcome: Outcome = Outcome.ANSWERED) -> Answer:
    parts = tuple(part for entry in entries for part in advisor.show(entry).parts)
    return replace(advisor.show("pay"), parts=parts, outcome=outcome)


def test_questions_are_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text(f"{json.dumps(LINE)}\n\n{json.dumps({**LINE, 'ok': None})}\n")
    first, second = read_questions(path)
    assert first.question == "what do they earn"
    assert first.wanted == (("pay.average",),)
    assert second.wanted == ()


def test_a_compound_question_wants_one_part_each() -> None:
    compound = question(kind="compound", ok=[["pay", "pay.average"], ["day"]])
    assert compound.wanted == (("pay", "pay.average"), ("day",))


@pytest.mark.parametrize(
    "broken",
    [
        b"not json",
        b"[]",
        b'{"question": "x"}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"question": 1, "group": "a", "kind": "b", "expect": "c"}',
    ],
)
def test_a_line_that_is_no_question_is_named_by_its_number(tmp_path: Path, broken: bytes) -> None:
    path = tmp_path / "q.jsonl"
    path.write_bytes(json.dumps(LINE).encode() + b"\n" + broken + b"\n")
    with pytest.raises(QuestionsError, match=r"q\.jsonl:2: not a question"):
        read_questions(path)


def test_a_file_that_is_missing_or_too_large_is_said_to_be_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(QuestionsError, match=r"cannot be read .* check the path"):
        read_questions(tmp_path / "missing.jsonl")
    monkeypatch.setattr(evaluation, "MAX_BYTES", 10)
    path = tmp_path / "q.jsonl"
    path.write_text(json.dumps(LINE))
    with pytest.raises(QuestionsError, match="larger than"):
        read_questions(path)


def test_the_first_entry_decides_a_single_question(bakery_advisor: Advisor) -> None:
    shown = answer(bakery_advisor, "pay.average", "day")
    assert Result(question(), shown).is_right
    assert not Result(question(ok=["day"]), shown).is_right
    assert not Result(question(), answer(bakery_advisor)).is_right


def test_each_part_of_a_compound_question_needs_an_entry_of_its_own(
    bakery_advisor: Advisor,
) -> None:
    twice = question(kind="compound", ok=[["pay", "day"], ["pay", "day"]])
    assert Result(twice, answer(bakery_advisor, "day", "pay")).is_right
    half = Result(twice, answer(bakery_advisor, "day"))
    assert (half.parts_found, half.is_right) == (1, False)


def test_outside_the_source_the_outcome_decides(bakery_advisor: Advisor) -> None:
    outside = question(group="outside", expect="declined or related", ok=None)
    shown = answer(bakery_advisor, "pay", outcome=Outcome.RELATED)
    assert Result(outside, shown).is_right
    assert not Result(outside, answer(bakery_advisor, "pay")).is_right


def test_the_table_sums_up_by_group_and_kind(bakery_advisor: Advisor) -> None:
    results = [
        Result(question(), answer(bakery_advisor, "pay.average")),
        Result(question(), answer(bakery_advisor, "day", outcome=Outcome.RELATED)),
        Result(
            question(kind="compound", ok=[["pay"], ["day"]]),
            answer(bakery_advisor, "pay", outcome=Outcome.DECLINED),
        ),
    ]
    rows = {row.name: row for row in table(results)}
    assert list(rows) == ["asked", "asked · compound", "asked · item"]
    assert (rows["asked"].count, rows["asked · item"].count) == (3, 2)
    assert rows["asked · item"].right == 0.5
    assert rows["asked · compound"].right == 0.5
    assert rows["asked"].right == pytest.approx(1 / 3)
    assert (rows["asked"].answered, rows["asked"].related) == pytest.approx((1 / 3, 1 / 3))
    assert rows["asked"].declined == pytest.approx(1 / 3)


def test_a_compound_question_that_wants_nothing_breaks_no_table(bakery_advisor: Advisor) -> None:
    nothing = question(kind="compound", ok=None)
    (_, row) = table([Result(nothing, answer(bakery_advisor))])
    assert row.count == 1


def test_evaluating_asks_every_question(bakery_advisor: Advisor) -> None:
    questions = [question(question="hello"), question(question="is the cash good")]
    results = evaluate(bakery_advisor, questions)
    assert [one.question for one in results] == questions
    assert results[0].answer.small_talk is not None


def test_an_entry_of_another_career_is_not_accepted(bakery_advisor: Advisor) -> None:
    found = answer(bakery_advisor, "pay.average")
    for career, right in ((None, True), ("baker", True), ("smith", False)):
        assert Result(question(career=career), found).is_right is right
