from __future__ import annotations

from dataclasses import replace

import pytest

from bot.watching.state import STUCK, State

WELL = State(
    gateway_connected=True,
    database_reachable=True,
    leaving=False,
    knowledge_version="abc",
    event_loop_lag_seconds=0.01,
)


def test_where_all_is_well_it_is_alive_and_ready() -> None:
    assert (WELL.is_alive, WELL.is_ready) == (True, True)


@pytest.mark.parametrize(
    "change", [{"gateway_connected": False}, {"database_reachable": False}, {"leaving": True}]
)
def test_what_is_around_it_makes_it_not_ready_and_no_less_alive(change: dict[str, bool]) -> None:
    state = replace(WELL, **change)  # type: ignore[arg-type]
    assert (state.is_alive, state.is_ready) == (True, False)


def test_a_stuck_event_loop_is_not_alive() -> None:
    assert not replace(WELL, event_loop_lag_seconds=STUCK).is_alive


def test_a_probe_is_told_the_verdicts_and_what_they_are_made_of() -> None:
    assert WELL.told() == {
        "alive": True,
        "ready": True,
        "gateway_connected": True,
        "database_reachable": True,
        "leaving": False,
        "knowledge_version": "abc",
        "event_loop_lag_seconds": 0.01,
    }
