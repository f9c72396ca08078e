from __future__ import annotations

import asyncio
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.waits import BOUNDS, Arrival, Waits, found, handle, sending, sent


@given(seconds=st.lists(st.floats(0, 100)))
def test_every_wait_is_counted_up_to_each_bound_that_it_keeps(seconds: list[float]) -> None:
    waits = Waits()
    for one in seconds:
        waits.add(one)
    bounds = (*BOUNDS, float("inf"))
    assert waits.up_to() == [(bound, sum(one <= bound for one in seconds)) for bound in bounds]


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


async def test_a_wait_ends_with_the_first_message_that_is_sent_after_an_answer_was_found() -> None:
    waits, clock = Waits(), Clock()
    started: list[asyncio.Task[None]] = []

    async def work() -> None:
        sent()  # "one moment", before there is an answer
        found("answered")
        clock.now += 0.5
        sent()
        clock.now += 20.0
        sent()  # its second page

    handle(
        Arrival(waits, clock, clock.now - 0.25),
        lambda _: started.append(asyncio.ensure_future(work())),
        None,
    )
    await started[0]
    assert waits.outcomes == {"answered": 1}
    assert (waits.seconds, waits.up_to()[-1][1]) == (0.75, 1)


async def test_two_who_ask_at_once_are_told_apart() -> None:
    waits = Waits()
    started: list[asyncio.Task[None]] = []

    async def work(outcome: str) -> None:
        await asyncio.sleep(0)
        found(outcome)
        await asyncio.sleep(0)
        sent()

    for since, outcome in ((1.0, "answered"), (2.0, "declined")):
        handle(
            Arrival(waits, lambda: 3.0, since),
            lambda outcome: started.append(asyncio.ensure_future(work(outcome))),
            outcome,
        )
    await asyncio.gather(*started)
    assert waits.outcomes == {"answered": 1, "declined": 1}
    assert waits.seconds == 3.0


def test_what_nobody_asked_is_not_counted() -> None:
    found("answered")
    sent()
    waits = Waits()
    handle(Arrival(waits, Clock(), 0.0), lambda _: sent(), None)
    assert (waits.outcomes, waits.up_to()[-1][1]) == ({}, 0)


async def test_what_is_sent_is_under_way_until_it_is_taken_or_given_up() -> None:
    waits = Waits()
    seen: list[int] = []

    async def work() -> None:
        with sending():
            seen.append(waits.under_way)
        with suppress(OSError), sending():
            seen.append(waits.under_way)
            raise OSError("connection reset")
        seen.append(waits.under_way)

    started: list[asyncio.Task[None]] = []
    handle(
        Arrival(waits, lambda: 0.0, 0.0),
        lambda _: started.append(asyncio.ensure_future(work())),
        None,
    )
    await started[0]
    assert seen == [1, 1, 0]


def test_what_nobody_waits_for_is_not_counted() -> None:
    with sending():
        pass
