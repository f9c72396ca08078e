"""Hold the figures of conversations, and that no question that stands alone is ever bent."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Outcome, Topic
from bot.core.answering.evaluation import read_questions
from bot.core.answering.following import follow, topic_after
from tests.measuring import OWN_QUESTIONS

DIALOGUES = Path(__file__).with_name("dialogues.jsonl")

LEAST_RIGHT = 0.9
BEFORE = ("salary", "salary.average", "steps.certifications", "duties.deploy-models", "traits")
NOTHING = "-"


@dataclass(frozen=True)
class Dialogue:
    """Messages of one person, each with the items that may be shown first; `-` is none."""

    held: bool
    turns: tuple[tuple[str, frozenset[str]], ...]

    def is_right(self, advisor: Advisor) -> bool:
        topic: Topic | None = None
        for said, ok in self.turns:
            answer = follow(advisor, said, topic)
            shown = answer.parts[0].entry if answer.parts else NOTHING
            if shown not in ok:
                return False
            topic = topic_after(advisor, answer, topic)
        return True


def dialogues() -> list[Dialogue]:
    lines = [json.loads(line) for line in DIALOGUES.read_text(encoding="utf-8").splitlines()]
    return [
        Dialogue(
            line["held"], tuple((turn["say"], frozenset(turn["ok"])) for turn in line["turns"])
        )
        for line in lines
    ]


@pytest.mark.parametrize("held", [False, True], ids=["practised", "held back"])
def test_nine_dialogues_of_ten_are_right(advisor: Advisor, held: bool) -> None:
    chosen = [one for one in dialogues() if one.held is held]
    right = [one for one in chosen if one.is_right(advisor)]
    assert len(right) / len(chosen) >= LEAST_RIGHT


def test_there_are_dialogues_enough_with_a_third_held_back() -> None:
    found = dialogues()
    assert len(found) >= 40
    assert sum(one.held for one in found) >= len(found) / 3
    assert {len(one.turns) for one in found} == {2, 3}


def test_no_question_of_strangers_is_bent_by_what_went_before(advisor: Advisor) -> None:
    career = advisor.careers[0].id
    questions = [one.question for one in read_questions(OWN_QUESTIONS)]
    assert len(questions) > 200
    bent = [
        question
        for question in questions
        for alone in [advisor.ask(question)]
        if any(follow(advisor, question, Topic(career, item)) != alone for item in BEFORE)
    ]
    assert bent == []


@pytest.mark.parametrize(
    "message",
    ["and the weather?", "what about pizza?", "and the moon?", "how about football", "and my cat?"],
)
def test_what_is_off_the_source_stays_declined_whatever_went_before(
    advisor: Advisor, message: str
) -> None:
    career = advisor.careers[0]
    for item_id in career.ids:
        assert follow(advisor, message, Topic(career.id, item_id)) == advisor.ask(message)


@pytest.mark.parametrize(
    "message", ["and for nurses?", "and in excel?", "is it free?", "in germany?", "and in winter?"]
)
def test_what_is_not_answered_by_itself_is_never_said_as_answered(
    advisor: Advisor, message: str
) -> None:
    assert advisor.ask(message).outcome is not Outcome.ANSWERED
    career = advisor.careers[0]
    for item_id in career.ids:
        after = follow(advisor, message, Topic(career.id, item_id))
        assert after.outcome is not Outcome.ANSWERED
