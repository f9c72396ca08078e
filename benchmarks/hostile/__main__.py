"""Print what hostile input got, and what must never happen; exit with 1 where it did."""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
import time
from pathlib import Path

from benchmarks.hostile.kinds import CASES, KINDS, kinds_run, trials_run
from benchmarks.hostile.tally import (
    Tallies,
    Tally,
    harms_list,
    harms_of,
    harms_table,
    kinds_table,
)

PAGE = Path(__file__).parent.with_name("hostile.md")

LISTED = 30
"""Failures that are printed at most."""

INTRODUCTION = """# What hostile input got

`python -m benchmarks.hostile --page` writes this page. Each case is made by its seed, so that one
that fails is printed with the command that repeats it. The real bot is connected, over a socket, to
a Discord on 127.0.0.1 with three servers in it: members press, write and send forms in one, a
manager in another, and what is kept of all three, and of one person, must neither be shown to
others nor changed by them. An error that the bot catches itself, with a reference, has failed.

*Answered*: also a file that is read, a change in place, a page of one's own. *Ignored*: what cannot
be read as an event at all, is not for the bot, or was dropped unread in a rush.
"""


def page(tried: Tallies, trials: Tallies, seconds: float) -> str:
    """Write the page."""
    found = [*harms_of(tried), *harms_of(trials)]
    cases = sum(one.cases for one in tried.values())
    return "\n".join(
        [
            f"{INTRODUCTION}\n## {cases:,} cases\n",
            kinds_table(tried),
            "## Trials\n",
            kinds_table(trials),
            "## What must never happen\n",
            f"{harms_table(found)}\n{seconds:,.0f} seconds of the processor.\n",
        ]
    )


async def measured(cases: int, only: str | None, first: int) -> tuple[Tallies, Tallies]:
    """Run the cases of all kinds, or of one, and with all of them the trials."""
    trials: dict[str, Tally] = {} if only else await trials_run()
    return await kinds_run(cases, only, first), trials


def main() -> None:
    """Run as many as are wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--only", choices=list(KINDS))
    parser.add_argument("--seed", type=int, default=0, help="the first of each kind")
    parser.add_argument("--page", action="store_true", help=f"write {PAGE.name} too")
    given = parser.parse_args()
    logging.getLogger().setLevel(logging.ERROR)
    tried, trials = asyncio.run(measured(given.cases, given.only, given.seed))
    written = page(tried, trials, time.process_time())
    print(written)
    found = [*harms_of(trials), *harms_of(tried)]
    print(harms_list(found, LISTED))
    if given.page:
        PAGE.write_text(written, encoding="utf-8")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
