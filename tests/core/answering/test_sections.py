from __future__ import annotations

import pytest

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Outcome
from bot.core.answering.sections import section_answer


@pytest.mark.parametrize(
    "typed", ["average", "AVERAGE", "salary.average", "Average salary", " average "]
)
def test_an_item_may_be_typed_by_its_name(advisor: Advisor, typed: str) -> None:
    career = advisor.careers[0]
    answer = section_answer(advisor, career, career.section_of("salary"), typed)
    assert [part.entry for part in answer.parts] == ["salary.average"]


def test_an_item_of_another_section_is_shown_by_its_id(advisor: Advisor) -> None:
    career = advisor.careers[0]
    answer = section_answer(advisor, career, career.section_of("salary"), "steps.degree")
    assert [part.entry for part in answer.parts] == ["steps.degree"]


def test_other_words_are_read_as_a_question_about_the_section(advisor: Advisor) -> None:
    career = advisor.careers[0]
    answer = section_answer(advisor, career, career.section_of("salary"), "what does it depend on")
    assert answer.parts[0].entry == "salary.factors"


def test_words_that_mean_little_alone_are_read_in_the_section(advisor: Advisor) -> None:
    career = advisor.careers[0]
    assert advisor.ask("in bavaria").parts == ()
    answer = section_answer(advisor, career, career.section_of("salary"), "in bavaria")
    assert answer.parts[0].entry.startswith("salary")
    assert answer.parts[0].not_covered == ("bavaria",)


def test_words_about_nothing_in_it_are_declined(advisor: Advisor) -> None:
    career = advisor.careers[0]
    answer = section_answer(advisor, career, career.section_of("salary"), "weather in paris today")
    assert answer.outcome is Outcome.DECLINED


@pytest.mark.parametrize("typed", ["", "   ", "🙂", "!!!", "\u200b"])
def test_without_a_readable_word_the_whole_section_is_shown(advisor: Advisor, typed: str) -> None:
    career = advisor.careers[0]
    answer = section_answer(advisor, career, career.section_of("traits"), typed)
    assert [part.entry for part in answer.parts] == ["traits"]


@pytest.mark.parametrize(
    ("typed", "career", "entry"),
    [
        ("", "baker", "salary"),
        ("average", "baker", "salary.average"),
        ("nurse", "nurse", "salary"),
        ("nurse average", "nurse", "salary.average"),
        ("average pay of nurses", "nurse", "salary.average"),
        ("price of a violin", "luthier", "salary.prices"),
    ],
)
def test_without_a_career_that_was_chosen_the_words_or_the_first_decide(
    careers_advisor: Advisor, typed: str, career: str, entry: str
) -> None:
    first = careers_advisor.careers[0]
    section = first.section_of("salary")
    answer = section_answer(careers_advisor, first, section, typed, chosen=False)
    assert [(part.career, part.entry) for part in answer.parts] == [(career, entry)]


def test_a_career_that_was_chosen_is_shown_without_the_others(careers_advisor: Advisor) -> None:
    first = careers_advisor.careers[0]
    answer = section_answer(careers_advisor, first, first.section_of("salary"), "")
    assert answer.parts[0].elsewhere == ()
