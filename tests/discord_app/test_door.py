from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.discord_app import door
from bot.discord_app.ages import Ages
from bot.discord_app.counts import Count, Counts
from bot.discord_app.door import IN_TURN, ONCE, SEEN, UNDER_WAY, WAITED, WAITING, Door
from bot.discord_app.waits import Waits


class Behind:
    """What stands behind the door, and takes down what came in."""

    def __init__(self) -> None:
        self.counts = Counts()
        self.came: list[tuple[str, str]] = []
        self.parsers: dict[str, Any] = {event: self._taker(event) for event in (*ONCE, *IN_TURN)}
        self.waits = Waits()
        self.door = Door(self.counts, self.waits)
        self.door.guard(self.parsers)

    def _taker(self, event: str) -> Any:
        return lambda payload: self.came.append((event, payload["id"]))

    def knock(self, event: str, one: str) -> None:
        self.parsers[event]({"id": one})


@pytest.fixture
def behind() -> Behind:
    return Behind()


async def moments(count: int) -> None:
    for _ in range(count):
        await asyncio.sleep(0)


async def test_a_lone_event_comes_in_at_once(behind: Behind) -> None:
    behind.knock("MESSAGE_CREATE", "1")
    assert behind.came == [("MESSAGE_CREATE", "1")]


async def test_of_many_one_comes_in_a_moment_in_their_order(behind: Behind) -> None:
    knocks = [("MESSAGE_CREATE", "1"), ("INTERACTION_CREATE", "2"), ("MESSAGE_DELETE", "1")] * 4
    knocks = [(event, f"{number}") for number, (event, _) in enumerate(knocks)]
    for event, one in knocks:
        behind.knock(event, one)
    assert behind.came == knocks[:1]
    await moments(1)
    assert behind.came == knocks[:2]
    await moments(len(knocks))
    assert behind.came == knocks
    behind.knock("MESSAGE_CREATE", "99")
    assert behind.came[-1] == ("MESSAGE_CREATE", "99")


async def test_what_comes_twice_comes_in_once(behind: Behind) -> None:
    for event in ("MESSAGE_CREATE", "INTERACTION_CREATE", "MESSAGE_CREATE"):
        behind.knock(event, "1")
    await moments(5)
    assert behind.came == [("MESSAGE_CREATE", "1"), ("INTERACTION_CREATE", "1")]
    assert behind.counts == {Count.REPLAYED: 1}


async def test_only_so_many_are_known_again(behind: Behind) -> None:
    for number in range(SEEN + 1):
        behind.knock("INTERACTION_CREATE", str(number))
        await moments(1)
    behind.knock("INTERACTION_CREATE", "1")
    behind.knock("INTERACTION_CREATE", "0")
    await moments(3)
    assert behind.counts == {Count.REPLAYED: 1}
    assert behind.came[-1] == ("INTERACTION_CREATE", "0")


async def test_more_than_can_wait_are_dropped_and_told_once(
    behind: Behind, caplog: pytest.LogCaptureFixture
) -> None:
    for number in range(WAITING + 11):
        behind.knock("MESSAGE_CREATE", str(number))
    await moments(WAITING + 2)
    assert len(behind.came) == WAITING + 1
    assert behind.counts == {Count.DROPPED: 10}
    (begun, ended) = [record.getMessage() for record in caplog.records]
    assert "dropped unread" in begun
    assert "10 events were dropped" in ended


async def test_what_waited_too_long_is_dropped(
    behind: Behind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "WAITED", 0.0)  # whatever waits has waited too long
    for number in range(3):
        behind.knock("MESSAGE_CREATE", str(number))
    await moments(3)
    assert behind.came == [("MESSAGE_CREATE", "0")]
    assert behind.counts == {Count.DROPPED: 2}


async def test_while_very_many_answers_are_under_way_nobody_is_let_in(
    behind: Behind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "LOOKS_AGAIN", 0.0)
    behind.waits.under_way = UNDER_WAY
    behind.knock("INTERACTION_CREATE", "1")
    behind.knock("INTERACTION_CREATE", "2")
    await moments(5)
    assert behind.came == []
    behind.waits.under_way -= 1
    await moments(5)
    assert behind.came == [("INTERACTION_CREATE", "1"), ("INTERACTION_CREATE", "2")]


async def test_who_waits_too_long_for_answers_that_are_under_way_is_dropped(
    behind: Behind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "LOOKS_AGAIN", 0.0)
    monkeypatch.setattr(door, "WAITED", 0.0)
    behind.waits.under_way = UNDER_WAY
    behind.knock("INTERACTION_CREATE", "1")
    await moments(5)
    assert behind.counts[Count.DROPPED] == 1
    behind.waits.under_way = 0
    behind.knock("INTERACTION_CREATE", "2")
    assert behind.came == [("INTERACTION_CREATE", "2")]


def id_made(seconds: float) -> str:
    """Return an id with its time."""
    return str(int(1000 * seconds) << 22)


@pytest.fixture
async def lying(behind: Behind, monkeypatch: pytest.MonkeyPatch) -> Behind:
    """Let it be the thousandth second, in which two messages came in at once."""
    monkeypatch.setattr(behind.door, "_ages", Ages(lambda: 1000.0))
    for made in (1000.0, 999.99):
        behind.knock("MESSAGE_CREATE", id_made(made))
    return behind


async def test_an_interaction_that_lay_unread_has_waited_already(lying: Behind) -> None:
    await moments(3)
    lying.knock("INTERACTION_CREATE", id_made(999.0 - WAITED))
    lying.knock("INTERACTION_CREATE", id_made(999.9))
    await moments(3)
    assert lying.came[2:] == [("INTERACTION_CREATE", id_made(999.9))]
    assert lying.counts == {Count.DROPPED: 1}


async def test_a_message_that_was_told_late_comes_in(lying: Behind) -> None:
    await moments(3)
    lying.knock("MESSAGE_CREATE", id_made(999.0 - WAITED))
    assert lying.came[2:] == [("MESSAGE_CREATE", id_made(999.0 - WAITED))]


async def test_what_lay_unread_waits_here_for_the_rest_of_its_time_alone(
    lying: Behind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "WAITED", 5.0)
    lying.knock("MESSAGE_CREATE", id_made(999.5))
    lying.knock("INTERACTION_CREATE", id_made(997.0))
    monkeypatch.setattr(door, "WAITED", 2.0)
    await moments(5)
    assert lying.counts == {Count.DROPPED: 1}
