"""Let the bot meet each fault of the wire, and say what became of those who asked meanwhile."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial

from tests.loopback.faults import (
    CALLBACKS,
    CHANNEL_GONE,
    EDITS,
    EXPIRED,
    MESSAGE_GONE,
    NO_PERMISSION,
    POSTS,
    UNAVAILABLE,
    Fault,
    Silence,
    Status,
    rate_limited,
)
from tests.loopback.gateway import INVALID, RECONNECT
from tests.loopback.people import Person, until
from tests.loopback.server import Loopback
from tests.loopback.world import Asked

BETWEEN = 0.1
"""Seconds between two people who try whether the bot is back."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened, and the seconds from the fault to the first answer."""

    what: str
    seconds: float


@dataclass
class Scene:
    """A Discord with the bot connected to it, and people who ask; `command` shows a passage."""

    loopback: Loopback
    command: str
    question: str
    outage: float
    patience: float = 20.0
    _names: itertools.count[int] = field(default_factory=itertools.count)

    def somebody(self) -> Person:
        """Let in a person who has not asked yet, so that nobody is too fast."""
        return self.loopback.person(f"person{next(self._names)}")

    async def connected(self) -> None:
        """Wait until the bot has a session."""
        await until(self.loopback.gateway.is_connected, self.patience)

    async def first_answer(self, started: float) -> float:
        """Ask until somebody is answered; return the seconds since `started`."""
        asked: list[Asked] = []
        async with asyncio.timeout(self.patience):
            while not any(one.responded.is_set() for one in asked):
                asked.append(await self.somebody().slash(self.command))
                await asyncio.sleep(BETWEEN)
        return min(one.started + one.seconds for one in asked if one.kind is not None) - started


Meeting = Callable[[Scene], Awaitable[Outcome]]


async def closed(code: int, scene: Scene) -> Outcome:
    """Close the connection; who asks meanwhile is answered by the replay."""
    started = time.monotonic()
    await scene.loopback.gateway.close(code)
    return await _replayed(scene, started)


async def told(op: int, data: object, scene: Scene) -> Outcome:
    """Tell the bot to connect anew."""
    started = time.monotonic()
    await scene.loopback.gateway.say(op, data)
    return await _replayed(scene, started)


async def _replayed(scene: Scene, started: float) -> Outcome:
    before = scene.loopback.gateway.resumed
    asker = scene.somebody()
    said = await asker.say(scene.question)
    seconds = await scene.first_answer(started)
    await asker.answer_to(said, scene.patience)
    assert scene.loopback.gateway.resumed == before + 1
    return Outcome("resumed; the question asked meanwhile is answered once", seconds)


async def session_lost(scene: Scene) -> Outcome:
    """Invalidate the session; what is asked before there is a new one reaches nobody."""
    started = time.monotonic()
    await scene.loopback.gateway.say(INVALID, False)
    scene.loopback.gateway.forget()
    return await _begun_anew(scene, started)


async def gone(scene: Scene) -> Outcome:
    """Be gone for a while, and know no session afterwards."""
    started = time.monotonic()
    async with scene.loopback.gone():
        scene.loopback.gateway.forget()
        await asyncio.sleep(scene.outage)
    return await _begun_anew(scene, started)


async def unreachable(scene: Scene) -> Outcome:
    """Be gone for a while, and know every session afterwards."""
    before, started = scene.loopback.gateway.resumed, time.monotonic()
    asker = scene.somebody()
    async with scene.loopback.gone():
        said = await asker.say(scene.question)
        await asyncio.sleep(scene.outage)
    seconds = await scene.first_answer(started)
    await asker.answer_to(said, scene.patience)
    assert scene.loopback.gateway.resumed == before + 1
    return Outcome("resumed; the question asked meanwhile is answered once", seconds)


async def _begun_anew(scene: Scene, started: float) -> Outcome:
    said = await scene.somebody().say(scene.question)
    seconds = await scene.first_answer(started)
    assert scene.somebody().answers_to(said) == []
    return Outcome("a new session; the question asked meanwhile was never delivered", seconds)


async def late(request: str, fault: Fault, times: int, lost: bool, scene: Scene) -> Outcome:
    """Fail requests for a while; the very question that met the fault is answered, and once."""
    scene.loopback.faults.on(request, fault, times, lost=lost)
    asker, started = scene.somebody(), time.monotonic()
    if request == POSTS:
        said = await asker.say(scene.question)
        await asker.answer_to(said, scene.patience)
        seconds = time.monotonic() - started
        following = await asker.say(scene.question)
        await asker.answer_to(following, scene.patience)
        assert len(asker.answers_to(said)) == 1
    else:
        asked = await asker.slash(scene.command)
        async with asyncio.timeout(scene.patience):
            await asked.responded.wait()
        seconds = asked.seconds
        await scene.first_answer(started)
        assert len(asked.messages) == 1
    return Outcome("sent once more, and there once", seconds)


async def final(request: str, fault: Fault, scene: Scene) -> Outcome:
    """Refuse a request for good; that person goes without, the next is answered."""
    asker, started = scene.somebody(), time.monotonic()
    if request == EDITS:
        said = await asker.say(scene.question)
        await asker.answer_to(said, scene.patience)
        scene.loopback.faults.on(request, fault)
        started = time.monotonic()
        await asker.edit(said, f"<@{scene.loopback.world.me['id']}> and what else?")
    else:
        scene.loopback.faults.on(request, fault)
        await (asker.say(scene.question) if request == POSTS else asker.slash(scene.command))
    await until(lambda: scene.loopback.faults.met, scene.patience)
    return Outcome("noted; the next person is answered", await scene.first_answer(started))


CLOSES = (1000, 1001, 1006, 4000, 4008, 4009)

PASSING: dict[str, tuple[Fault, int]] = {
    "429": (rate_limited(0.3), 1),
    "429, global": (rate_limited(0.3, everywhere=True), 1),
    "500": (Status(500), 1),
    "502": (Status(502, is_page=True), 1),
    "503 twice": (UNAVAILABLE, 2),
    "connection reset": (Silence.RESET, 1),
    "request hangs": (Silence.HANG, 1),
}

TRIALS: dict[str, Meeting] = {
    **{f"gateway closes with {code}": partial(closed, code) for code in CLOSES},
    "op 7, reconnect": partial(told, RECONNECT, None),
    "op 9, session can be resumed": partial(told, INVALID, True),
    "op 9, session is lost": session_lost,
    "server gone, sessions lost": gone,
    "server gone, sessions kept": unreachable,
    **{
        f"{name}, on a command's answer": partial(late, CALLBACKS, fault, times, False)
        for name, (fault, times) in PASSING.items()
    },
    **{
        f"{name}, on a reply": partial(late, POSTS, fault, times, False)
        for name, (fault, times) in PASSING.items()
    },
    "reset after it arrived, on a command's answer": partial(
        late, CALLBACKS, Silence.RESET, 1, True
    ),
    "reset after it arrived, on a reply": partial(late, POSTS, Silence.RESET, 1, True),
    "interaction expired (10062)": partial(final, CALLBACKS, EXPIRED),
    "answer deleted meanwhile (10008)": partial(final, EDITS, MESSAGE_GONE),
    "permission taken away (50013)": partial(final, POSTS, NO_PERMISSION),
    "unknown channel (10003)": partial(final, POSTS, CHANNEL_GONE),
}
"""By what the reader of a table calls them."""
