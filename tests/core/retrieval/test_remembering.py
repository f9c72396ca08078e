from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from bot.core.retrieval.remembering import remembered


def counting(computed: list[int], most: int) -> Callable[[int], int]:
    def square(number: int) -> int:
        computed.append(number)
        return number * number

    return remembered(most)(square)


@given(st.lists(st.integers(0, 9)), st.integers(1, 12))
def test_what_comes_back_is_what_the_function_gives(asked: list[int], most: int) -> None:
    assert list(map(counting([], most), asked)) == [number * number for number in asked]


def test_what_was_asked_before_is_not_computed_again() -> None:
    computed: list[int] = []
    assert list(map(counting(computed, most=3), (1, 2, 1, 2))) == [1, 4, 1, 4]
    assert computed == [1, 2]


def test_no_more_is_remembered_than_was_said() -> None:
    computed: list[int] = []
    assert list(map(counting(computed, most=3), (1, 2, 3, 4, 4, 1))) == [1, 4, 9, 16, 16, 1]
    assert computed == [1, 2, 3, 4, 1]
