"""Another knowledge may take the place of what a retriever reads by: nothing then holds the old."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable

import pytest

from bot.core.retrieval.coverage import Coverage, spread_of
from bot.core.retrieval.spelling import Speller

COUNTS = {"salary": 40, "degree": 30}
WORDS = {"pay": ["salary", "money"], "study": ["degree"]}


def used_speller() -> Speller:
    speller = Speller(COUNTS, {})
    assert speller.mend(["sallary"])[0] == ["salary"]
    return speller


def used_coverage() -> Coverage:
    coverage = Coverage(WORDS, spread_of(WORDS))
    assert coverage.uncovered(["salary", "degree"], "pay") == ("degree",)
    return coverage


@pytest.mark.parametrize("used", [used_speller, used_coverage])
def test_it_is_gone_at_once_and_without_a_search_for_waste(used: Callable[[], object]) -> None:
    gc.disable()
    try:
        held = weakref.ref(used())
        assert held() is None
    finally:
        gc.enable()
