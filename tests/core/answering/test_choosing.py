from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.answering.choosing import DOUBTFUL, shown_entry
from bot.core.answering.judged import Judged
from bot.core.answering.judging import Judge
from bot.core.knowledge.model import Knowledge


@pytest.fixture
def abroad(bakery: Knowledge) -> Judged:
    """A question near the pay, of which another entry was ranked first."""
    judged = Judge(bakery.careers, {}).judge("income abroad", "baker")
    assert judged.topic is not None
    assert judged.topic.closest[0] == "pay.average"
    entries = (("day.flour", 0.9), ("pay.average", 0.3))
    return replace(judged, ranking=replace(judged.ranking, entries=entries))


@pytest.mark.parametrize(
    ("confidence", "expected"), [(DOUBTFUL / 2, "pay.average"), (0.9, "day.flour")]
)
def test_beside_a_gap_a_doubtful_entry_gives_way_to_one_that_the_topic_names(
    abroad: Judged, confidence: float, expected: str
) -> None:
    assert shown_entry(replace(abroad, confidence=confidence)) == expected


def test_the_first_entry_is_shown_where_no_gap_was_found(abroad: Judged) -> None:
    assert shown_entry(replace(abroad, topic=None, confidence=0.0)) == "day.flour"
