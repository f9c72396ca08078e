"""Say how far the confidence can be believed: `python -m benchmarks.reliability`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.asked import FILES
from benchmarks.draws import ROOT
from benchmarks.ours import ours
from bot.core.knowledge.loader import load_knowledge

BINS = 5


@dataclass(frozen=True, slots=True)
class Bin:
    """Questions of about one confidence."""

    count: int
    confidence: float
    right: float


def bins(confidences: Sequence[float], right: Sequence[bool]) -> list[Bin]:
    """Part the questions into equally filled bins by their confidence."""
    order = np.argsort(confidences, kind="stable")
    return [
        Bin(
            len(rows),
            float(np.mean([confidences[row] for row in rows])),
            float(np.mean([right[row] for row in rows])),
        )
        for rows in np.array_split(order, BINS)
    ]


def expected_error(found: Sequence[Bin]) -> float:
    """Return the expected calibration error, 0 to 1."""
    total = sum(one.count for one in found)
    return sum(one.count * abs(one.confidence - one.right) for one in found) / total


def measure(files: Iterable[Path] = FILES) -> list[Bin]:
    """Ask every question that is one question, and compare with what is acceptable."""
    ask = ours(load_knowledge(ROOT / "knowledge").careers[0])
    lines = [
        line
        for path in filter(Path.exists, files)
        for line in map(json.loads, path.read_text(encoding="utf-8").splitlines())
        if line["kind"] != "compound"
    ]
    found = ask([line["question"] for line in lines])
    right = [
        names[0] in (line.get("ok") or ()) for line, (names, _) in zip(lines, found, strict=True)
    ]
    return bins([sure for _, sure in found], right)


def main() -> None:
    """Print the bins and the error."""
    found = measure()
    for one in found:
        print(f"{one.count:4} questions: confidence {one.confidence:.2f}, right {one.right:.2f}")
    print(f"expected calibration error {expected_error(found):.3f}")


if __name__ == "__main__":
    main()
