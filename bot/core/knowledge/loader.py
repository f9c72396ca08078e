"""Read careers out of knowledge files, or report every fault in all of them at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process

from bot.core.errors import KnowledgeError
from bot.core.knowledge.faults import Fault, SourceText
from bot.core.knowledge.figures import figure_faults
from bot.core.knowledge.files import KnowledgeFolder, read_folder, whole_file
from bot.core.knowledge.model import Career, Knowledge
from bot.core.knowledge.references import career_id, reference_faults
from bot.core.knowledge.yaml_tree import Tree, read_tree

MAX_FAULTS = 1_000
"""Faults of one file that are reported, the first ones."""

MAX_LISTED = 20_000
"""Faults of one file from which not even a list of them is made."""

_CONTROL = re.compile(
    r"\r(?!\n)|[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
"""What YAML refuses, and what it takes for a line's end but editors do not."""

_SIMILAR_KEY = 70


@dataclass(frozen=True, slots=True)
class _File:
    career: Career | None
    tree: Tree
    source: SourceText
    faults: tuple[Fault, ...]


def load_knowledge(folder: Path) -> Knowledge:
    """Read every `*.yaml` of a folder; raise KnowledgeError with all faults of all files."""
    return parse(read_folder(folder))


def parse(folder: KnowledgeFolder) -> Knowledge:
    """Read the careers out of the files of a folder; raise KnowledgeError with all faults."""
    files = [_parse_file(file.path, file.content) for file in folder.files]
    faults = [fault for file in files for fault in file.faults]
    faults.extend(_repeated_careers(files))
    if faults:
        raise KnowledgeError(sorted(set(faults)))
    careers = tuple(file.career for file in files if file.career is not None)
    return Knowledge(careers, folder.version)


def _parse_file(path: Path, data: bytes | Fault) -> _File:
    if isinstance(data, Fault):
        return _refused(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _wrong_encoding(path, data, error)
    source = SourceText.of(path, text)
    if controls := tuple(islice(_control_faults(text, source), MAX_FAULTS)):
        return _File(None, Tree(), source, controls)
    tree = read_tree(text, source)
    if tree.plain is None and tree.faults:
        return _File(None, tree, source, tuple(tree.faults))
    return _validate(path, tree, source)


def _refused(fault: Fault) -> _File:
    return _File(None, Tree(), SourceText(fault.path, ()), (fault,))


def _position(text: str, offset: int) -> tuple[int, int]:
    line = text.count("\n", 0, offset) + 1
    return line, offset - (text.rfind("\n", 0, offset) + 1) + 1


def _wrong_encoding(path: Path, data: bytes, error: UnicodeDecodeError) -> _File:
    source = SourceText.of(path, data.decode("utf-8-sig", "replace"))
    before = error.object[: error.start].decode("utf-8-sig")
    line, column = _position(before, len(before))
    fault = source.fault(line, column, "wrong encoding: not UTF-8", "save the file as UTF-8")
    return _File(None, Tree(), source, (fault,))


def _control_faults(text: str, source: SourceText) -> Iterator[Fault]:
    for found in _CONTROL.finditer(text):
        message = f"control character U+{ord(found.group()):04X}"
        yield source.fault(*_position(text, found.start()), message, "remove the character")


def _validate(path: Path, tree: Tree, source: SourceText) -> _File:
    try:
        career = Career.model_validate(tree.plain)
        details = []
    except ValidationError as error:
        if error.error_count() > MAX_LISTED:
            message = f"{error.error_count():,} faults: this is no career"
            remedy = "see `career-advisor knowledge schema`"
            return _refused(whole_file(path, message, remedy))
        career = None
        details = error.errors(include_url=False)[:MAX_FAULTS]
    found = [_schema_fault(detail, tree, source) for detail in details]
    found.extend(reference_faults(path, tree, source))
    found.extend(figure_faults(tree, source))
    return _File(career, tree, source, (*tree.faults, *found)[:MAX_FAULTS])


def _schema_fault(detail: ErrorDetails, tree: Tree, source: SourceText) -> Fault:
    path = detail["loc"]
    line, column = tree.place_of(path)
    name = _name(path)
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        return source.fault(line, column, f'unknown key "{name}"', _known_key(name))
    if kind == "missing":
        return source.fault(line, column, f'"{name}" is missing', f'add "{name}:" here')
    if kind in {"string_too_short", "string_type"} and _is_blank(detail["input"]):
        return source.fault(line, column, f'"{name}" is empty', "write its text, or remove it")
    if kind == "string_too_long":
        limit = context.get("max_length")
        message = f'"{name}" has {len(str(detail["input"]))} characters, the limit is {limit}'
        return source.fault(line, column, message, "shorten it")
    if kind == "string_pattern_mismatch":
        message = f'"{name}" has a form that is not allowed: {str(detail["input"])[:60]!r}'
        return source.fault(line, column, message, f"it must match {context.get('pattern')}")
    return source.fault(
        line, column, f'"{name}": {detail["msg"].lower()}', "see `career-advisor knowledge schema`"
    )


def _name(path: tuple[str | int, ...]) -> str:
    """Name a value by its key, within lists by its number as well: `phrasings[3]`."""
    numbers = ""
    for part in reversed(path):
        if isinstance(part, str):
            return part + numbers
        numbers = f"[{part}]{numbers}"
    return "the file"


def _is_blank(value: object) -> bool:
    return value is None or not str(value).strip()


def _known_key(name: str) -> str:
    found = process.extractOne(name, _keys(), score_cutoff=_SIMILAR_KEY)
    return f'did you mean "{found[0]}"? rename or remove it' if found else "remove it"


@cache
def _keys() -> list[str]:
    schema = Career.model_json_schema()
    return sorted(
        {key for part in [schema, *schema["$defs"].values()] for key in part["properties"]}
    )


def _repeated_careers(files: list[_File]) -> Iterator[Fault]:
    seen: dict[str, Path] = {}
    for file in files:
        name = career_id(file.tree)
        if name is None:
            continue
        if name in seen:
            place = file.tree.place_of(("id",))
            remedy = f"{seen[name]} has it already; choose another"
            yield file.source.fault(*place, f'duplicate career "{name}"', remedy)
        seen.setdefault(name, file.source.path)
