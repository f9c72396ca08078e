"""Draw practice sets from the parts of the public data that no fixed draw asks about.

What has to be learned from public data is learned on these. The folder of the data sets is the
setting CAREER_ADVISOR_CORPORA, by default the one above the draws.
"""

from __future__ import annotations

import csv
import json
import os
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.draws import DRAWS, Draw, as_id, draws

CORPORA = Path(os.environ.get("CAREER_ADVISOR_CORPORA", DRAWS.parent))
SETS = 4
"""Practice sets of each data set."""

ENTRIES = 35
PHRASINGS = 8
ASKED = 20
NEAR = 300
FAR = 200
"""The sizes of the fixed draws."""

Texts = Mapping[str, Sequence[str]]


def practice() -> list[Draw]:
    """Draw the practice sets; each asks the other data set's questions as unrelated ones."""
    asked = {text for draw in draws() for text in _asked(draw)}
    clinc = _unasked(_clinc(), asked)
    banking = _unasked(_banking(), asked)
    return [
        _draw(f"{name}-{seed}", own, other, random.Random(seed))
        for name, own, other in (("clinc", clinc, banking), ("banking", banking, clinc))
        for seed in range(100, 100 + SETS)
    ]


def _asked(draw: Draw) -> Iterable[str]:
    return [*(text for text, _, _ in draw.questions), *draw.near, *draw.far]


def _clinc() -> Iterable[tuple[str, str]]:
    raw = json.loads((CORPORA / "clinc150.json").read_text(encoding="utf-8"))
    return [(text, label) for text, label in raw["train"]]


def _banking() -> Iterable[tuple[str, str]]:
    with (CORPORA / "banking77-train.csv").open(encoding="utf-8", newline="") as stream:
        return [(row["text"], row["category"]) for row in csv.DictReader(stream)]


def _unasked(pairs: Iterable[tuple[str, str]], asked: set[str]) -> Texts:
    found: dict[str, list[str]] = defaultdict(list)
    for text, label in pairs:
        if text not in asked:
            found[as_id(label)].append(text)
    return found


def _draw(name: str, own: Texts, other: Texts, chance: random.Random) -> Draw:
    shuffled = {label: chance.sample(texts, len(texts)) for label, texts in sorted(own.items())}
    labels = chance.sample(list(shuffled), len(shuffled))
    inside, outside = labels[:ENTRIES], labels[ENTRIES:]
    asked = slice(PHRASINGS, PHRASINGS + ASKED)
    near = [text for label in outside for text in shuffled[label]]
    far = [text for _, texts in sorted(other.items()) for text in texts]
    return Draw(
        name=name,
        entries={label: tuple(shuffled[label][:PHRASINGS]) for label in inside},
        questions=tuple((t, t, label) for label in inside for t in shuffled[label][asked]),
        near=tuple(chance.sample(near, NEAR)),
        far=tuple(chance.sample(far, FAR)),
    )
