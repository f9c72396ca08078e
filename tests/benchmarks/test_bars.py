from __future__ import annotations

import pytest

from benchmarks import bars
from benchmarks.advised import figures
from benchmarks.bars import at_least, at_most


def test_a_bar_is_held_from_its_own_figure_on() -> None:
    assert at_least(90).holds(90)
    assert not at_least(90).holds(89.9)
    assert at_most(0.07).holds(0.07)
    assert not at_most(0.07).holds(0.08)


@pytest.mark.parametrize(("bar", "written"), [(at_least(91.5), "≥ 91.5"), (at_most(90.0), "≤ 90")])
def test_a_bar_is_written_with_its_direction(bar: bars.Bar, written: str) -> None:
    assert str(bar) == written


def test_every_figure_of_the_whole_advisor_has_its_bar() -> None:
    assert figures([]).keys() == bars.ADVISOR.keys()
