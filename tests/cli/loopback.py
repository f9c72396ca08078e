"""As much of Discord on 127.0.0.1 as it takes to log in, or to be refused."""

from __future__ import annotations

import asyncio
import os
import sys
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.conftest import ROOT

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

LAUNCH = """
import discord.gateway, discord.http, sys, yarl
discord.http.Route.BASE = sys.argv.pop(1)
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(sys.argv.pop(1))
from bot.__main__ import main
main()
"""


class Loopback:
    """A server that takes one token, then closes the gateway with a code, or never says a word."""

    def __init__(self, closes_with: int | None = None) -> None:
        self.closes_with = closes_with
        self.connected = asyncio.Event()
        self.commands: list[dict[str, Any]] = []
        app = web.Application()
        app.router.add_get("/users/@me", self.user)
        app.router.add_get("/oauth2/applications/@me", self.application)
        app.router.add_get("/applications/1/commands", self.held_commands)
        app.router.add_put("/applications/1/commands", self.take_commands)
        app.router.add_get("/", self.gateway)
        self.server = TestServer(app)

    @property
    def base(self) -> str:
        return str(self.server.make_url("")).rstrip("/")

    @property
    def gateway_url(self) -> str:
        return str(self.server.make_url("/").with_scheme("ws"))

    async def user(self, request: web.Request) -> web.Response:
        if request.headers["Authorization"] == f"Bot {TOKEN}":
            return plain_json(USER)
        return plain_json({"message": "401: Unauthorized", "code": 0}, status=401)

    async def application(self, _: web.Request) -> web.Response:
        return plain_json(APPLICATION)

    async def held_commands(self, _: web.Request) -> web.Response:
        return plain_json(self.commands)

    async def take_commands(self, request: web.Request) -> web.Response:
        self.commands = [as_held(sent) for sent in await request.json()]
        return plain_json(self.commands)

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


async def launched(loopback: Loopback, token: str, *arguments: str) -> asyncio.subprocess.Process:
    """Start the real program, which takes the server for Discord."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DISCORD_TOKEN": token}
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        LAUNCH,
        loopback.base,
        loopback.gateway_url,
        *arguments,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


def as_held(sent: dict[str, Any]) -> dict[str, Any]:
    """Return a command as Discord holds it: with ids, and permissions as text."""
    rights = sent.get("default_member_permissions")
    return {
        "id": "2",
        "application_id": "1",
        "version": "3",
        "description": "",
        **sent,
        "default_member_permissions": None if rights is None else str(rights),
    }


def plain_json(value: object, status: int = 200) -> web.Response:
    """Answer with JSON whose type names no charset, which is the only one that discord.py reads."""
    response = web.json_response(value, status=status)
    response.headers["Content-Type"] = "application/json"
    return response
