from __future__ import annotations

import asyncio

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.discord_app.wire import IN_A_ROW, PacedSocket

MESSAGES = 3_000


async def test_reading_on_gives_way_to_others() -> None:
    async def speak(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        for number in range(MESSAGES):
            await socket.send_str(str(number))
        return socket

    app = web.Application()
    app.router.add_get("/", speak)
    loop = asyncio.get_running_loop()
    turns = 0
    async with (
        TestServer(app) as server,
        aiohttp.ClientSession(ws_response_class=PacedSocket) as session,
        session.ws_connect(server.make_url("/")) as socket,
    ):
        await socket.receive()
        busy_until = loop.time() + 3 * IN_A_ROW

        def turn() -> None:
            nonlocal turns
            turns += 1

        loop.call_soon(turn)
        read = 0
        while loop.time() < busy_until and read < MESSAGES - 2:
            await socket.receive()
            read += 1
            if not turns:
                end = loop.time() + IN_A_ROW / 10
                while loop.time() < end:
                    pass
    assert turns == 1
