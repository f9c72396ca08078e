"""The stand-in itself: it takes and refuses what Discord does."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from tests.loopback.gateway import Session
from tests.loopback.server import TOKEN, Loopback

EVERYBODY: dict[str, Any] = {"content": "hello", "allowed_mentions": {"parse": ["everyone"]}}
GREETING: dict[str, Any] = {"content": "hello", "allowed_mentions": {"parse": []}}


@pytest.fixture
async def discord() -> AsyncIterator[Loopback]:
    opened = Loopback()
    await opened.open()
    yield opened
    await opened.close()


async def request(
    discord: Loopback, method: str, path: str, body: Any = None, token: str = TOKEN
) -> tuple[int, Any, Any]:
    async with (
        aiohttp.ClientSession(headers={"Authorization": f"Bot {token}"}) as session,
        session.request(method, discord.api + path, json=body) as response,
    ):
        return response.status, await response.json(), response.headers


async def test_an_unknown_route_is_noted(discord: Loopback) -> None:
    status, _, _ = await request(discord, "GET", "/users/@me/letters")
    assert status == 404
    assert discord.wrong == ["GET /api/v10/users/@me/letters: there is no such route here"]


async def test_a_wrong_token_is_unauthorized(discord: Loopback) -> None:
    status, _, _ = await request(discord, "GET", "/users/@me", token="wrong")
    assert status == 401


async def test_what_discord_would_refuse_is_refused_and_noted(discord: Loopback) -> None:
    path = f"/channels/{discord.place['id']}/messages"
    status, told, _ = await request(discord, "POST", path, EVERYBODY)
    assert (status, told["code"]) == (400, 50035)
    assert "somebody is pinged" in discord.wrong[0]


async def test_more_than_a_route_allows_is_limited(discord: Loopback) -> None:
    discord.limits.allowed = 1
    path = f"/channels/{discord.place['id']}/messages"
    first, _, headers = await request(discord, "POST", path, GREETING)
    second, told, _ = await request(discord, "POST", path, GREETING)
    assert (first, headers["X-RateLimit-Remaining"]) == (200, "0")
    assert second == 429
    assert 0 < told["retry_after"] <= discord.limits.seconds


async def test_every_shard_is_told_of_its_own_servers() -> None:
    discord = Loopback(shards=3)
    people = [discord.on_shard(shard) for shard in range(3)]
    sessions = [Session(shard, 3) for shard in range(3)]
    for shard, person in enumerate(people):
        told = [one.shard for one in sessions if one.owns(person.place["guild_id"])]
        assert told == [shard]
    assert [one.shard for one in sessions if one.owns(None)] == [0]


async def test_a_nonce_that_was_seen_posts_nothing_new(discord: Loopback) -> None:
    path = f"/channels/{discord.place['id']}/messages"
    once = {**GREETING, "nonce": "1", "enforce_nonce": True}
    posted = [(await request(discord, "POST", path, once))[1]["id"] for _ in range(2)]
    assert len(set(posted)) == 1
    assert discord.wrong == []


async def test_messages_are_listed_read_and_deleted(discord: Loopback) -> None:
    path = f"/channels/{discord.place['id']}/messages"
    _, made, _ = await request(discord, "POST", path, GREETING)
    assert [one["id"] for one in (await request(discord, "GET", path))[1]] == [made["id"]]
    assert (await request(discord, "GET", f"{path}/{made['id']}"))[1]["content"] == "hello"
    assert (await request(discord, "GET", f"{path}/1"))[1]["code"] == 10008
    assert discord.wrong == []
