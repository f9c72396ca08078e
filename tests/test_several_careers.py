"""Hold the figures: one career's questions stay right with ten others beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Outcome
from bot.core.answering.evaluation import Question, Result, read_questions
from bot.core.knowledge.model import Career, Knowledge
from bot.core.retrieval.text import clean, words
from tests.measuring import OWN_QUESTIONS

FIRST = "machine-learning-engineer"
NAMES = {"mle", "mles"}
NEAR = {"near", "other-career"}

FORMS = {
    "how much does a {} earn": "salary",
    "{} salary": "salary",
    "average pay of {}s?": "salary",
    "how do i become a {}?": "steps",
    "what does a {} do all day": "duties",
    "what is a {}": "role",
    "what personality should a {} have": "traits",
}
"""How one asks of a career, and the section that answers."""

Naming = Callable[[str], str]


@pytest.fixture(scope="module")
def questions() -> list[Question]:
    """The strangers' questions, whose accepted entries are of the first career."""
    return [one.model_copy(update={"career": FIRST}) for one in read_questions(OWN_QUESTIONS)]


def in_scope(questions: Iterable[Question]) -> list[Question]:
    return [one for one in questions if one.group != "outside"]


def names_it(question: Question) -> bool:
    read = words(clean(question.question))
    plain = " ".join(read)
    named = "ml engineer" in plain or "machine learning engineer" in plain
    return named or not NAMES.isdisjoint(read)


def right(advisor: Advisor, questions: Iterable[Question], ask: Callable[..., str] = str) -> float:
    """Return the percentage of questions, of compound ones of parts, with the right entry first."""
    results = [Result(one, advisor.ask(ask(one.question))) for one in questions]
    return 100 * sum(map(_right, results)) / len(results)


def _right(result: Result) -> float:
    if result.question.kind == "compound":
        return result.parts_found / len(result.question.wanted)
    return float(result.first_is_right)


@pytest.mark.parametrize(
    "naming",
    [
        lambda question: f"Machine learning engineer: {question}",
        lambda question: f"{question.rstrip('?. ')} as an ML engineer?",
    ],
)
def test_a_question_that_names_its_career_loses_nothing_beside_ten_others(
    advisor: Advisor, careers_advisor: Advisor, questions: list[Question], naming: Naming
) -> None:
    """Two points were allowed; none is lost."""
    asked = in_scope(questions)
    alone, beside = right(advisor, asked, naming), right(careers_advisor, asked, naming)
    assert alone > 90
    assert beside >= alone - 0.5


def test_a_question_that_names_it_in_its_own_words_loses_nothing_either(
    advisor: Advisor, careers_advisor: Advisor, questions: list[Question]
) -> None:
    asked = [one for one in in_scope(questions) if names_it(one)]
    assert len(asked) > 25
    assert right(careers_advisor, asked) >= right(advisor, asked)


def test_a_career_that_is_handed_in_loses_less_than_two_points(
    advisor: Advisor, careers_advisor: Advisor, questions: list[Question]
) -> None:
    """What is lost names another career, as "burnt out on nursing" does."""
    asked = in_scope(questions)
    results = [Result(one, careers_advisor.ask(one.question, FIRST)) for one in asked]
    handed_in = 100 * sum(map(_right, results)) / len(results)
    assert handed_in >= right(advisor, asked) - 2


def test_a_question_that_names_no_career_loses_few_points(
    advisor: Advisor, careers_advisor: Advisor, questions: list[Question]
) -> None:
    """Hold what was reached, 2.9 points, plus one."""
    asked = [one for one in in_scope(questions) if not names_it(one)]
    assert right(careers_advisor, asked) >= right(advisor, asked) - 3.9


def test_what_is_about_no_career_is_declined_beside_ten_others(
    careers_advisor: Advisor, questions: list[Question]
) -> None:
    asked = [one for one in questions if one.group == "outside" and one.kind not in NEAR]
    answers = [careers_advisor.ask(one.question) for one in asked]
    wrong = [one.question for one in answers if one.outcome is not Outcome.DECLINED]
    assert len(wrong) <= 1, wrong


def test_another_careers_question_is_answered_from_that_career(
    careers_advisor: Advisor, eleven: Knowledge
) -> None:
    """Hold what was reached, 63 of 65, less one; no question is answered from another career."""
    asked = list(_of_the_others(eleven.careers))
    assert len(asked) > 60
    missed = []
    for career, question, section in asked:
        parts = careers_advisor.ask(question).parts
        assert {part.career for part in parts} <= {career.id}, question
        if [part.entry.partition(".")[0] for part in parts] != [section]:
            missed.append(question)
    assert len(missed) <= 3, missed


def _of_the_others(careers: Iterable[Career]) -> Iterable[tuple[Career, str, str]]:
    for career in careers:
        for form, section in FORMS.items():
            if career.id != FIRST and section in career.ids:
                yield career, form.format(career.title), section


def test_which_careers_are_offered_beside_an_answer_is_never_left_to_chance(
    careers_advisor: Advisor, eleven: Knowledge
) -> None:
    (part,) = careers_advisor.ask("how much do they earn").parts
    assert part.career == eleven.careers[0].id
    assert [one.career for one in part.elsewhere] == [career.id for career in eleven.careers[1:]]


def test_every_clean_question_shows_its_own_entry(
    careers_advisor: Advisor, eleven: Knowledge
) -> None:
    for career in eleven.careers:
        for item_id, item in career.items():
            first = careers_advisor.ask(item.question).parts[0]
            offered = {(first.career, first.entry)}
            offered |= {(one.career, one.entry) for one in first.elsewhere}
            assert (career.id, item_id) in offered, item.question
