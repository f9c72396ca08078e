"""Listen on 127.0.0.1 as Discord does on its hosts, and refuse what Discord refuses."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from tests.discord_app.wire import official
from tests.discord_app.wire.requests import faults as refusals
from tests.loopback.accounts import account_routes
from tests.loopback.answers import answer_routes
from tests.loopback.asking import NO_CONTENT, Call, Routes
from tests.loopback.faults import (
    UNAUTHORIZED,
    UNKNOWN_ROUTE,
    Fault,
    Faults,
    RefusedError,
    Silence,
    Status,
    rate_limited,
)
from tests.loopback.gateway import Gateway
from tests.loopback.limits import VIA, Limits
from tests.loopback.people import Person
from tests.loopback.posts import post_routes
from tests.loopback.world import World

TOKEN = "MTIzNDU2Nzg5.right.token"
HOST = "127.0.0.1"
VERSION = "/api/v10"
INVALID_FORM = 50035
LARGEST_ID = 2**63 - 1
"""The largest id that Discord takes in a path."""

SHORTLY = 0.01
"""Seconds that requests are given to end; none at all would be as many as they like."""
WITHOUT_TOKEN = ("/interactions/", "/webhooks/")
"""Beginnings of paths that carry a token of their own."""


class Loopback:
    """One Discord, that is there or gone, with one server in it."""

    def __init__(self, *, checks: bool = True, shards: int = 1) -> None:
        """Without `checks` it takes every body, and compresses nothing: that is cheaper."""
        self.world = World(TOKEN)
        self.guild = self.world.new_guild()
        self.place = self.guild["channels"][0]
        self.gateway = Gateway(self.world, shards, compresses=checks)
        self.faults, self.limits = Faults(), Limits()
        self.requests: list[str] = []
        self.wrong: list[str] = []
        """Unknown routes, what Discord would have refused, and faults of its own responses."""
        self.reached = asyncio.Event()
        """Set by each connection to the gateway."""
        self._checks = checks
        self._runner: web.AppRunner | None = None
        self._port = 0

    @property
    def api(self) -> str:
        """Return the address for a client's setting."""
        return f"http://{HOST}:{self._port}{VERSION}"

    def person(self, name: str = "alice") -> Person:
        """Let somebody new into the server's channel."""
        return Person(self.world, self.gateway, self.place, name)

    def on_shard(self, shard: int, name: str = "alice") -> Person:
        """Let somebody new into a new server, of which a shard is told once it has a session."""
        place = self.world.new_guild("careers", shard, self.gateway.shards)["channels"][0]
        return Person(self.world, self.gateway, place, name)

    def direct(self, name: str = "alice") -> Person:
        """Let somebody new write to the bot directly."""
        person = Person(self.world, self.gateway, {}, name)
        person.place = self.world.direct_channel(person.user)
        return person

    async def open(self) -> None:
        """Listen, on the same port as before if there was one."""
        app = web.Application(client_max_size=2**26)
        for routes in (account_routes(), post_routes(), answer_routes()):
            self._add(app, routes)
        app.router.add_get("/gateway/", self._connected)
        app.router.add_route("*", "/{tail:.*}", self._unknown)
        self._runner = web.AppRunner(
            app, shutdown_timeout=SHORTLY, handler_cancellation=True, access_log=None
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, self._port, reuse_address=True)
        await site.start()
        self._port = self._runner.addresses[0][1]
        self.gateway.address = f"ws://{HOST}:{self._port}/gateway/"

    async def close(self) -> None:
        """Be gone: every connection ends without a word, and no new one is taken."""
        await self.gateway.close(1006)
        if self._runner is not None:
            await self._runner.cleanup()
        self._runner = None

    @asynccontextmanager
    async def gone(self) -> AsyncIterator[None]:
        """Be gone for a while."""
        await self.close()
        try:
            yield
        finally:
            await self.open()

    def _add(self, app: web.Application, routes: Routes) -> None:
        for name, serve in routes.items():
            method, path = name.split(" ", 1)
            app.router.add_route(method, VERSION + path, self._served(path, serve))

    def _served(
        self, template: str, serve: Callable[[Call], Awaitable[Any]]
    ) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def handle(request: web.Request) -> web.Response:
            path = request.path.removeprefix(VERSION)
            self.requests.append(f"{request.method} {path}")
            met = self.faults.meets(f"{request.method} {path}")
            if met is not None and not met.lost:
                return await self._failing(request, met.fault)
            route = f"{request.method} {template}"
            place = request.match_info.get("channel") or request.match_info.get("token") or ""
            headers, wait = self.limits.taken(route, place)
            if wait:
                return answered(rate_limited(wait), headers)
            response = await self._answer(request, path, serve, headers)
            return await self._failing(request, met.fault) if met is not None else response

        return handle

    async def _answer(
        self,
        request: web.Request,
        path: str,
        serve: Callable[[Call], Awaitable[Any]],
        headers: Any,
    ) -> web.Response:
        if not path.startswith(WITHOUT_TOKEN) and not self._knows(request):
            return answered(UNAUTHORIZED, headers)
        body = await _body(request)
        if self._checks and (found := refusals(request.method, path, body)):
            self.wrong += found
            return answered(Status(400, INVALID_FORM, {"message": "; ".join(found)}), headers)
        if any(one.isdecimal() and int(one) > LARGEST_ID for one in request.match_info.values()):
            told = {"message": "Invalid Form Body"}
            return answered(Status(400, INVALID_FORM, told), headers)
        call = Call(
            *(self.world, self.gateway.address, self.gateway.shards, self.gateway.starts.at_once),
            *(request.match_info, request.query, body),
        )
        try:
            value = await serve(call)
        except RefusedError as refused:
            self.faults.refused[refused.answer.code] += 1
            return answered(refused.answer, headers)
        is_unwanted = path.endswith("/callback") and "with_response" not in call.query
        if value is NO_CONTENT or is_unwanted:
            return web.Response(status=204, headers=headers)
        if self._checks:
            self.wrong += official.response_faults(request.method, path, 200, value)
        return plain_json(value, headers=headers)

    def _knows(self, request: web.Request) -> bool:
        return request.headers.get("Authorization") == f"Bot {self.world.token}"

    async def _connected(self, request: web.Request) -> web.WebSocketResponse:
        self.reached.set()
        return await self.gateway.serve(request)

    async def _unknown(self, request: web.Request) -> web.Response:
        self.wrong.append(f"{request.method} {request.path}: there is no such route here")
        return answered(UNKNOWN_ROUTE)

    async def _failing(self, request: web.Request, fault: Fault) -> web.Response:
        if isinstance(fault, Status):
            return answered(fault, VIA)
        if fault is Silence.RESET and request.transport is not None:
            request.transport.abort()
        # What was reset reads no more; what hangs is left alone until its client gives up.
        await asyncio.Event().wait()
        raise AssertionError


async def _body(request: web.Request) -> Any:
    if request.content_type.startswith("multipart/"):
        form = await request.post()
        # The document describes the JSON alone.
        return json.loads(str(form["payload_json"]))
    return json.loads(await request.read()) if request.can_read_body else None


def answered(told: Status, headers: Any = None) -> web.Response:
    """Answer with an error."""
    if told.is_page:
        return web.Response(status=told.status, text="<html></html>", content_type="text/html")
    return plain_json({"code": told.code, **told.body}, told.status, headers)


def plain_json(value: object, status: int = 200, headers: Any = None) -> web.Response:
    """Answer with JSON whose type names no charset, which is the only one that discord.py reads."""
    response = web.Response(body=json.dumps(value).encode(), status=status, headers=headers)
    response.headers["Content-Type"] = "application/json"
    return response
