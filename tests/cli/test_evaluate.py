from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, one_line

QUESTIONS = [
    {"question": "define baker", "kind": "item", "ok": ["role.definition"]},
    {"question": "how much money do bakers earn", "kind": "item", "ok": ["salary.average"]},
    {"question": "night shift bonus", "kind": "terse", "ok": ["steps"]},
    {"question": "years of training", "kind": "item", "ok": ["steps.apprenticeship"]},
]


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "questions.jsonl"
    lines = [json.dumps({"group": "asked", "expect": "answered", **one}) for one in QUESTIONS]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_the_figures_and_the_misses_are_shown(run: Run, questions: Path) -> None:
    result = run("evaluate", str(questions))
    assert result.exit_code == 0
    assert "asked · terse" in result.stdout
    assert "no phrasing near: 1" in result.stdout
    assert "wanted steps, got salary.night" in result.stdout
    assert result.stdout.splitlines()[-1] == "75.0 % of 4 questions right"


@pytest.mark.parametrize(("least", "code"), [("75", 0), ("75.5", 1), ("0", 0), ("100", 1)])
def test_too_few_right_answers_end_with_one(
    run: Run, questions: Path, least: str, code: int
) -> None:
    result = run("evaluate", str(questions), "--min", least)
    assert result.exit_code == code
    if code:
        assert f"--min {least}" in one_line(result.stderr)


def test_a_file_without_misses_lists_none(run: Run, questions: Path) -> None:
    asked = {**QUESTIONS[0], "group": "asked", "expect": "answered or related"}
    questions.write_text(json.dumps(asked), encoding="utf-8")
    result = run("evaluate", str(questions))
    assert "wanted" not in result.stdout
    assert result.stdout.splitlines()[-1] == "100.0 % of 1 questions right"


@pytest.mark.parametrize(
    ("content", "hint"), [("", "holds no question"), ('{"question": 1}\n', "questions.jsonl:1:")]
)
def test_a_file_that_holds_no_questions_is_told(
    run: Run, questions: Path, content: str, hint: str
) -> None:
    questions.write_text(content, encoding="utf-8")
    result = run("evaluate", str(questions))
    assert result.exit_code == 1
    assert hint in one_line(result.stderr)


@pytest.mark.parametrize("args", [[], ["nowhere.jsonl"], ["."], [".", "--min", "101"]])
def test_wrong_use_is_told_in_one_line(run: Run, args: list[str]) -> None:
    result = run("evaluate", *args)
    assert result.exit_code == 2
    one_line(result.stderr)
