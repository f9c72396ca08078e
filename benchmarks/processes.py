"""Measure whole commands as somebody runs them: their start, their memory, the check."""

from __future__ import annotations

import sys
import tempfile

from benchmarks.bars import Row, at_most
from benchmarks.watched import Run, watched

TIMES = 7
"""Runs of which the shortest counts: what else the machine does can only lengthen one."""

QUESTION = "what does an ml engineer earn"
PROGRAM = (sys.executable, "-m", "bot")


def processes() -> list[Row]:
    """Run `ask`, `import discord` in turn with it, and `knowledge check`."""
    with tempfile.TemporaryDirectory() as cache:
        settings = {"CAREER_ADVISOR_CACHE": cache}
        first = watched([*PROGRAM, "ask", QUESTION], settings)
        asked, imported = [], []
        for _ in range(TIMES):
            asked.append(watched([*PROGRAM, "ask", QUESTION], settings))
            imported.append(watched([sys.executable, "-c", "import discord"], settings))
        checked = watched([*PROGRAM, "knowledge", "check"], settings)
    ask, imports = _shortest(asked), _shortest(imported)
    return [
        Row("`import discord`", imports, "s"),
        Row("`ask` from start to answer", ask, "s"),
        Row("`ask` against `import discord`", ask / imports, "×", at_most(3)),
        Row("`ask` on its first start, which learns", first.seconds, "s"),
        Row("resident memory of `ask`", max(run.mebibytes for run in asked), "MB", at_most(90)),
        Row("`knowledge check` of the article", checked.seconds, "s", at_most(10)),
    ]


def _shortest(runs: list[Run]) -> float:
    return min(run.seconds for run in runs)
