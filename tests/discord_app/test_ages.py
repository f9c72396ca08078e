from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.ages import BELIEVED, LATELY, QUIET, Ages

SKEW = -3_600.0
"""Seconds by which the clock here differs from Discord's."""

OFTEN = QUIET / 2
TOLERANCE = 0.002
"""Seconds; an id tells milliseconds."""


class Gateway:
    """Events, each made and seen at a second by Discord's clock."""

    def __init__(self) -> None:
        self._now = 0.0
        self._ages = Ages(lambda: self._now)

    def age(self, made: float, seen: float) -> float:
        """Return how old one is taken to be."""
        self._now = seen + SKEW
        return self._ages.of(int(1000 * made) << 22)

    def fresh(self, moments: Iterable[float]) -> None:
        """Let events be seen as they are made."""
        for moment in moments:
            assert self.age(moment, moment) == pytest.approx(0.0, abs=TOLERANCE)


@pytest.fixture
def gateway() -> Gateway:
    gateway = Gateway()
    gateway.fresh([10_000.0, 10_000.1])
    return gateway


def test_an_event_is_as_old_as_it_lay_unread_whatever_the_clocks_show(gateway: Gateway) -> None:
    assert gateway.age(10_000.15, 10_000.2) == pytest.approx(0.05, abs=TOLERANCE)
    assert gateway.age(10_000.16, 10_000.4) == pytest.approx(0.24, abs=TOLERANCE)


@given(lay=st.lists(st.floats(0.0, 3.0), max_size=30))
def test_nothing_is_taken_for_older_than_it_is(lay: list[float]) -> None:
    gateway = Gateway()
    for number, seconds in enumerate(lay):
        seen = 10_000.0 + number * OFTEN
        assert 0.0 <= gateway.age(seen - seconds, seen) <= seconds + TOLERANCE


def test_in_a_rush_ages_grow_with_what_lies_before(gateway: Gateway) -> None:
    for number in range(100):
        # Made every millisecond, read every tenth.
        made, seen = 10_000.2 + number / 1000, 10_000.2 + number / 100
        assert gateway.age(made, seen) == pytest.approx(seen - made, abs=TOLERANCE)


def test_after_a_quiet_moment_an_event_is_new_even_if_its_id_tells_otherwise(
    gateway: Gateway,
) -> None:
    assert gateway.age(10_000.5, 10_005.0) == 0.0
    assert gateway.age(10_000.6, 10_005.1) == 0.0


def test_what_was_made_while_nothing_was_read_is_old(gateway: Gateway) -> None:
    assert gateway.age(10_000.2, 10_003.0) == pytest.approx(2.8, abs=TOLERANCE)
    assert gateway.age(10_001.9, 10_003.1) == pytest.approx(1.2, abs=TOLERANCE)


def test_ids_of_a_clock_that_stands_still_make_nothing_old() -> None:
    gateway = Gateway()
    assert {gateway.age(10_000.0, 10_000.0 + number * OFTEN) for number in range(50)} == {0.0}


def test_one_id_from_the_future_makes_nothing_old(gateway: Gateway) -> None:
    assert gateway.age(10_005.0, 10_000.2) == 0.0
    assert gateway.age(10_000.3, 10_000.3) == pytest.approx(0.0, abs=TOLERANCE)


def test_an_age_that_cannot_be_is_none_and_is_no_longer_counted_from(gateway: Gateway) -> None:
    jump = BELIEVED + 1.0
    for number in range(2, 10):
        moment = 10_000.0 + number * OFTEN
        assert gateway.age(moment - jump, moment) == pytest.approx(0.0, abs=TOLERANCE)


def test_clocks_that_drift_apart_are_held_against_each_other_anew() -> None:
    gateway, drift = Gateway(), 1.0 / 1000
    moments = [10_000.0 + number * OFTEN for number in range(int(4 * LATELY / OFTEN))]
    ages = [gateway.age(moment - (moment - 10_000.0) * drift, moment) for moment in moments]
    assert max(ages) <= 2 * LATELY * drift + TOLERANCE
