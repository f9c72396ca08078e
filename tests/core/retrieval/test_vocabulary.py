from __future__ import annotations

import pytest

from bot.core.retrieval.vocabulary import Vocabulary

VOCABULARY = Vocabulary(
    [
        ["pay", "wage", "total comp"],
        ["mle", "machine learning engineer"],
        ["ml", "machine learning"],
        ["comp", "compensation"],
        ["cs", "comp sci"],
        ["c", "comp"],
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the wages", ["concept 0"]),
        ("pay and wage", ["concept 0", "concept 0"]),
        ("mle", ["concept 1"]),
        ("machine learning", ["concept 2"]),
        ("nothing of these", []),
        ("", []),
    ],
)
def test_words_of_one_group_name_one_concept(text: str, expected: list[str]) -> None:
    assert VOCABULARY.concepts(text.split()) == expected


def test_the_longest_phrase_is_taken() -> None:
    assert VOCABULARY.concepts("a machine learning engineer".split()) == ["concept 1"]
    assert VOCABULARY.concepts("total comp in comp sci".split()) == ["concept 0", "concept 4"]


def test_a_word_of_two_groups_names_both() -> None:
    assert VOCABULARY.concepts(["comp"]) == ["concept 3", "concept 5"]


def test_a_group_that_repeats_itself_counts_once() -> None:
    assert Vocabulary([["wage", "wages"]]).concepts(["wage"]) == ["concept 0"]


def test_without_groups_there_are_no_concepts() -> None:
    assert Vocabulary([]).concepts(["pay"]) == []


def test_a_member_without_a_word_is_never_found() -> None:
    assert Vocabulary([["!!", "pay"]]).concepts(["day"]) == []
