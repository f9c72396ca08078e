from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.bars import CALIBRATION_ERROR, Row, at_most
from benchmarks.page import Measured, page

STEPS = {"every step": {"draws": 90.0}, "without one": {"draws": 88.0}}


@pytest.fixture
def measured() -> Measured:
    return Measured(
        machine="a machine",
        versions={"python": "3.11"},
        draws={"clinc-35": {"ours": {"top-1": 92.0}}},
        article={"questions": {"ours": {"asked": 95.0}}},
        advised={"questions": {"in scope: `answered` with the wrong entry": 3.0}},
        bins=[],
        calibration=[Row("expected calibration error", 0.02, "", CALIBRATION_ERROR)],
        growth={},
        speed=[Row("one question", 1.0, "ms", at_most(2))],
        steps=STEPS,
    )


def test_the_page_names_its_machine_and_sets_the_bars_beside_the_figures(
    measured: Measured,
) -> None:
    written = page(measured)
    assert "a machine; python 3.11" in written
    for bar in ("≥ 91.5", "≥ 90", "≤ 4", "≤ 0.07", "≤ 2"):
        assert bar in written


def test_the_page_says_how_to_add_what_the_lock_file_has_not(measured: Measured) -> None:
    assert "pip install torch==" in page(measured)


def test_draws_that_are_not_there_have_no_chapter(measured: Measured) -> None:
    assert "## Public draws" not in page(replace(measured, draws={}))


def test_steps_that_buy_nothing_are_named(measured: Measured) -> None:
    assert "On the whole every step buys something" in page(measured)
    idle = {**STEPS, "without an idle one": {"draws": 90.0}}
    assert "nothing is lost without an idle one." in page(replace(measured, steps=idle))
