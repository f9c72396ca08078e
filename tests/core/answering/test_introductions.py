from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.answering.advisor import Advisor
from bot.core.answering.introductions import without_introduction
from bot.core.retrieval.text import clean

QUESTION = "which degree do they need?"


@pytest.mark.parametrize(
    "before",
    [
        "olga here, ",
        "Mr Tanaka here: ",
        "hi, i'm Pablo, ",
        "hey im chidi from lagos and ",
        "my name is Wei Zhang, ",
        "Dear community, ",
        "greetings from peru! ",
        "ok so hello guys, ",
        "quick question: ",
        "hi all, first time poster here. ",
        "sorry if this is obvious but ",
        "my cousin wants to know, ",
        "hello sir, Fatima here. asking for a friend: ",
    ],
)
def test_who_asks_is_taken_off(before: str) -> None:
    assert without_introduction(clean(before + QUESTION)) == QUESTION


@pytest.mark.parametrize(
    "after",
    [
        " thanks in advance",
        "  Thank you so much!",
        " cheers",
        " asking for my niece",
        " - Greta",
        ", if you'd be so kind",
    ],
)
def test_courtesy_after_the_question_is_taken_off(after: str) -> None:
    assert without_introduction(clean(QUESTION + after)) == QUESTION


def test_a_program_that_tells_of_an_error_is_no_name() -> None:
    told = "pip says no wheels for scikit-learn"
    assert without_introduction(told) == told


def test_a_name_that_tells_is_taken_off_what_it_tells() -> None:
    assert without_introduction("olga told me that it pays well, true?") == "it pays well, true?"


@pytest.mark.parametrize(
    "message",
    [
        "hello",
        "quick question",
        "thanks",
        "olga here",
        "i am a nurse, can i switch?",
        "i am good at maths, does that help?",
        "i'm coming from accounting, where do i begin?",
        "who works here, and with whom?",
        "my teacher told me to learn python first, is that right?",
        "it says nothing about pay?",
        "question everything, is that a trait?",
        "help people understand models",
    ],
)
def test_what_may_be_asked_about_stays(message: str) -> None:
    assert without_introduction(message) == message


@pytest.mark.parametrize("before", ["olga here, ", "hi, i'm Pablo. ", "noob question: "])
def test_an_introduction_changes_no_answer(advisor: Advisor, before: str) -> None:
    plain = advisor.ask("how much do they earn?")
    introduced = advisor.ask(f"{before}how much do they earn?")
    assert introduced.outcome is plain.outcome
    assert introduced.parts == plain.parts


@given(st.text(min_size=1, max_size=300))
def test_something_is_always_left(message: str) -> None:
    text = clean(message)
    left = without_introduction(text)
    assert bool(left.strip(" ?")) == bool(text.strip(" ?"))


@pytest.mark.parametrize(
    "unit", ["hi ", "so ", "my name ", "a here ", "thanks ", " - A", "dear all, ", "im "]
)
def test_no_repetition_is_slow(unit: str) -> None:
    started = time.process_time()
    without_introduction(unit * (1_000 // len(unit)))
    assert time.process_time() - started < 0.2


def test_what_stands_in_brackets_before_the_question_is_taken_off() -> None:
    assert without_introduction("(sorry if asked before) what is the pay") == "what is the pay"
    assert without_introduction("(1) what is the pay") == "(1) what is the pay"
    assert without_introduction("(what is the pay)") == "(what is the pay)"
