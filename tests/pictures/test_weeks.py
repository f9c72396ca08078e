from __future__ import annotations

import io
from collections import Counter
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.core.curating.weeks import Week
from bot.pictures.letters import box
from bot.pictures.painting import extent
from bot.pictures.scene import WIDTH, Polygon
from bot.pictures.weeks import (
    ANSWERED,
    DECLINED,
    HEIGHT,
    RELATED,
    SOLVED,
    UPPER,
    weeks_picture,
    weeks_scene,
)
from tests.pictures.test_scenes import LEAST_SIZE, apart, within

MONDAY = date(2026, 3, 2)


def weeks(number: int, *, answered: int = 5, related: int = 3, votes: int = 4) -> list[Week]:
    return [
        Week(MONDAY + timedelta(weeks=one), answered, related, 2, solved=votes // 2, votes=votes)
        for one in range(number)
    ]


def areas(shown: list[Week]) -> Counter[str]:
    """Sum up the pixels that each colour fills in columns, the legend's aside."""
    filled: Counter[str] = Counter()
    for shape in weeks_scene(shown, "Questions").shapes:
        if isinstance(shape, Polygon) and shape.fill:
            left, top, right, foot = extent(shape)
            if top >= UPPER[0]:
                filled[shape.fill] += round((right - left) * (foot - top))
    return filled


def said(shown: list[Week]) -> list[str]:
    return [words.text for words in weeks_scene(shown, "Questions").words]


def test_each_outcome_takes_as_much_of_a_column_as_it_was_frequent() -> None:
    filled = areas(weeks(8, answered=100, related=50))
    assert filled[ANSWERED] / filled[RELATED] == pytest.approx(2, rel=0.01)
    assert filled[ANSWERED] / filled[DECLINED] == pytest.approx(50, rel=0.01)


def test_half_solved_fills_half_of_the_lower_drawing() -> None:
    whole = [Week(one.monday, 5, 3, 2, solved=4, votes=4) for one in weeks(8)]
    assert areas(weeks(8))[SOLVED] / areas(whole)[SOLVED] == pytest.approx(0.5, rel=0.01)


def test_weeks_are_named_with_their_questions_and_their_share() -> None:
    assert {"W10", "2026", "10", "50 %"} <= set(said(weeks(1)))


def test_of_many_weeks_some_are_named_the_last_one_always() -> None:
    shown = said(weeks(40, answered=332))
    assert "337" not in shown
    assert sum(text.startswith("W") for text in shown) == 10
    assert weeks(40)[-1].name.split("-")[1] in shown


def test_where_nothing_was_asked_words_say_so() -> None:
    assert {"no questions", "no votes"} <= set(said([Week(MONDAY, 0, 0, 0, 0, 0)]))
    assert {"no questions", "no votes"} <= set(said([]))


def test_the_picture_is_a_png() -> None:
    with Image.open(io.BytesIO(weeks_picture(weeks(3), "Questions"))) as picture:
        assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT))


NUMBERS = st.integers(0, 99_999)
WEEKS = st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS), max_size=104)


@settings(max_examples=60, deadline=None)
@given(WEEKS)
def test_whatever_happened_lies_on_the_picture_and_no_words_overlap(
    happened: list[tuple[int, int, int, int, int]],
) -> None:
    shown = [
        Week(MONDAY + timedelta(weeks=one), answered, related, declined, solved, solved + others)
        for one, (answered, related, declined, solved, others) in enumerate(happened)
    ]
    scene = weeks_scene(shown, "Questions of server 123456789012345678, from then to now")
    boxes = [box(words) for words in scene.words]
    assert all(within(one, scene) for one in boxes)
    assert all(within(extent(shape), scene) for shape in scene.shapes)
    assert all(apart(one, other) for one, other in combinations(boxes, 2))
    assert min(words.style.size for words in scene.words) >= LEAST_SIZE
