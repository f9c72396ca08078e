from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.retrieval.coverage import Coverage, spread_of

WORDS = {
    "pay": "what does a machine learning engineer earn salary money".split(),
    "study": "which degree does a machine learning engineer need master university".split(),
    "france": "salary in france paris".split(),
}


def coverage_of(words_of: dict[str, list[str]]) -> Coverage:
    return Coverage(words_of, spread_of(words_of))


@pytest.fixture(scope="module")
def coverage() -> Coverage:
    return coverage_of(WORDS)


def test_all_words_of_a_class_are_covered_wholly(coverage: Coverage) -> None:
    assert coverage.shares(WORDS["pay"], "pay").covered == 1


def test_a_word_of_another_class_counts_less_and_a_strange_one_nothing(coverage: Coverage) -> None:
    own = coverage.shares(["salary", "money"], "pay").covered
    elsewhere = coverage.shares(["salary", "university"], "pay").covered
    strange = coverage.shares(["salary", "submarine"], "pay").covered
    assert own == 1
    assert 0 < strange < elsewhere < own


def test_a_rare_word_weighs_more_than_a_common_one(coverage: Coverage) -> None:
    assert (
        coverage.shares(["salary", "the"], "pay").covered
        > coverage.shares(["does", "paris"], "pay").covered
    )


def test_forms_of_a_word_are_one(coverage: Coverage) -> None:
    assert coverage.knows("salaries")
    assert coverage.shares(["engineers"], "pay").covered == 1


def test_of_no_words_nothing_is_covered(coverage: Coverage) -> None:
    assert coverage.shares([], "pay", "study") == (0, 0, 0, 0)


def test_the_known_share_counts_words_of_any_class(coverage: Coverage) -> None:
    assert coverage.shares(["salary", "master", "submarine", "periscope"], "pay").known == 0.5


def test_only_counts_what_one_class_has_and_the_other_not(coverage: Coverage) -> None:
    there, here = coverage.shares(["salary", "france"], "france", "pay")[2:]
    assert there > 0.3
    assert here == 0
    assert coverage.shares(["salary"], "pay", "france") == coverage.shares(["salary"], "pay")


def test_the_words_that_are_not_covered_are_named_in_their_order(coverage: Coverage) -> None:
    asked = "what is the salary in berlin or munich".split()
    assert coverage.uncovered(asked, "pay") == ("berlin", "munich")


def test_small_words_and_single_letters_are_never_named(coverage: Coverage) -> None:
    assert coverage.uncovered("why would anybody want that r x time".split(), "pay") == ("anybody",)


def test_at_most_three_words_are_named_the_rarest_ones(coverage: Coverage) -> None:
    asked = "garden submarine house periscope torpedo".split()
    assert coverage.uncovered(asked, "pay") == ("submarine", "periscope", "torpedo")


def test_a_word_is_named_once(coverage: Coverage) -> None:
    assert coverage.uncovered(["berlin", "berlin"], "pay") == ("berlin",)


@given(st.lists(st.text(max_size=12), max_size=30), st.sampled_from(sorted(WORDS)))
def test_shares_lie_between_nothing_and_all(asked: list[str], name: str) -> None:
    coverage = coverage_of(WORDS)
    shares = coverage.shares(asked, name, "pay")
    assert all(0 <= share <= 1.000001 for share in shares)
    assert set(coverage.uncovered(asked, name)) <= set(asked)


def test_a_word_that_means_nearly_the_same_as_one_of_the_class_is_akin() -> None:
    coverage = coverage_of({"pay": ["salary"], "oven": ["oven", "heat"]})
    assert coverage.akin(["salary"], "pay") == pytest.approx(1)
    assert coverage.akin(["wage"], "pay") > coverage.akin(["wage"], "oven")
    assert coverage.akin([], "pay") == 0
