"""Read the fixed draws of public data sets, each as a career from the public loader.

The folder is the setting CAREER_ADVISOR_DRAWS; `benchmarks/README.md` says what a draw holds.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.core.knowledge.loader import load_knowledge
from bot.core.knowledge.model import Career

ROOT = Path(__file__).parent.parent
DRAWS = Path(os.environ.get("CAREER_ADVISOR_DRAWS", ROOT.parent / "shared" / "corpora" / "draws"))
SECTION = "topics"


@dataclass(frozen=True, slots=True)
class Draw:
    """Entries with their phrasings, and questions that none of them was taught."""

    name: str
    entries: Mapping[str, tuple[str, ...]]
    questions: tuple[tuple[str, str, str], ...]
    """Text, the same with typos, entry."""
    near: tuple[str, ...]
    """Questions of entries that were left out."""
    far: tuple[str, ...]
    """Questions about anything else."""


def draws(folder: Path = DRAWS) -> list[Draw]:
    """Read every draw of a folder; an empty list where there is no such folder."""
    return [_read(path) for path in sorted(folder.glob("*.json"))]


def _read(path: Path) -> Draw:
    raw = json.loads(path.read_text(encoding="utf-8"))
    return Draw(
        name=path.stem,
        entries={as_id(name): tuple(texts) for name, texts in raw["entries"].items()},
        questions=tuple((q["text"], q["typo"], as_id(q["entry"])) for q in raw["questions"]),
        near=tuple(raw["near"]),
        far=tuple(raw["far"]),
    )


def as_id(name: str) -> str:
    """Write an entry's name as an id; the data sets use capitals, underscores and a mark."""
    kept = "".join(letter if letter.isalnum() else "-" for letter in name.lower())
    return "-".join(kept.replace("-", " ").split())[:40].strip("-")


def title_of(entry: str) -> str:
    """Write an entry's id as words."""
    return entry.replace("-", " ")


def career_of(draw: Draw) -> Career:
    """Write a draw as a knowledge file, one entry each, and load it."""
    entries = [
        {
            "id": name,
            "title": title_of(name),
            "question": title_of(name),
            "text": title_of(name),
            "source": {"heading": draw.name},
            "phrasings": list(phrasings),
        }
        for name, phrasings in draw.entries.items()
    ]
    section = {
        "id": SECTION,
        "title": SECTION,
        "question": SECTION,
        "source": {"heading": draw.name},
        "entries": entries,
    }
    raw = {"id": draw.name, "title": draw.name, "source": {"title": draw.name}}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"{draw.name}.yaml")
        path.write_text(yaml.safe_dump({**raw, "sections": [section]}), encoding="utf-8")
        return load_knowledge(path.parent).careers[0]
