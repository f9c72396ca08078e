"""Measure everything: `uv run --group bench python -m benchmarks`; writes results and tables."""

from __future__ import annotations

import json
import os
import platform
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

import numpy as np

from benchmarks.compare import Figures, on_article, on_draw
from benchmarks.draws import DRAWS, ROOT, draws
from benchmarks.on_draws import family
from benchmarks.pictures import accuracy_against_time
from benchmarks.tables import write_tables

HERE = Path(__file__).parent
STRANGERS = DRAWS.parent.parent / "questions-dev.jsonl"
PACKAGES = ("numpy", "rapidfuzz", "bm25s", "scikit-learn")

Results = dict[str, dict[str, Figures]]


def measured_draws() -> Results:
    """Return the mean of each family of draws, by engine; says so where there are no draws."""
    found: dict[str, dict[str, list[Figures]]] = defaultdict(lambda: defaultdict(list))
    for draw in draws():
        print(draw.name, flush=True)
        for engine, figures in on_draw(draw).items():
            found[family(draw.name)][engine].append(figures)
    if not found:
        print("no draws here: set CAREER_ADVISOR_DRAWS to their folder; they are left out")
    return {
        name: {
            engine: {key: float(np.mean([one[key] for one in rows])) for key in rows[0]}
            for engine, rows in engines.items()
        }
        for name, engines in found.items()
    }


def main() -> None:
    """Measure, and write results.json, the tables and the picture."""
    files = [path for path in (ROOT / "tests" / "questions.jsonl", STRANGERS) if path.exists()]
    results = {**measured_draws(), "article": on_article(files)}
    machine = f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}"
    versions = {"python": platform.python_version(), **{name: version(name) for name in PACKAGES}}
    told = {"machine": machine, "versions": versions, "results": results}
    (HERE / "results.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    write_tables(HERE / "README.md", results, machine, versions)
    accuracy_against_time(results, HERE / "accuracy-against-time.png")


if __name__ == "__main__":
    main()
