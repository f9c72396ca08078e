from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.knowledge.model import Career, Knowledge
from bot.core.retrieval.learning import Learned, examples, gap_name
from bot.core.retrieval.retriever import Retriever
from bot.core.retrieval.text import clean, informative, words
from bot.core.retrieval.wording import LIGHT, Worder, Wordings

SAMPLED = 5
"""Of so many texts one is asked: all take ten seconds."""


@pytest.fixture
def worder(baker: Career) -> Worder:
    return Worder(baker)


def wording(worder: Worder, text: str) -> int | None:
    return worder.wording(informative(words(clean(text))))


@pytest.mark.parametrize("same", ["Harmed by flour", "is a baker harmed by the flour?"])
def test_small_words_and_the_career_make_no_other_wording(worder: Worder, same: str) -> None:
    assert wording(worder, same) == wording(worder, "are bakers harmed by flour")


def test_the_order_of_words_makes_another_wording(worder: Worder) -> None:
    assert wording(worder, "flour before yeast") != wording(worder, "yeast before flour")


@pytest.mark.parametrize("empty", ["", "is a baker", "why?", "what about bakers", *sorted(LIGHT)])
def test_a_text_that_asks_nothing_has_no_wording(worder: Worder, empty: str) -> None:
    assert wording(worder, empty) is None


def test_a_question_to_the_bot_is_another_than_one_about_the_career(worder: Worder) -> None:
    assert wording(worder, "how old are you") != wording(worder, "how old are bakers")


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5)), max_size=60))
def test_a_wording_of_one_owner_is_known_and_one_of_several_is_not(
    told: list[tuple[int, int]],
) -> None:
    known = Wordings.of(told)
    for asked in range(31):
        owners = {owner for wording, owner in told if wording == asked}
        assert known.owner(asked) == (owners.pop() if len(owners) == 1 else None)


def test_every_text_of_the_knowledge_is_found_where_it_stands(
    knowledge: Knowledge, learned: dict[str, Learned]
) -> None:
    """All but those that say the same as a text that stands elsewhere."""
    (career,) = knowledge.careers
    retriever = Retriever(career, learned[career.id])
    told = list(examples(career))
    worder = Worder(career)
    owners: dict[int | None, set[str]] = {}
    for one in told:
        name = gap_name(one.owner) if one.gap else one.owner
        owners.setdefault(wording(worder, one.text), set()).add(name)
    shared = {None} | {each for each, names in owners.items() if len(names) > 1}
    own = [one for one in told if wording(worder, one.text) not in shared]
    assert len(own) > 0.99 * len(told)
    for one in own[::SAMPLED]:
        ranking = retriever.rank(retriever.read(one.text))
        assert ranking.worded
        assert (ranking.gap if one.gap else ranking.best) == one.owner
