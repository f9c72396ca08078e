from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cli import lines
from bot.cli.json_lines import answered
from bot.cli.lines import bounded_lines
from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Answer, Outcome
from tests.bad_input import BAD_INPUT, UNANSWERABLE
from tests.cli.conftest import Run, Start

Ask = Callable[[str], Answer]


def echo(question: str) -> Answer:
    """Answer with nothing but the question."""
    return Answer(question, Outcome.DECLINED, question, "v", (), (), ())


def out(data: bytes, ask: Ask = echo) -> list[dict[str, Any]]:
    return [json.loads(line) for line, _ in answered(ask, bounded_lines(io.BytesIO(data)))]


def test_each_line_gets_its_answer_in_order(run: Run) -> None:
    questions = ["define baker", "will it rain", "night shift bonus"]
    lines_in = "".join(json.dumps({"question": question}) + "\n" for question in questions)
    result = run("ask", "--jsonl", stdin=lines_in)
    assert result.exit_code == 0
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["question"] for answer in answers] == questions
    assert [len(answer["parts"]) for answer in answers] == [1, 0, 1]


def test_a_bad_line_is_told_on_its_line_and_the_rest_goes_on(run: Run) -> None:
    result = run("ask", "--jsonl", stdin=b'nonsense\n{"question": "define baker"}\n')
    assert result.exit_code == 1
    first, second = [json.loads(line) for line in result.stdout.splitlines()]
    assert list(first) == ["error"]
    assert second["parts"][0]["entry"] == "role.definition"


def test_no_lines_are_no_fault(run: Run) -> None:
    result = run("ask", "--jsonl", stdin=b"")
    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"question": "\xff"}', "not UTF-8"),
        (b"\xff\xfe{\x00", "not UTF-8"),
        (b'"a question"', "not an object"),
        (b"[]", "not an object"),
        (b"null", "not an object"),
        (b'{"Question": "x"}', "not an object"),
        (b'{"question": null}', "not an object"),
        (b'{"question": ["x"]}', "not an object"),
        (b'{"question": ' + b"1" * 5000 + b"}", "not"),
    ],
)
def test_what_is_no_question_is_named(line: bytes, reason: str) -> None:
    (answer,) = out(line + b"\n")
    assert answer["error"].startswith(f"line 1: {reason}")


def test_a_line_that_is_too_long_is_refused_without_being_kept() -> None:
    huge = b'{"question": "' + b"x" * (3 * lines.MAX_BYTES) + b'"}\n'
    first, second = out(huge + b'{"question": "next"}\n')
    assert first["error"] == "line 1: longer than 1024 KiB"
    assert second["question"] == "next"


def test_six_thousand_escaped_characters_are_not_too_long() -> None:
    question = "\N{GRINNING FACE}" * 6000
    assert out(json.dumps({"question": question}).encode())[0]["question"] == question


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b""])
def test_lines_may_end_as_any_system_writes_them(end: bytes) -> None:
    assert out(b'\xef\xbb\xbf{"question": "pay"}' + end)[0]["question"] == "pay"


def test_other_keys_of_a_line_are_ignored() -> None:
    assert out(b'{"question": "pay", "group": "asked"}')[0]["question"] == "pay"


def test_a_question_that_the_program_fails_on_costs_only_its_own_line(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(question: str) -> Answer:
        if question == "bad":
            raise RuntimeError("what was asked")
        return echo(question)

    bad, good = out(b'{"question": "bad"}\n{"question": "good"}\n', fail)
    assert bad == {"error": "line 1: the program failed on it"}
    assert good["question"] == "good"
    assert "Line 1 could not be answered" in caplog.text


@pytest.mark.parametrize("question", BAD_INPUT.values(), ids=BAD_INPUT)
def test_bad_input_gets_an_answer(advisor: Advisor, question: str) -> None:
    (answer,) = out(json.dumps({"question": question}).encode(), advisor.ask)
    assert answer["question"] == question
    assert answer["outcome"] in {"answered", "related", "declined"}


@pytest.mark.parametrize("question", UNANSWERABLE.values(), ids=UNANSWERABLE)
def test_what_holds_no_question_is_declined(advisor: Advisor, question: str) -> None:
    (answer,) = out(json.dumps({"question": question}).encode(), advisor.ask)
    assert (answer["outcome"], answer["parts"]) == ("declined", [])


@given(st.binary(max_size=300))
def test_any_bytes_get_one_object_a_line(data: bytes) -> None:
    expected = data.split(b"\n")
    if expected[-1] == b"":
        expected.pop()
    assert len(out(data)) == len(expected)


@given(st.text(st.characters(), max_size=300))
def test_any_question_comes_back_as_it_was(question: str) -> None:
    asked = json.dumps({"question": question})
    (written, good), *_ = answered(echo, [asked.encode()])
    assert good
    assert written.isascii()
    # Not the question itself: JSON reads two halves of a surrogate pair as one character.
    assert json.loads(written)["question"] == json.loads(asked)["question"]


@given(st.lists(st.binary(max_size=30).map(lambda line: line.replace(b"\n", b"")), max_size=9))
def test_lines_over_the_limit_and_no_others_are_left_out(kept: list[bytes]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "MAX_BYTES", 10)
        read = list(bounded_lines(io.BytesIO(b"".join(line + b"\n" for line in kept))))
    assert read == [line if len(line) <= 10 else None for line in kept]


def test_an_answer_comes_before_the_next_question_is_there(start: Start) -> None:
    process = start("ask", "--jsonl")
    assert process.stdin
    assert process.stdout
    for question in ("define baker", "night shift bonus"):
        process.stdin.write(json.dumps({"question": question}).encode() + b"\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["question"] == question
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (0, b"", b"")


def test_a_reader_that_has_seen_enough_is_no_fault(start: Start) -> None:
    process = start("ask", "--jsonl")
    assert process.stdin
    assert process.stdout
    process.stdin.write(b'{"question": "define baker"}\n')
    process.stdin.flush()
    process.stdout.readline()
    process.stdout.close()
    process.stdin.write(b'{"question": "define baker"}\n')
    process.stdin.close()
    assert process.stderr
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 0
