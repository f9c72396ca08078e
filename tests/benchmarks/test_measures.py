from __future__ import annotations

import pytest

from benchmarks.measures import accuracy, auroc, refused


def test_accuracy_counts_the_wanted_entry_among_the_first() -> None:
    ranked = [["a", "b"], ["b", "a"], ["c", "b"], []]
    assert accuracy(ranked, ["a"] * 4, 1) == 25
    assert accuracy(ranked, ["a"] * 4, 2) == 50


def test_a_confidence_that_parts_all_reaches_100_and_one_that_knows_nothing_50() -> None:
    assert auroc([0.8, 0.9], [0.1, 0.2]) == 100
    assert auroc([0.5, 0.5], [0.5, 0.5]) == 50
    assert auroc([0.3, 0.9], [0.6]) == 50


def test_refused_are_those_below_what_keeps_95_percent() -> None:
    inside = [0.5 + i / 200 for i in range(100)]
    assert refused(inside, [0.1, 0.2, 0.9, 0.99]) == pytest.approx(50)
