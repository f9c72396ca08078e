"""Short forms of what is measured on the wire; how fast it is depends on the machine alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.bars import Row
from benchmarks.load import ratios
from benchmarks.soak import soak
from benchmarks.storm import storm
from bot.settings import KNOWLEDGE
from bot.storage.notes import SOON_SECONDS
from tests.baker import write_baker
from tests.loopback.world import FIRST_RESPONSE

pytestmark = pytest.mark.waits


@pytest.fixture(autouse=True)
def small_knowledge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KNOWLEDGE, str(write_baker(tmp_path)))


def by_name(rows: Sequence[Row]) -> dict[str, float]:
    return {row.name: row.figure for row in rows}


@pytest.mark.parametrize("remembers", [False, True])
async def test_both_bots_answer_everybody_in_turns(remembers: bool) -> None:
    figures = by_name(await ratios(20, 1, [2], remembers=remembers))
    answered = [figure for name, figure in figures.items() if name.endswith("answers a second")]
    assert len(answered) == 3
    assert all(answered)


async def test_in_a_storm_all_that_is_let_in_is_answered_in_time() -> None:
    figures = by_name(await storm(1.0, 60))
    assert figures["accepted and too late"] == 0
    assert figures["slowest answer"] < FIRST_RESPONSE
    assert figures["answered in time"] + figures["dropped unread"] == figures["asked in all"]
    assert figures["dropped unread"] > 0


async def test_after_many_questions_nothing_stays_open() -> None:
    figures = by_name(await soak(200, 40, 2 * SOON_SECONDS))
    assert figures["open tasks at rest after"] <= figures["open tasks at rest before"]
    assert figures["views kept after"] == 0
    assert figures["database connections in use after"] == 0
