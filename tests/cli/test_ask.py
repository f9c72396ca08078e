from __future__ import annotations

import json

import pytest

from bot.core.answering import phrases
from tests.bad_input import BAD_INPUT, is_harmless
from tests.cli.conftest import ROOT, Run, Start, one_line

PASSAGE = "A baker earns 30,000 a year on average."


def test_a_question_gets_its_passage_with_citation(run: Run) -> None:
    result = run("ask", "how much money do bakers earn?")
    assert result.exit_code == 0
    assert PASSAGE in result.stdout
    assert "Summarised from The Baker's Handbook › Wages › item 1" in result.stdout


def test_a_question_needs_no_quotes(run: Run) -> None:
    result = run("ask", "how", "much", "money", "do", "bakers", "earn")
    assert PASSAGE in result.stdout


def test_a_pipe_gets_no_colours(run: Run) -> None:
    assert "\x1b" not in run("ask", "how much money do bakers earn?").output


def test_a_declined_question_is_done_too(run: Run) -> None:
    result = run("ask", "will it rain")
    assert result.exit_code == 0
    assert phrases.DECLINED in one_line(result.stdout)


def test_an_empty_question_gets_a_polite_line(run: Run) -> None:
    result = run("ask", "")
    assert result.exit_code == 0
    assert one_line(result.stdout) == phrases.NOTHING_TO_READ


def test_an_answer_can_be_explained(run: Run) -> None:
    result = run("ask", "--explain", "define baker")
    assert "matched phrasing  define baker" in result.stdout


def test_a_declined_question_can_be_explained(run: Run) -> None:
    assert "read as  will it rain" in run("ask", "--explain", "will it rain").stdout


def test_json_follows_the_contract(run: Run) -> None:
    answer = json.loads(run("ask", "--json", "define baker").stdout)
    assert answer["question"] == "define baker"
    assert answer["parts"][0]["entry"] == "role.definition"
    assert "explanations" not in answer


def test_json_explains_when_asked(run: Run) -> None:
    answer = json.loads(run("ask", "--json", "--explain", "define baker").stdout)
    assert answer["explanations"][0]["matched_phrasing"] == "define baker"


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        (["ask"], "there is no question"),
        (["ask", "--jsonl", "what"], "--jsonl"),
        (["ask", "--jsonl", "--json"], "--jsonl"),
        (["ask", "--jsonl", "--explain"], "--jsonl"),
        (["ask", "--nothing", "what"], "--nothing"),
        (["ask", "--knowledge", "nowhere", "what"], "--knowledge"),
    ],
)
def test_wrong_use_is_told_in_one_line(run: Run, args: list[str], hint: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert hint in one_line(result.stderr)
    assert result.stdout == ""


def test_another_folder_can_be_asked(run: Run) -> None:
    result = run("ask", "define baker", "--knowledge", "bakery", CAREER_ADVISOR_KNOWLEDGE="nowhere")
    assert result.exit_code == 0


def test_faulty_knowledge_is_reported_with_its_place(run: Run) -> None:
    result = run("ask", "define baker", "--knowledge", str(ROOT / "tests"))
    assert result.exit_code == 1
    assert "no .yaml file" in result.stderr


@pytest.mark.parametrize("question", BAD_INPUT.values(), ids=BAD_INPUT)
def test_bad_input_is_answered_politely(run: Run, question: str) -> None:
    result = run("ask", "--explain", "--", question)
    assert result.exit_code == 0
    assert result.stdout.strip()
    assert is_harmless(result.output)


def test_asking_loads_no_discord(start: Start) -> None:
    process = start("ask", "define baker", PYTHONPROFILEIMPORTTIME="1")
    out, report = process.communicate(timeout=60)
    assert b"baker" in out
    assert b"bot.core.answering.advisor" in report
    assert b"discord" not in report


def test_an_argument_that_is_not_text_is_answered(start: Start) -> None:
    process = start("ask", "--json", "\udcff\udcfe")
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")
    assert json.loads(out)["outcome"] == "declined"
