from __future__ import annotations

import json
from dataclasses import replace

import pytest

from bot.core.answering.answer import (
    Answer,
    Choice,
    Citation,
    Explanation,
    Outcome,
    Part,
    Passage,
)
from bot.core.answering.contract import (
    answer_to_json,
    explanation_to_json,
    question_from_json,
    to_line,
    to_text,
)
from bot.core.errors import QuestionsError
from bot.core.retrieval.spelling import Mended

PART = Part(
    question="pay in berlin",
    outcome=Outcome.RELATED,
    career="baker",
    entry="salary.average",
    heading="What is the average pay of a baker?",
    confidence=0.97,
    passages=(Passage("Average pay", "30,000 a year.", ((0, 6),)), Passage("Night", "More.")),
    citation=Citation(
        source="The Handbook",
        section="Wages",
        item=2,
        unit="step",
        as_of="2023",
        said_by="The Guild",
        url="https://example.org",
        review_by="2024-01-01",
    ),
    not_covered=("berlin",),
    gap="pay-in-cities",
    gap_sentence="The source names no city.",
    also=(Choice("salary.factors", "What does the pay depend on?"),),
    tied=(Choice("salary", "What does a baker earn?"),),
)
ANSWER = Answer(
    question="pay in berlin, and the weather",
    outcome=Outcome.RELATED,
    read_as="pay in berlin",
    knowledge_version="0123456789ab",
    parts=(PART,),
    unanswered=("the weather",),
    suggestions=(Choice("salary.factors", "What does the pay depend on?"),),
)


def test_an_answer_has_exactly_the_form_of_the_contract() -> None:
    assert answer_to_json(ANSWER) == {
        "question": "pay in berlin, and the weather",
        "outcome": "related",
        "read_as": "pay in berlin",
        "knowledge_version": "0123456789ab",
        "parts": [
            {
                "question": "pay in berlin",
                "outcome": "related",
                "career": "baker",
                "entry": "salary.average",
                "confidence": 0.97,
                "passage": "30,000 a year.\nMore.",
                "not_covered": ["berlin"],
                "gap": "pay-in-cities",
                "citation": {
                    "source": "The Handbook",
                    "section": "Wages",
                    "item": 2,
                    "as_of": "2023",
                    "said_by": "The Guild",
                    "url": "https://example.org",
                },
                "also": ["salary.factors"],
                "tied": ["salary"],
            }
        ],
        "unanswered": ["the weather"],
        "not_covered": ["berlin"],
        "suggestions": ["salary.factors"],
    }


def test_a_declined_answer_has_empty_lists() -> None:
    declined = replace(ANSWER, outcome=Outcome.DECLINED, parts=(), unanswered=(), suggestions=())
    written = answer_to_json(declined)
    assert written["outcome"] == "declined"
    assert [written[key] for key in ("parts", "unanswered", "not_covered", "suggestions")] == [
        [],
        [],
        [],
        [],
    ]


def test_a_line_is_one_line_of_ascii_that_reads_back_the_same() -> None:
    written = answer_to_json(replace(ANSWER, question="löhne\n\u2028\ud800"))
    line = to_line(written)
    assert line.isascii()
    assert len(line.splitlines()) == 1
    assert json.loads(line) == json.loads(to_text(written)) == written


def test_an_explanation_is_written_in_full() -> None:
    explanation = Explanation(
        read_as="salary",
        mended=(Mended("sallary", "salary"),),
        matched_phrasing="the pay",
        confidence=0.9,
        runner_up=None,
        gap_topic=None,
        not_covered=(),
    )
    assert json.loads(to_line(explanation_to_json(explanation))) == {
        "read_as": "salary",
        "mended": [{"typed": "sallary", "read_as": "salary"}],
        "matched_phrasing": "the pay",
        "confidence": 0.9,
        "runner_up": None,
        "gap_topic": None,
        "not_covered": [],
    }


@pytest.mark.parametrize(
    ("line", "question"),
    [
        (b'{"question": "pay?"}', "pay?"),
        (b'  {"question": ""}\r', ""),
        (b'\xef\xbb\xbf{"question": "l\xc3\xb6hne", "kind": "x"}', "löhne"),
        (b'{"question": "\\ud800"}', "\ud800"),
    ],
)
def test_a_question_is_read_out_of_its_line(line: bytes, question: str) -> None:
    assert question_from_json(line) == question


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"", "not JSON at character 1"),
        (b'{"question": }', "not JSON at character 14"),
        (b"[" * 100_000, "not JSON"),
        (b'{"question": "\xe9"}', "not UTF-8: byte 15 of the line"),
        (b"[1]", 'not an object with a "question" that is a string'),
        (b'{"question": 1}', 'not an object with a "question" that is a string'),
    ],
)
def test_any_other_line_is_refused_with_the_reason(line: bytes, message: str) -> None:
    with pytest.raises(QuestionsError) as caught:
        question_from_json(line)
    assert str(caught.value) == message
