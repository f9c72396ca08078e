"""Read the bytes of a YAML file as values with their places, or say what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bot.core.knowledge.faults import Fault, SourceText
from bot.core.knowledge.yaml_tree import Tree, read_tree

MAX_FAULTS = 1_000
"""Faults of one file that are reported, the first ones."""

_CONTROL = re.compile(
    r"\r(?!\n)|[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
"""What YAML refuses, and what it takes for a line's end but editors do not."""


def decoded(path: Path, data: bytes) -> tuple[Tree, SourceText]:
    """Return what a file holds; where it cannot be read at all, the tree has nothing but faults."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fault, source = _wrong_encoding(path, data, error)
        return Tree(faults=[fault]), source
    source = SourceText.of(path, text)
    if controls := list(islice(_control_faults(text, source), MAX_FAULTS)):
        return Tree(faults=controls), source
    return read_tree(text, source), source


def _position(text: str, offset: int) -> tuple[int, int]:
    line = text.count("\n", 0, offset) + 1
    return line, offset - (text.rfind("\n", 0, offset) + 1) + 1


def _wrong_encoding(path: Path, data: bytes, error: UnicodeDecodeError) -> tuple[Fault, SourceText]:
    source = SourceText.of(path, data.decode("utf-8-sig", "replace"))
    before = error.object[: error.start].decode("utf-8-sig")
    line, column = _position(before, len(before))
    fault = source.fault(line, column, "wrong encoding: not UTF-8", "save the file as UTF-8")
    return fault, source


def _control_faults(text: str, source: SourceText) -> Iterator[Fault]:
    for found in _CONTROL.finditer(text):
        message = f"control character U+{ord(found.group()):04X}"
        yield source.fault(*_position(text, found.start()), message, "remove the character")
