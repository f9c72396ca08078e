from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.answering.advisor import Advisor
from bot.core.answering.fit import BEST, FEWEST, MOST, WANTED, WORST, extremes, traits_of
from bot.core.knowledge.model import Career

RATINGS = st.lists(st.integers(WORST, BEST), min_size=FEWEST, max_size=MOST).map(tuple)


@pytest.mark.parametrize(
    ("ratings", "highest", "lowest"),
    [
        ((5, 3, 4, 1, 2), {0, 2}, {3, 4}),
        ((5, 5, 3, 1, 1), {0, 1}, {3, 4}),
        ((5, 5, 5, 3, 2, 1), {0, 1, 2}, {4, 5}),
        ((5, 4, 4, 2, 1), {0, 1, 2}, {3, 4}),
        ((5, 3, 3, 3, 3), {0}, {1, 2, 3, 4}),
        ((3, 3, 3, 3, 1), {0, 1, 2, 3}, {4}),
        ((5, 3, 3, 3, 1), {0}, {4}),
        ((5, 5, 1, 1), {0, 1}, {2, 3}),
        ((2, 2, 2, 2), set(), set()),
    ],
)
def test_the_highest_and_lowest_are_chosen_and_equal_ones_together(
    ratings: tuple[int, ...], highest: set[int], lowest: set[int]
) -> None:
    found = extremes(ratings)
    assert set(found.highest) == highest
    assert set(found.lowest) == lowest
    assert found.level is (highest == set())
    assert found.tied is (len(highest) != WANTED or len(lowest) != WANTED)


@given(RATINGS)
def test_no_trait_is_put_before_one_that_is_rated_alike(ratings: tuple[int, ...]) -> None:
    found = extremes(ratings)
    for chosen in (found.highest, found.lowest):
        values = {ratings[place] for place in chosen}
        assert {place for place, rating in enumerate(ratings) if rating in values} == set(chosen)
    assert not set(found.highest) & set(found.lowest)
    assert found.level is (len(set(ratings)) == 1)
    if not found.level:
        assert max(ratings) in {ratings[place] for place in found.highest}
        assert min(ratings) in {ratings[place] for place in found.lowest}


def test_the_traits_that_ship_can_be_compared(advisor: Advisor) -> None:
    section = traits_of(advisor.careers[0])
    assert section is not None
    assert len(section.entries) == 8


def test_a_career_without_traits_has_nothing_to_compare(baker: Career) -> None:
    assert traits_of(baker) is None


@pytest.mark.parametrize("count", [FEWEST - 1, MOST + 1])
def test_too_few_or_too_many_traits_are_not_compared(advisor: Advisor, count: int) -> None:
    career = advisor.careers[0]
    section = career.section_of("traits")
    entries = (section.entries * 2)[:count]
    other = section.model_copy(update={"entries": entries})
    assert traits_of(career.model_copy(update={"sections": (other,)})) is None
