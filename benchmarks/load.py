"""Print what the bot takes beside a bot that does nothing, and how it stands a storm.

Both run in processes of their own, in turns, on a Discord on 127.0.0.1. Where the machine has other
things to do, the processor time of an answer is the sturdier figure. Ours is measured by itself,
and again with a database and a full log.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack

from benchmarks.asking import Round, asked, by_command, by_mention, put_aside, texts
from benchmarks.bars import Bar, Row, at_least, at_most
from benchmarks.connected import REPORTING, TRIVIAL, Connected, connected, remembering
from benchmarks.kept import Page
from benchmarks.storm import STORM_SECONDS, storm
from benchmarks.tables import rows_table

PAGE = Page(
    "load",
    "What it takes beside a bot that does nothing",
    "The other bot sends one fixed embed with discord.py; both answer in turns, in processes of "
    "their own. Where the machine has other things to do, the processor time of an answer is the "
    "sturdier figure.",
)

AT_ONCE = (1, 10, 100)
ANSWERS = 1_500
"""Answers of each round; at one at once a fifth of them."""

TURNS = 3
"""Rounds of each bot, of which the best counts: what else the machine does can only slow one."""

WARM = 200
THROUGHPUT, DELAY = 0.75, at_most(1.5)
"""Ours against the bot that does nothing: answers a second, and the delay of one in a hundred."""

REMEMBERING_THROUGHPUT = 0.6
"""The same with a database and a full log."""

RECURRING, NEW = "questions that recur", "each question new"


async def ratios(
    answers: int, turns: int, at_once: Sequence[int], *, remembers: bool = False
) -> list[Row]:
    """Compare both bots, in turns; ours `remembers` with a database and a full log."""
    throughput = REMEMBERING_THROUGHPUT if remembers else THROUGHPUT
    bot_of_ours = remembering() if remembers else connected(REPORTING, checks=False)
    async with AsyncExitStack() as stack:
        ours = await stack.enter_async_context(bot_of_ours)
        trivial = await stack.enter_async_context(connected(TRIVIAL, checks=False))
        for bot in (ours, trivial):
            bot.loopback.limits.allowed = 10**9
            await asked(bot, by_command, texts(new=False), WARM, 10)
        rows: list[Row] = []
        for name, ask, new in (
            (f"`/ask`, {RECURRING}", by_command, False),
            (f"`/ask`, {NEW}", by_command, True),
            (f"mentions, {RECURRING}", by_mention, False),
        ):
            for number in at_once:
                size = answers if number > 1 else max(1, answers // 5)
                rounds: dict[Connected, list[Round]] = {ours: [], trivial: []}
                for bot in [ours, trivial] * turns:
                    put_aside()
                    done = await asked(bot, ask, texts(new=new), size, number)
                    rounds[bot].append(done)
                pair = [max(one, key=lambda each: each.throughput) for one in rounds.values()]
                rows += _compared(f"{name}, {number} at once", *pair, bar=at_least(throughput))
        return rows


def _compared(name: str, ours: Round, trivial: Round, *, bar: Bar) -> list[Row]:
    slowest = ours.quantile(0.99) / trivial.quantile(0.99)
    return [
        Row(f"{name}: answers a second", ours.throughput, ""),
        Row(
            f"{name}: against the trivial bot's",
            ours.throughput / trivial.throughput,
            "×",
            bar,
        ),
        Row(f"{name}: left unanswered", ours.unanswered, "", at_most(0)),
        Row(f"{name}: p99", ours.quantile(0.99), "ms"),
        Row(f"{name}: p99 against the trivial bot's", slowest, "×", DELAY),
        Row(f"{name}: processor time an answer", ours.cost, "ms"),
        Row(f"{name}: the trivial bot's", trivial.cost, "ms"),
    ]


async def main() -> None:
    """Print the tables."""
    parser = PAGE.parser()
    parser.add_argument("--answers", type=int, default=ANSWERS)
    parser.add_argument("--turns", type=int, default=TURNS)
    given = parser.parse_args()
    tables = []
    for heading, remembers in (("By itself", False), ("With a database and a full log", True)):
        rows = await ratios(given.answers, given.turns, AT_ONCE, remembers=remembers)
        tables.append(f"## {heading}\n\n{rows_table(rows)}")
    tables.append(f"## A storm\n\n{rows_table(await storm(STORM_SECONDS, given.answers))}")
    PAGE.tell("\n".join(tables), keep=given.page)


if __name__ == "__main__":
    asyncio.run(main())
