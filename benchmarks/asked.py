"""Read the questions that engines are asked about the article."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from benchmarks.draws import DRAWS, ROOT

FILES = (ROOT / "tests" / "questions.jsonl", DRAWS.parent.parent / "questions-dev.jsonl")
"""The project's own questions and the strangers', which are not part of the project."""


@dataclass(frozen=True, slots=True)
class Question:
    """One that some entry answers."""

    text: str
    group: str
    accepted: tuple[str, ...]


def answerable(path: Path) -> list[Question]:
    """Read the questions of a file that ask one thing to which some entry is a good answer."""
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [
        Question(line["question"], line["group"], tuple(line["ok"]))
        for line in lines
        if line["kind"] != "compound" and line.get("ok")
    ]
