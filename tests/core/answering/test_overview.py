from __future__ import annotations

import pytest

from bot.core.answering.overview import SectionNames
from bot.core.knowledge.model import Career


@pytest.fixture(scope="module")
def names(baker: Career) -> SectionNames:
    return SectionNames(baker)


@pytest.mark.parametrize(
    ("question", "section"),
    [
        ("pay", "pay"),
        ("the wages", "pay"),
        ("what is the salary of a baker", "pay"),
        ("tell me about the pay of bread makers", "pay"),
        ("the day", "day"),
    ],
)
def test_a_question_that_names_a_section_alone_is_known(
    names: SectionNames, question: str, section: str
) -> None:
    assert names.named(question.split()) == section


@pytest.mark.parametrize(
    "question", ["pay in france", "average pay", "baker", "", "the", "pay day", "tips"]
)
def test_a_question_that_names_more_or_nothing_is_not(names: SectionNames, question: str) -> None:
    assert names.named(question.split()) is None
