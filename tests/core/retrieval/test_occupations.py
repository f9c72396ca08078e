from __future__ import annotations

import pytest

from bot.core.knowledge.model import Career, Knowledge
from bot.core.retrieval.occupations import ASKED_ABOUT, ASKERS, Occupations
from bot.core.retrieval.text import clean, words


@pytest.fixture
def occupations(baker: Career) -> Occupations:
    return Occupations(baker)


def generalised(occupations: Occupations, text: str) -> str:
    return " ".join(occupations.generalised(words(clean(text))))


@pytest.mark.parametrize(
    "text",
    [
        "what degree does a {} need",
        "i want to be a {}",
        "I'm thinking of becoming a {}",
        "I am less a baker than a {}",
        "{} salary",
        "how do i get into {}",
    ],
)
@pytest.mark.parametrize("occupation", ["welder", "welders", "civil engineer", "nursing"])
def test_an_occupation_that_is_asked_about_is_the_same_as_any_other(
    occupations: Occupations, text: str, occupation: str
) -> None:
    expected = generalised(occupations, text.format("thing")).replace("thing", ASKED_ABOUT)
    assert generalised(occupations, text.format(occupation)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "i'm a {}, how do i start",
        "I was a very happy {}",
        "{} here, what do i do",
        "former {} with a question",
        "from {} to baker",
        "i work as a {}. what does a baker earn",
        "I've been a {} for years",
        "retired {}, where do i begin",
        "{} thinking of a change",
        "as a {} i know little of it",
        "my {} says so",
        "our last {} asked",
    ],
)
@pytest.mark.parametrize("occupation", ["welder", "web developer", "marketing"])
def test_the_askers_own_is_told_from_one_that_is_asked_about(
    occupations: Occupations, text: str, occupation: str
) -> None:
    expected = generalised(occupations, text.format("thing")).replace("thing", ASKERS)
    assert generalised(occupations, text.format(occupation)) == expected


@pytest.mark.parametrize("text", ["what do bakers earn", "the baker", "engineer", "a design", ""])
def test_the_career_itself_and_words_that_are_none_stay(
    occupations: Occupations, text: str
) -> None:
    assert generalised(occupations, text) == text


def test_several_occupations_of_one_text_are_each_told(occupations: Occupations) -> None:
    told = generalised(occupations, "I am a nurse, is a graphic designer or a welder paid better")
    assert told == f"i am a {ASKERS} is a {ASKED_ABOUT} or a {ASKED_ABOUT} paid better"


@pytest.mark.parametrize("text", ["are welders in demand", "degree for nursing", "a pilot's pay"])
def test_who_names_another_occupation_alone_asks_of_it(occupations: Occupations, text: str) -> None:
    assert occupations.asks_of_another(words(clean(text)))


@pytest.mark.parametrize(
    "text",
    [
        "do bakers earn more than welders",
        "i am a welder, what is the pay",
        "explain this to a nurse",
        "is it like welding",
        "what is the pay",
    ],
)
def test_who_may_mean_the_career_does_not(occupations: Occupations, text: str) -> None:
    assert not occupations.asks_of_another(words(clean(text)))


def test_no_occupation_that_the_source_itself_names_is_another(knowledge: Knowledge) -> None:
    (career,) = knowledge.careers
    occupations = Occupations(career)
    for item_id in career.ids:
        text = career.item(item_id).question
        assert ASKED_ABOUT not in generalised(occupations, text)
