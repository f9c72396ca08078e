"""Serve what is about the application, its commands, people and places."""

from __future__ import annotations

from typing import Any

from tests.loopback import objects
from tests.loopback.asking import Call, Routes
from tests.loopback.faults import RefusedError


def account_routes() -> Routes:
    """List the routes."""
    return {
        "GET /users/@me": me,
        "GET /oauth2/applications/@me": application,
        "GET /gateway/bot": gateway,
        "GET /applications/{application}/commands": commands,
        "PUT /applications/{application}/commands": register,
        "POST /users/@me/channels": open_direct,
        "GET /channels/{channel}": channel,
        "GET /guilds/{guild}": guild,
    }


async def me(call: Call) -> Any:
    return objects.own_user(call.world.me)


async def application(call: Call) -> Any:
    return objects.application(call.world.me)


async def gateway(call: Call) -> Any:
    limit = {"total": 1000, "remaining": 999, "reset_after": 14_400_000}
    starts = {**limit, "max_concurrency": call.at_once}
    return {"url": call.gateway, "shards": call.shards, "session_start_limit": starts}


async def commands(call: Call) -> Any:
    return call.world.commands


async def register(call: Call) -> Any:
    call.world.commands = [objects.command(one, call.world.me["id"]) for one in call.body]
    return call.world.commands


async def open_direct(call: Call) -> Any:
    person = {**objects.user("somebody"), "id": str(call.body["recipient_id"])}
    return call.world.direct_channel(person)


async def channel(call: Call) -> Any:
    return known(call.world.channels, call.named["channel"], 10003, "Channel")


async def guild(call: Call) -> Any:
    return known(call.world.guilds, call.named["guild"], 10004, "Guild")


def known(kept: Any, key: str, code: int, what: str) -> Any:
    """Return what is kept under a key; refuse as Discord does where there is nothing."""
    if key not in kept:
        raise RefusedError(404, code, f"Unknown {what}")
    return kept[key]
