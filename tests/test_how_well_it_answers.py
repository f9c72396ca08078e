"""Hold the figures: what the shipped knowledge must reach on strangers' questions."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Outcome
from bot.core.answering.evaluation import Result, evaluate, read_questions

OWN = Path(__file__).with_name("questions.jsonl")
SHARED = Path(os.environ.get("CAREER_ADVISOR_SHARED", OWN.parents[2] / "shared"))
STRANGERS = SHARED / "questions-dev.jsonl"

ALLOWANCE = 0.05
"""How far the project's own questions may lie below the bars for the strangers'."""

NEAR = {"near", "other-career"}


def share(results: Sequence[Result], right: Sequence[bool]) -> float:
    assert results
    return sum(right) / len(results)


class Figures:
    """What was reached on one file of questions, as shares from 0 to 1."""

    def __init__(self, results: Sequence[Result]) -> None:
        self.results = results

    def first_right(self, group: str) -> float:
        chosen = [
            one
            for one in self.results
            if one.question.group == group and one.question.kind != "compound"
        ]
        return share(chosen, [one.first_is_right for one in chosen])

    def parts_found(self) -> float:
        chosen = [one for one in self.results if one.question.kind == "compound"]
        wanted = sum(len(one.question.wanted) for one in chosen)
        return sum(one.parts_found for one in chosen) / wanted

    def said_as(self, outcome: Outcome, group: str) -> float:
        chosen = [one for one in self.results if one.question.group == group]
        return share(chosen, [one.answer.outcome is outcome for one in chosen])

    def near_claimed_as_answered(self) -> float:
        chosen = [one for one in self.results if one.question.kind in NEAR]
        return share(chosen, [one.answer.outcome is Outcome.ANSWERED for one in chosen])

    def unrelated_not_declined(self) -> float:
        chosen = [
            one
            for one in self.results
            if one.question.group == "outside" and one.question.kind not in NEAR
        ]
        return share(chosen, [one.answer.outcome is not Outcome.DECLINED for one in chosen])


def hold(figures: Figures, allowance: float) -> None:
    assert figures.first_right("asked") >= 0.88 - allowance
    assert figures.first_right("messy") >= 0.92 - allowance
    assert figures.parts_found() >= 0.80 - allowance
    assert figures.first_right("caution") >= 0.90 - allowance
    assert figures.said_as(Outcome.RELATED, "caution") >= 0.60 - allowance
    assert figures.near_claimed_as_answered() <= 0.20 + allowance
    assert figures.unrelated_not_declined() <= 0.06 + allowance


def test_the_projects_own_questions_are_answered_well(advisor: Advisor) -> None:
    hold(Figures(evaluate(advisor, read_questions(OWN))), ALLOWANCE)


@pytest.mark.skipif(not STRANGERS.exists(), reason=f"the strangers' questions, {STRANGERS.name}")
def test_the_strangers_questions_are_answered_well(advisor: Advisor) -> None:
    hold(Figures(evaluate(advisor, read_questions(STRANGERS))), 0)
