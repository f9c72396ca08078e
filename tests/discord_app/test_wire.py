from __future__ import annotations

import asyncio

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.discord_app.wire import AT_LEAST, IN_A_ROW, PacedSocket

MESSAGES = 4 * AT_LEAST


async def speak(request: web.Request) -> web.WebSocketResponse:
    """Say everything at once."""
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    for number in range(MESSAGES):
        await socket.send_str(str(number))
    await socket.receive()
    return socket


def work(loop: asyncio.AbstractEventLoop) -> None:
    """Handle a message, which takes its time."""
    end = loop.time() + IN_A_ROW / AT_LEAST
    while loop.time() < end:
        pass


async def test_who_reads_on_gives_way_to_others_now_and_then() -> None:
    app = web.Application()
    app.router.add_get("/", speak)
    loop, had_turn = asyncio.get_running_loop(), asyncio.Event()
    async with (
        TestServer(app) as server,
        aiohttp.ClientSession(ws_response_class=PacedSocket) as session,
        session.ws_connect(server.make_url("/")) as socket,
    ):
        await asyncio.sleep(10 * IN_A_ROW)  # until all of it has arrived
        await socket.receive()
        loop.call_soon(had_turn.set)
        read = 0
        while not had_turn.is_set():
            assert (await socket.receive()).type is aiohttp.WSMsgType.TEXT
            work(loop)
            read += 1
    assert AT_LEAST / 2 < read < MESSAGES - 1
