"""Ask a great many questions, and see whether memory grows or anything stays open."""

from __future__ import annotations

import asyncio

from benchmarks.asking import asked, by_command, by_mention, texts
from benchmarks.bars import Row, at_most
from benchmarks.connected import remembering
from benchmarks.kept import Page
from benchmarks.tables import rows_table

PAGE = Page(
    "soak",
    "What many questions leave behind",
    "The real program, with a database and a full log, is asked by commands and mentions; no "
    "question is asked twice.",
)

QUESTIONS = 200_000
SETTLED = 20_000
"""Questions after which all that is bounded is full, so that nothing more may grow."""

GROWTH = at_most(5)
"""Percent by which resident memory may grow after that."""

PARTS = 10
AT_ONCE = 20
REST = 5.0
"""Seconds of silence before what is open is counted."""


async def soak(questions: int, settled: int, rest: float) -> list[Row]:
    """Let half of them be commands, half mentions; none is asked twice."""
    told = texts(new=True)
    async with remembering() as bot:
        bot.loopback.limits.allowed = 10**9
        await asked(bot, by_command, told, AT_ONCE, AT_ONCE)
        await asyncio.sleep(rest)
        before, size = await bot.report(), 0.0
        for number, part in enumerate([settled, *_parts(questions - settled)]):
            for ask in (by_command, by_mention):
                await asked(bot, ask, told, part // 2, AT_ONCE)
            size = size or bot.mebibytes
            print(f"part {number}: {bot.mebibytes:.1f} MB", flush=True)
        grown = 100 * (bot.mebibytes / size - 1)
        await asyncio.sleep(rest)
        after = await bot.report()
        bot.must_be_alive()
        return [
            Row("questions", questions, ""),
            Row(f"resident memory after {settled:,}", size, "MB"),
            Row("growth after that", grown, "%", GROWTH),
            Row("open tasks at rest before", before["tasks"], ""),
            Row("open tasks at rest after", after["tasks"], "", at_most(before["tasks"])),
            Row("database connections in use before", before["connections"], ""),
            Row(
                "database connections in use after",
                after["connections"],
                "",
                at_most(before["connections"]),
            ),
            Row("views kept before", before["views"], ""),
            Row("views kept after", after["views"], "", at_most(before["views"])),
        ]


def _parts(questions: int) -> list[int]:
    return [max(2, questions // PARTS)] * PARTS


async def main() -> None:
    """Print the table."""
    parser = PAGE.parser()
    parser.add_argument("--questions", type=int, default=QUESTIONS)
    given = parser.parse_args()
    settled = min(SETTLED, given.questions // 5)
    PAGE.tell(rows_table(await soak(given.questions, settled, REST)), keep=given.page)


if __name__ == "__main__":
    asyncio.run(main())
