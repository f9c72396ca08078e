"""Ask a connected bot ten times what it can answer, and watch what becomes of it."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator

from benchmarks.asking import asked, by_command, put_aside, texts
from benchmarks.bars import Row, at_most
from benchmarks.connected import REPORTING, Connected, connected
from bot.discord_app.counts import Count
from tests.loopback import objects
from tests.loopback.faults import EXPIRED
from tests.loopback.gateway import DISPATCH
from tests.loopback.people import COMMAND
from tests.loopback.world import FIRST_RESPONSE, Asked

STORM = 10
STORM_SECONDS = 5.0
"""How many times more is asked than the bot can answer, and for how long."""

NORMAL_WITHIN = 5.0
BLOCKED = 50.0
"""Seconds after the storm until all is normal, and milliseconds of the longest blockage."""

BETWEEN = 0.005
"""Seconds between two bursts of the storm, in which the Discord here takes answers."""

AT_ONCE = 20
WARM = 300
KEPT = 500_000
"""Interactions that this Discord remembers, so that it forgets none before it is answered."""


async def storm(seconds: float, answers: int) -> list[Row]:
    """Measure what the bot can answer, ask ten times as much, and wait until all is normal."""
    put_aside()
    async with connected(REPORTING, checks=False) as bot:
        bot.loopback.limits.allowed = 10**9
        bot.loopback.world.kept = KEPT
        await asked(bot, by_command, texts(new=False), WARM, AT_ONCE)
        able = (await asked(bot, by_command, texts(new=True), answers, AT_ONCE)).throughput
        await bot.report()
        sent = [one async for one in _sent(bot, STORM * able, seconds)]
        stormed = len(sent)
        back = await _normal_again(bot, time.monotonic(), sent)
        # Whatever is not answered by then never will be.
        await asyncio.sleep(FIRST_RESPONSE)
        told = await bot.report()
        bot.must_be_alive()
    taken = [one for one in sent if one.kind is not None]
    expired = bot.loopback.faults.refused[EXPIRED.code]
    return [
        Row("answers a second without a storm", able, ""),
        Row("asked a second in the storm", stormed / seconds, ""),
        Row("asked in all", len(sent), ""),
        Row("answered in time", len(taken), ""),
        Row("dropped unread", told["counts"].get(Count.DROPPED, 0), ""),
        Row("accepted and too late", expired, "", at_most(0)),
        Row("slowest answer", max(one.seconds for one in taken), "s", at_most(FIRST_RESPONSE)),
        Row("normal again after", back, "s", at_most(NORMAL_WITHIN)),
        Row("event loop blocked at most", 1000 * told["blocked"], "ms", at_most(BLOCKED)),
        Row(
            "the same, less what it waited for a processor",
            1000 * told["own"],
            "ms",
            at_most(BLOCKED),
        ),
        Row("processor time in a blockage at most", 1000 * told["worked"], "ms"),
    ]


async def _sent(bot: Connected, rate: float, seconds: float) -> AsyncIterator[Asked]:
    """Send interactions at a rate; they are written by a template, as this is to be fast."""
    world, questions = bot.loopback.world, texts(new=True)
    (session,) = bot.loopback.gateway.sessions.values()
    if session.wire is None:
        raise RuntimeError("the bot has no connection")
    command = world.command("ask")
    options = [{"name": "question", "type": 3, "value": "@question"}]
    data = {"id": command["id"], "name": "ask", "type": 1, "options": options}
    person = {**objects.user("somebody"), "id": "@person"}
    made = objects.interaction(COMMAND, world.me["id"], person, bot.loopback.place, data)
    made |= {"id": "@id", "token": "@token"}
    here = {"channel_id": made["channel_id"]}
    event = {"op": DISPATCH, "t": "INTERACTION_CREATE", "s": "@count", "d": made}
    template, number, started = json.dumps(event), 0, time.monotonic()
    while (passed := time.monotonic() - started) < seconds:
        while number < rate * passed:
            number += 1
            session.count += 1
            named = {"id": objects.new_id(), "token": f"t{session.count}", **here}
            text = template.replace('"@count"', str(session.count)).replace("@id", named["id"])
            text = text.replace("@token", named["token"]).replace("@person", objects.new_id())
            text = text.replace("@question", next(questions).replace('"', ""))
            yield world.wait_for({**named, "type": COMMAND})
            await session.wire.send_text(text)
        await asyncio.sleep(BETWEEN)


async def _normal_again(bot: Connected, ended: float, sent: list[Asked]) -> float:
    """Return the seconds from the storm until somebody is answered within a second."""
    while True:
        probe = await bot.loopback.person().slash("ask", question="what do they earn")
        sent.append(probe)
        try:
            async with asyncio.timeout(1.0):
                await probe.responded.wait()
        except TimeoutError:
            continue
        return probe.started + probe.seconds - ended
