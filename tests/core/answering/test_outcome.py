from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.answering.answer import Outcome
from bot.core.answering.outcome import (
    ANSWER_ABOVE,
    Strictness,
    outcome_of,
    outcome_of_message,
)
from bot.core.retrieval.confidence import Scope, softmax

ANSWERED, RELATED, DECLINED = Outcome.ANSWERED, Outcome.RELATED, Outcome.DECLINED


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(inside=0.96, near=0.02, off=0.02), ANSWERED),
        (Scope(inside=0.02, near=0.96, off=0.02), RELATED),
        (Scope(inside=0.02, near=0.02, off=0.96), DECLINED),
        (Scope(inside=1.0, near=0.0, off=0.0), ANSWERED),
        (Scope(inside=0.0, near=1.0, off=0.0), RELATED),
        (Scope(inside=0.0, near=0.0, off=1.0), DECLINED),
    ],
)
def test_where_a_question_lies_decides_its_outcome(scope: Scope, expected: Outcome) -> None:
    assert outcome_of(scope) is expected


def test_the_stricter_the_more_has_to_speak_for_an_answer() -> None:
    doubtful = Scope(inside=0.3, near=0.7, off=0.0)
    likely = Scope(inside=0.45, near=0.55, off=0.0)
    assert outcome_of(doubtful, Strictness.LOOSE) is ANSWERED
    assert outcome_of(doubtful, Strictness.BALANCED) is RELATED
    assert outcome_of(likely, Strictness.BALANCED) is ANSWERED
    assert outcome_of(likely, Strictness.STRICT) is RELATED
    assert list(ANSWER_ABOVE) == list(Strictness)


def test_what_lies_near_rather_than_off_is_not_declined() -> None:
    assert outcome_of(Scope(inside=0.05, near=0.63, off=0.32)) is RELATED
    assert outcome_of(Scope(inside=0.06, near=0.5, off=0.44)) is DECLINED


@given(st.lists(st.floats(-700, 700), min_size=3, max_size=3))
def test_every_scope_has_an_outcome(logits: list[float]) -> None:
    inside, near, off = softmax(np.array(logits)).tolist()
    assert outcome_of(Scope(inside, near, off)) in Outcome


@pytest.mark.parametrize(
    ("parts", "unanswered", "expected"),
    [
        ([], 0, DECLINED),
        ([], 2, DECLINED),
        ([ANSWERED], 0, ANSWERED),
        ([ANSWERED, ANSWERED], 0, ANSWERED),
        ([ANSWERED, RELATED], 0, RELATED),
        ([ANSWERED], 1, RELATED),
        ([RELATED], 0, RELATED),
    ],
)
def test_a_message_is_answered_only_if_all_of_it_is(
    parts: list[Outcome], unanswered: int, expected: Outcome
) -> None:
    assert outcome_of_message(parts, unanswered) is expected
