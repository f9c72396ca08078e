"""Print the engine's figures on the fixed draws beside their bars: `python -m benchmarks.on_draws`.

Another folder of draws can be named as the one argument.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

from benchmarks import bars
from benchmarks.draws import DRAWS, SECTION, Draw, career_of, draws
from benchmarks.measures import accuracy, auroc, refused
from bot.core.answering.judging import Judge


def figures(draw: Draw) -> dict[str, float]:
    """Ask an advisor's judge every question of a draw."""
    career = career_of(draw)
    judge = Judge([career], {})

    def asked(text: str) -> tuple[list[str], float]:
        judged = judge.judge(text, career.id)
        names = [name.removeprefix(f"{SECTION}.") for name, _ in judged.ranking.entries]
        return names, judged.confidence

    wanted = [entry for _, _, entry in draw.questions]
    clean = [asked(text) for text, _, _ in draw.questions]
    ranked = [names for names, _ in clean]
    inside = [sure for _, sure in clean]
    found = {
        "top-1": accuracy(ranked, wanted, 1),
        "top-3": accuracy(ranked, wanted, 3),
        "typo": accuracy([asked(typo)[0] for _, typo, _ in draw.questions], wanted, 1),
    }
    for name, texts in (("far", draw.far), ("near", draw.near)):
        if texts:
            outside = [asked(text)[1] for text in texts]
            found[f"{name} AUROC"] = auroc(inside, outside)
            found[f"{name} refused"] = refused(inside, outside)
    return found


def family(name: str) -> str:
    """Name what a draw is one of: `clinc-35-3` is one of `clinc-35`."""
    return re.sub(r"(-35)-\d+$", r"\1", name)


def main() -> None:
    """Measure every draw, and print the mean of each family."""
    folder = Path(sys.argv[1]) if sys.argv[1:] else DRAWS
    found: dict[str, list[dict[str, float]]] = defaultdict(list)
    for draw in draws(folder):
        found[family(draw.name)].append(figures(draw))
    if not found:
        sys.exit(f"no draws in {folder}; set CAREER_ADVISOR_DRAWS to a folder of them")
    for name, measured in found.items():
        print(f"{name} ({len(measured)})")
        for key in measured[0]:
            bar = bars.DRAWS.get(name, {}).get(key)
            reached = float(np.mean([one[key] for one in measured]))
            print(f"  {key:13}{reached:6.1f}" + (f"   bar {bar}" if bar else ""))


if __name__ == "__main__":
    main()
