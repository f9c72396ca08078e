from __future__ import annotations

import aiohttp
import pytest
from prometheus_client import CollectorRegistry, Gauge
from prometheus_client.parser import text_string_to_metric_families

from bot.watching.serving import served
from bot.watching.state import STUCK, State


def state(*, connected: bool = True, lag: float = 0.0) -> State:
    return State(connected, True, False, "abc", lag)


async def statuses(now: State, host: str = "127.0.0.1") -> list[int]:
    found = []
    async with (
        served(host, 0, lambda: now, CollectorRegistry()) as address,
        aiohttp.ClientSession() as session,
    ):
        for path in ("/healthz", "/readyz"):
            async with session.get(address + path) as response:
                assert await response.json() == now.told()
                found.append(response.status)
    return found


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (state(), [200, 200]),
        (state(connected=False), [200, 503]),
        (state(lag=STUCK), [503, 200]),
    ],
)
async def test_each_verdict_has_its_page_and_its_status(now: State, expected: list[int]) -> None:
    assert await statuses(now) == expected


async def test_metrics_are_those_of_its_own_registry_and_no_others() -> None:
    registry = CollectorRegistry()
    Gauge("kneaded", "loaves", registry=registry).set(3)
    async with (
        served("127.0.0.1", 0, state, registry) as address,
        aiohttp.ClientSession() as session,
        session.get(address + "/metrics") as response,
    ):
        assert response.headers["Content-Type"].startswith("text/plain; version=0.0.4")
        (family,) = text_string_to_metric_families(await response.text())
    assert (family.name, [one.value for one in family.samples]) == ("kneaded", [3])


async def test_an_address_of_the_newer_kind_is_written_so_that_it_can_be_asked() -> None:
    assert await statuses(state(), "::1") == [200, 200]


async def test_an_address_in_use_is_refused_and_nothing_left_open() -> None:
    async with served("127.0.0.1", 0, state, CollectorRegistry()) as address:
        port = int(address.rpartition(":")[2])
        with pytest.raises(OSError, match="in use"):
            async with served("127.0.0.1", port, state, CollectorRegistry()):
                raise AssertionError
