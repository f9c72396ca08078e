"""As much of Discord on 127.0.0.1 as it takes to log in, or to be refused."""

from __future__ import annotations

import asyncio

from aiohttp import web
from aiohttp.test_utils import TestServer

USER = {"id": "1", "username": "advisor", "discriminator": "0", "global_name": None, "avatar": None}
APPLICATION = {
    "id": "1",
    "name": "advisor",
    "description": "",
    "icon": None,
    "bot_public": True,
    "bot_require_code_grant": False,
    "owner": USER,
    "verify_key": "",
}
TOKEN = "MQ.right.token"


class Loopback:
    """A server that takes one token, then closes the gateway with a code, or never says a word."""

    def __init__(self, closes_with: int | None = None) -> None:
        self.closes_with = closes_with
        self.connected = asyncio.Event()
        app = web.Application()
        app.router.add_get("/users/@me", self.user)
        app.router.add_get("/oauth2/applications/@me", self.application)
        app.router.add_put("/applications/1/commands", self.commands)
        app.router.add_get("/", self.gateway)
        self.server = TestServer(app)

    async def user(self, request: web.Request) -> web.Response:
        if request.headers["Authorization"] == f"Bot {TOKEN}":
            return plain_json(USER)
        return plain_json({"message": "401: Unauthorized", "code": 0}, status=401)

    async def application(self, _: web.Request) -> web.Response:
        return plain_json(APPLICATION)

    async def commands(self, _: web.Request) -> web.Response:
        return plain_json([])

    async def gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.connected.set()
        if self.closes_with is not None:
            await socket.close(code=self.closes_with)
            return socket
        async for _ in socket:
            pass
        return socket


def plain_json(value: object, status: int = 200) -> web.Response:
    """Answer with JSON whose type names no charset, which is the only one that discord.py reads."""
    response = web.json_response(value, status=status)
    response.headers["Content-Type"] = "application/json"
    return response
