from __future__ import annotations

import pytest

from benchmarks.reliability import bins, expected_error


def test_a_confidence_that_keeps_its_word_has_no_error() -> None:
    found = bins([0.0] * 5 + [1.0] * 5, [False] * 5 + [True] * 5)
    assert [one.count for one in found] == [2] * 5
    assert expected_error(found) == pytest.approx(0)


def test_a_boast_is_an_error_as_large_as_it_is() -> None:
    assert expected_error(bins([0.9] * 10, [True, False] * 5)) == pytest.approx(0.4)
