from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.retrieval.confidence import (
    Scope,
    Signals,
    calibration,
    confidence,
    products,
    scope_of,
    softmax,
    ungapped_confidence,
)

ORDINARY = Signals(*calibration().mean.tolist())
_UNIT = st.floats(0, 1.5)


@given(st.lists(_UNIT, min_size=len(ORDINARY.values()), max_size=len(ORDINARY.values())))
def test_whatever_the_signals_the_chances_sum_to_one(values: list[float]) -> None:
    signals = Signals(*values)
    scope = scope_of(signals)
    chances = (scope.inside, scope.near, scope.off)
    assert sum(chances) == pytest.approx(1)
    assert all(0 <= chance <= 1 for chance in chances)
    assert 0 <= confidence(signals, scope) <= 1


def test_the_surer_it_lies_inside_the_more_confident() -> None:
    sure = confidence(ORDINARY, Scope(inside=0.98, near=0.01, off=0.01))
    doubtful = confidence(ORDINARY, Scope(inside=0.10, near=0.60, off=0.30))
    assert sure > doubtful


def test_a_clear_winner_is_more_confident_than_a_close_one() -> None:
    scope = Scope(0.7, 0.2, 0.1)
    clear = ORDINARY._replace(best=0.6, second=0.1)
    close = ORDINARY._replace(best=0.6, second=0.59)
    assert confidence(clear, scope) > confidence(close, scope)


def test_the_weights_fit_the_signals() -> None:
    weights, count = calibration(), len(ORDINARY.values())
    assert weights.mean.shape == weights.scale.shape == (count,)
    assert weights.scope.shape == (1 + count + count * (count + 1) // 2, 3)
    assert (weights.scale > 0).all()


def test_products_are_a_constant_the_signals_and_all_their_pairs() -> None:
    assert products(np.array([2.0, 3.0])).tolist() == [1, 2, 3, 4, 6, 9]
    assert products(np.array([[2.0], [3.0]])).tolist() == [[1, 2, 4], [1, 3, 9]]


@given(st.lists(_UNIT, min_size=len(ORDINARY.values()), max_size=len(ORDINARY.values())))
def test_the_chances_are_those_of_the_products_that_were_learned(values: list[float]) -> None:
    weights = calibration()
    standard = (np.array(values) - weights.mean) / weights.scale
    expected = softmax(products(standard) @ weights.scope)
    scope = scope_of(Signals(*values))
    assert [scope.inside, scope.near, scope.off] == pytest.approx(expected.tolist(), abs=1e-9)


def test_softmax_bears_large_numbers() -> None:
    assert softmax(np.array([1e4, 1e4])).tolist() == [0.5, 0.5]
    assert softmax(np.array([-1e4, 1e4])).tolist() == [0, 1]


def test_without_gap_topics_a_stronger_and_better_covered_match_is_surer() -> None:
    weak = ORDINARY._replace(gapped=0.0, best=0.1, coverage=0.3, akin=0.4)
    strong = weak._replace(best=0.4, coverage=1.0, akin=1.0)
    assert ungapped_confidence(strong) > 0.5
    assert ungapped_confidence(weak) < 0.1
    assert confidence(strong, scope_of(strong)) == ungapped_confidence(strong)
    assert scope_of(weak).inside < scope_of(strong).inside
