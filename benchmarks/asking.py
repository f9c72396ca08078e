"""Let many people ask a connected bot at once, and time its answers."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from benchmarks.asked import FILES, answerable
from benchmarks.connected import Connected

GIVEN_UP = 5.0
"""Seconds after which an answer counts as never given, and as its delay."""

Ask = Callable[[Connected, str], Awaitable[float]]
"""Let somebody new ask a question; return the seconds until the answer."""


@dataclass(frozen=True, slots=True)
class Round:
    """What one round took: of the wall clock, of the bot's processor, and each answer's delay."""

    seconds: float
    processor: float
    delays: Sequence[float]

    @property
    def throughput(self) -> float:
        """Return the answers a second."""
        return (len(self.delays) - self.unanswered) / self.seconds

    @property
    def unanswered(self) -> int:
        """Count those who gave up."""
        return sum(delay >= GIVEN_UP for delay in self.delays)

    @property
    def cost(self) -> float:
        """Return the milliseconds of the bot's processor for one answer."""
        return 1000 * self.processor / len(self.delays)

    def quantile(self, share: float) -> float:
        """Return the delay in milliseconds that a share of the answers does not exceed."""
        return 1000 * sorted(self.delays)[min(len(self.delays) - 1, int(share * len(self.delays)))]


_NUMBERS = count()
"""Numbers of which none is given twice in a run."""


def texts(*, new: bool) -> Iterator[str]:
    """Yield the project's questions without end; `new` ones are never the same twice."""
    asked_ones = [one.text for one in answerable(FILES[0])]
    for number in _NUMBERS if new else count():
        text = asked_ones[number % len(asked_ones)]
        yield f"{text} {number}" if new else text


async def by_command(bot: Connected, question: str) -> float:
    """Use `/ask`."""
    asked = await bot.loopback.person().slash("ask", question=question)
    async with asyncio.timeout(GIVEN_UP):
        await asked.responded.wait()
    return asked.seconds


async def by_mention(bot: Connected, question: str) -> float:
    """Mention the bot."""
    started = time.monotonic()
    person = bot.loopback.person()
    said = await person.say(question)
    await bot.loopback.world.replied(said["id"], GIVEN_UP)
    return time.monotonic() - started


def put_aside() -> None:
    """Leave what earlier rounds made out of all later searches for waste.

    They stopped the Discord here for up to a second, which would count as the bots' delay: after
    the tables of `load.py` 27 and 109 answers of a storm came too late so, and by itself none.
    """
    gc.collect()
    gc.freeze()


async def asked(
    bot: Connected, ask: Ask, questions: Iterator[str], answers: int, at_once: int
) -> Round:
    """Let `at_once` people ask one question after the other until there were so many answers."""
    left = iter(range(answers))
    delays: list[float] = []

    async def one_after_the_other() -> None:
        for _ in left:
            try:
                delay = await ask(bot, next(questions))
            except TimeoutError:
                delay = GIVEN_UP
            delays.append(delay)

    processor, started = bot.processor_seconds, time.monotonic()
    async with asyncio.TaskGroup() as group:
        for _ in range(at_once):
            group.create_task(one_after_the_other())
    return Round(time.monotonic() - started, bot.processor_seconds - processor, delays)
