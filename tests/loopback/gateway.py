"""Serve the gateway: sessions by shard, their events, and RESUME with replay."""

from __future__ import annotations

import asyncio
import json
import zlib
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.loopback import objects
from tests.loopback.limits import Starts
from tests.loopback.objects import Json
from tests.loopback.world import World

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, MEMBERS, INVALID, HELLO, ACK = (
    *(0, 1, 2, 6, 7, 8, 9, 10, 11),
)
HEARTBEAT_SECONDS = 41.25
BAD_TOKEN, BAD_SHARD, BAD_INTENTS = 4004, 4010, 4014
ABRUPT = 1006
"""Code that stands for a connection that ended without a word."""

REPLAYED = 10_000
"""Events of a session that can be replayed."""


@dataclass
class Session:
    """What one shard was sent, and the connection that it is sent by, if there is one."""

    shard: int
    shards: int
    """How many there are, as its client says; it is told of its own servers alone."""
    id: str = field(default_factory=objects.new_id)
    events: deque[Json] = field(default_factory=lambda: deque(maxlen=REPLAYED))
    count: int = 0
    wire: Wire | None = None

    def owns(self, guild_id: str | None) -> bool:
        """Tell whether it is told of a server, or of what is in none."""
        return objects.shard_of(guild_id, self.shards) == self.shard


class Wire:
    """One websocket, compressed as one stream if its client asked for that."""

    def __init__(
        self, socket: web.WebSocketResponse, request: web.Request, *, compresses: bool = True
    ) -> None:
        self.socket, self._request = socket, request
        wanted = compresses and request.query.get("compress") == "zlib-stream"
        self._deflating = zlib.compressobj() if wanted else None

    async def send(self, payload: Json) -> None:
        """Send one payload; to a connection that is gone, nothing."""
        if self.socket.closed or self._request.transport is None:
            return
        await self.send_text(json.dumps(payload))

    async def send_text(self, text: str) -> None:
        """Send a payload that is written already."""
        if self._deflating is None:
            await self.socket.send_str(text)
            return
        data = self._deflating.compress(text.encode())
        await self.socket.send_bytes(data + self._deflating.flush(zlib.Z_SYNC_FLUSH))

    async def close(self, code: int) -> None:
        """Close with a code, or abruptly."""
        if code == ABRUPT:
            if self._request.transport is not None:
                self._request.transport.abort()
        else:
            await self.socket.close(code=code)


class Gateway:
    """Hold the sessions; every event goes to the shard that owns its server."""

    def __init__(self, world: World, shards: int = 1, *, compresses: bool = True) -> None:
        self.world, self.shards, self._compresses = world, shards, compresses
        self.sessions: dict[str, Session] = {}
        self.refuses_with: int | None = None
        """Code that every connection is closed with, if any."""
        self.answers = asyncio.Event()
        """Cleared, a new connection is taken and told nothing until it is set again."""
        self.answers.set()
        self.undelivered = 0
        """Events for which there was no session."""
        self.identified = self.resumed = 0
        self.starts = Starts()

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Talk to one connection until it ends."""
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        wire = Wire(socket, request, compresses=self._compresses)
        if self.refuses_with is not None:
            await wire.close(self.refuses_with)
            return socket
        await self.answers.wait()
        interval = {"heartbeat_interval": HEARTBEAT_SECONDS * 1000}
        await wire.send({"op": HELLO, "d": interval})
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await self._take(wire, json.loads(message.data))
        finally:
            # Whoever is killed ends this amid its waiting.
            for session in self.sessions.values():
                if session.wire is wire:
                    session.wire = None
        return socket

    async def tell(self, event: str, data: Json, guild_id: str | None = None) -> None:
        """Send an event; it is kept where its session may come back for it."""
        session = next((one for one in self.sessions.values() if one.owns(guild_id)), None)
        if session is None:
            self.undelivered += 1
        else:
            await self._dispatch(session, event, data)

    async def close(self, code: int, shard: int | None = None) -> None:
        """Close every connection with a code, or that of one shard."""
        for session in self._connected(shard):
            wire, session.wire = session.wire, None
            if wire:
                await wire.close(code)

    async def say(self, op: int, data: Any = None, shard: int | None = None) -> None:
        """Send a bare op, such as RECONNECT, to every connection, or to that of one shard."""
        for session in self._connected(shard):
            if session.wire:
                await session.wire.send({"op": op, "d": data})

    def forget(self, shard: int | None = None) -> None:
        """Lose every session, or that of one shard, with what it was not sent yet."""
        kept = {key: one for key, one in self.sessions.items() if shard not in {None, one.shard}}
        self.sessions = kept

    def is_connected(self) -> bool:
        """Tell whether every shard has a session with a connection."""
        return len(self._connected()) == self.shards

    def _connected(self, shard: int | None = None) -> list[Session]:
        connected = [one for one in self.sessions.values() if one.wire]
        return [one for one in connected if shard in {None, one.shard}]

    async def _take(self, wire: Wire, payload: Json) -> None:
        op, data = payload["op"], payload["d"]
        if op == HEARTBEAT:
            await wire.send({"op": ACK, "d": None})
        elif op == IDENTIFY:
            await self._identify(wire, data)
        elif op == RESUME:
            await self._resume(wire, data)
        elif op == MEMBERS:
            chunk = {"members": [], "chunk_index": 0, "chunk_count": 1, "nonce": data.get("nonce")}
            for session in self._connected():
                if session.wire is wire:
                    event = {"guild_id": data["guild_id"], **chunk}
                    await self._dispatch(session, "GUILD_MEMBERS_CHUNK", event)

    async def _identify(self, wire: Wire, data: Json) -> None:
        if data["token"] != self.world.token:
            await wire.close(BAD_TOKEN)
            return
        if data["intents"] & self.world.forbidden_intents:
            await wire.close(BAD_INTENTS)
            return
        number, count = data.get("shard", (0, 1))
        if number >= count:
            await wire.close(BAD_SHARD)
            return
        if not self.starts.allows(number):
            await wire.send({"op": INVALID, "d": False})
            return
        self.identified += 1
        self.forget(number)
        session = Session(number, count, wire=wire)
        guilds = [one for one in self.world.guilds.values() if session.owns(one["id"])]
        await self._dispatch(session, "READY", self._ready(session, guilds))
        for guild in guilds:
            await self._dispatch(session, "GUILD_CREATE", guild)
        self.sessions[session.id] = session

    def _ready(self, session: Session, guilds: list[Json]) -> Json:
        return {
            "v": 10,
            "user": objects.own_user(self.world.me),
            "guilds": [{"id": one["id"], "unavailable": True} for one in guilds],
            "session_id": session.id,
            "resume_gateway_url": self.address,
            "shard": [session.shard, session.shards],
            "application": {"id": self.world.me["id"], "flags": 0},
        }

    address = ""
    """Where this gateway is reached; the server sets it."""

    async def _resume(self, wire: Wire, data: Json) -> None:
        if data["token"] != self.world.token:
            await wire.close(BAD_TOKEN)
            return
        session = self.sessions.get(data["session_id"] or "")
        if session is None:
            await wire.send({"op": INVALID, "d": False})
            return
        self.resumed += 1
        session.wire = wire
        for event in [one for one in session.events if one["s"] > data["seq"]]:
            await wire.send(event)
        await self._dispatch(session, "RESUMED", {})

    async def _dispatch(self, session: Session, event: str, data: Json) -> None:
        session.count += 1
        payload = {"op": DISPATCH, "t": event, "s": session.count, "d": data}
        session.events.append(payload)
        if session.wire is not None:
            await session.wire.send(payload)
