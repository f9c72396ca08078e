from __future__ import annotations

import pytest

from bot.core.answering.names import Names, stems_of_names
from bot.core.knowledge.model import Knowledge


@pytest.fixture(scope="module")
def names(eleven: Knowledge) -> Names:
    return Names(eleven.careers)


def found(names: Names, text: str) -> list[list[str]]:
    return [sorted(name.careers) for name in names.found(text.split())]


def test_the_words_of_all_names_are_known_by_their_stems(eleven: Knowledge) -> None:
    (warden,) = [career for career in eleven.careers if career.id == "tide-warden"]
    assert stems_of_names(warden) == {"tide", "warden", "keeper", "keep"}


@pytest.mark.parametrize(
    ("text", "careers"),
    [
        ("what do nurses earn", ["nurse"]),
        ("nursing or baking", ["nurse", "baker"]),
        ("is an etl developer a data engineer", ["data-engineer", "data-engineer"]),
        ("ml engineers and software engineers", ["machine-learning-engineer", "software-engineer"]),
        ("engineer", []),
        ("data and an engineer", []),
        ("please translate this", []),
        ("", []),
    ],
)
def test_names_are_found_in_their_order_in_the_singular_and_the_plural(
    names: Names, text: str, careers: list[str]
) -> None:
    assert found(names, text) == [[one] for one in careers]


def test_of_two_names_that_overlap_the_longer_counts(names: Names) -> None:
    (name,) = names.found("a registered nurse".split())
    assert (name.start, name.end) == (1, 3)


def test_it_is_known_over_which_items_another_career_is_named(names: Names) -> None:
    first = "machine-learning-engineer"
    assert names.spoken_of(first, "role.bridge") == {"data-scientist", "software-engineer"}
    assert names.spoken_of(first, "salary.average") == set()
    assert names.spoken_of(first) >= {"data-scientist", "software-engineer"}
    assert names.spoken_of("baker") == set()
