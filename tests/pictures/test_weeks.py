from __future__ import annotations

import io
from collections import Counter
from datetime import date, timedelta

import pytest
from PIL import Image

from bot.core.curating.weeks import Week
from bot.pictures.weeks import (
    ANSWERED,
    DECLINED,
    HEIGHT,
    PAPER,
    RELATED,
    SOLVED,
    WIDTH,
    weeks_picture,
)

MONDAY = date(2026, 3, 2)


def weeks(number: int, *, answered: int = 5, related: int = 3, votes: int = 4) -> list[Week]:
    return [
        Week(MONDAY + timedelta(weeks=one), answered, related, 2, solved=votes // 2, votes=votes)
        for one in range(number)
    ]


def pixels(shown: list[Week]) -> dict[str, int]:
    """Count the pixels of each colour, named as in the drawing."""
    picture = Image.open(io.BytesIO(weeks_picture(shown, "Questions")))
    assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT))
    data = picture.convert("RGB").tobytes().hex()
    return Counter(f"#{data[place : place + 6]}" for place in range(0, len(data), 6))


def test_each_outcome_takes_as_much_of_a_column_as_it_was_frequent() -> None:
    drawn = pixels(weeks(8, answered=100, related=50))
    assert drawn[ANSWERED] / drawn[RELATED] == pytest.approx(2, rel=0.1)


def test_half_solved_fills_half_of_the_lower_drawing() -> None:
    whole = [Week(one.monday, 5, 3, 2, solved=4, votes=4) for one in weeks(8)]
    assert pixels(weeks(8))[SOLVED] / pixels(whole)[SOLVED] == pytest.approx(0.5, rel=0.05)


@pytest.mark.parametrize("number", [1, 2, 14, 15, 104])
def test_any_number_of_weeks_is_drawn(number: int) -> None:
    drawn = pixels(weeks(number))
    assert {ANSWERED, RELATED, DECLINED, SOLVED} <= drawn.keys()
    assert drawn[PAPER] > WIDTH * HEIGHT / 4


def test_where_nothing_was_asked_no_column_is_drawn() -> None:
    legend = pixels([])
    assert pixels([Week(MONDAY, 0, 0, 0, 0, 0)])[ANSWERED] == legend[ANSWERED]


def test_a_million_questions_find_their_scale() -> None:
    assert pixels(weeks(3, answered=1_000_000))[ANSWERED] > 10_000
