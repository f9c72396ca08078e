"""Print what becomes of those who ask while something on the wire goes wrong.

The real program runs in a process of its own and takes a server on 127.0.0.1 for Discord.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace

from benchmarks.connected import Connected, connected
from benchmarks.kept import Page
from benchmarks.tables import table
from tests.loopback.trials import TRIALS, Outcome, Scene, gone

PAGE = Page(
    "faults",
    "What becomes of those who ask while something on the wire goes wrong",
    "The real program runs in a process of its own and takes a server on 127.0.0.1 for Discord.",
)

OUTAGES = (3.0, 60.0)
"""Seconds for which the server is gone."""

PATIENCE = 240.0
"""Seconds to wait for an answer; after a long outage discord.py waits up to two minutes more."""

ENDINGS = {
    "token reset while it runs (4004)": 4004,
    "intent withdrawn while it runs (4014)": 4014,
}

HEAD = ("fault", "what happened", "first answer after")


async def survived(bot: Connected) -> list[tuple[str, Outcome]]:
    """Let one process meet every fault that it is to survive."""
    scene = Scene(bot.loopback, "salary", "what do they earn", OUTAGES[0], PATIENCE)
    found: list[tuple[str, Outcome]] = []
    for name, meet in TRIALS.items():
        if meet is not gone:
            found.append((name, await meet(scene)))
            bot.must_be_alive()
    for seconds in OUTAGES:
        outcome = await gone(replace(scene, outage=seconds))
        found.append((f"server gone for {seconds:g} s, sessions lost", outcome))
    bot.must_be_alive()
    return found


async def ended(code: int) -> str:
    """Close the gateway for good; return the exit code and the line that the program says."""
    async with connected() as bot:
        await bot.loopback.gateway.close(code)
        status, said = await bot.ended()
    return f"exit code {status}: {said[-1]}"


async def main() -> None:
    """Print the table."""
    given = PAGE.parser().parse_args()
    started = time.monotonic()
    async with connected() as bot:
        rows = [
            (name, outcome.what, f"{outcome.seconds:.2f} s")
            for name, outcome in await survived(bot)
        ]
        wrong = bot.loopback.wrong
    rows += [(name, await ended(code), "–") for name, code in ENDINGS.items()]
    seconds = time.monotonic() - started
    PAGE.tell(
        f"{table(HEAD, rows)}\nRequests that Discord would have refused, or does not know: "
        f"{len(wrong)}.\nAll of it took {seconds:.0f} s.",
        keep=given.page,
    )


if __name__ == "__main__":
    asyncio.run(main())
