"""Read a folder of knowledge files, or report every fault in all of them at once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process

from bot.core.errors import KnowledgeError
from bot.core.knowledge.faults import Fault, SourceText
from bot.core.knowledge.model import Career
from bot.core.knowledge.yaml_tree import Tree, read_tree

MAX_BYTES = 8 * 1024 * 1024
"""Largest file that is read; the first career needs about a twentieth of it."""

_CONTROL = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SIMILAR_KEY = 70


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Every career that was read, and a version that names this very content."""

    careers: tuple[Career, ...]
    version: str


@dataclass(frozen=True, slots=True)
class _File:
    career: Career | None
    tree: Tree
    source: SourceText
    faults: tuple[Fault, ...]


def load_knowledge(folder: Path) -> Knowledge:
    """Read every `*.yaml` of a folder; raise KnowledgeError with all faults of all files."""
    if not folder.is_dir():
        raise KnowledgeError([_whole_file(folder, "there is no such folder", "check the path")])
    paths = sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")])
    if not paths:
        raise KnowledgeError([_whole_file(folder, "no .yaml file in this folder", "add a career")])
    digest = hashlib.sha256()
    files = [_read_file(path, folder, digest.update) for path in paths]
    faults = [fault for file in files for fault in file.faults]
    faults.extend(_repeated_careers(files))
    if faults:
        raise KnowledgeError(sorted(set(faults)))
    careers = tuple(file.career for file in files if file.career is not None)
    return Knowledge(careers, digest.hexdigest()[:12])


def _whole_file(path: Path, message: str, remedy: str) -> Fault:
    return Fault(path, 1, 1, message, remedy)


def _read_file(path: Path, folder: Path, note: object) -> _File:
    try:
        data = _bytes(path, folder)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return _refused(path, f"cannot be read: {reason}", "check the file and its permissions")
    if isinstance(data, Fault):
        return _File(None, Tree(), SourceText(path, ()), (data,))
    if callable(note):
        note(path.name.encode() + b"\0" + data + b"\0")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _wrong_encoding(path, data, error)
    source = SourceText(path, tuple(text.split("\n")))
    if control := _CONTROL.search(text):
        line, column = _position(text, control.start())
        name = f"U+{ord(control.group()):04X}"
        fault = source.fault(line, column, f"control character {name}", "remove the character")
        return _File(None, Tree(), source, (fault,))
    tree = read_tree(text, source)
    if tree.plain is None and tree.faults:
        return _File(None, tree, source, tuple(tree.faults))
    return _validate(path, tree, source)


def _refused(path: Path, message: str, remedy: str) -> _File:
    return _File(None, Tree(), SourceText(path, ()), (_whole_file(path, message, remedy),))


def _bytes(path: Path, folder: Path) -> bytes | Fault:
    if not path.resolve().is_relative_to(folder.resolve()):
        return _whole_file(path, "a link out of the knowledge folder", "put the file itself here")
    if not path.is_file():
        return _whole_file(path, "not a regular file", "replace it by a file")
    with path.open("rb") as stream:
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        size = f"larger than {MAX_BYTES // 1024 // 1024} MiB"
        return _whole_file(path, f"the file is {size}", "split it into several careers")
    return data


def _position(text: str, offset: int) -> tuple[int, int]:
    line = text.count("\n", 0, offset) + 1
    return line, offset - (text.rfind("\n", 0, offset) + 1) + 1


def _wrong_encoding(path: Path, data: bytes, error: UnicodeDecodeError) -> _File:
    readable = data.decode("utf-8", "replace")
    source = SourceText(path, tuple(readable.split("\n")))
    line, column = _position(data[: error.start].decode("utf-8", "replace"), error.start)
    line_start = data.rfind(b"\n", 0, error.start) + 1
    column = len(data[line_start : error.start].decode("utf-8", "replace")) + 1
    fault = source.fault(line, column, "wrong encoding: not UTF-8", "save the file as UTF-8")
    return _File(None, Tree(), source, (fault,))


def _validate(path: Path, tree: Tree, source: SourceText) -> _File:
    try:
        career = Career.model_validate(tree.plain)
    except ValidationError as error:
        found = [_schema_fault(detail, tree, source) for detail in error.errors()]
        return _File(None, tree, source, (*tree.faults, *found))
    found = list(_reference_faults(career, path, tree, source))
    return _File(career, tree, source, (*tree.faults, *found))


def _schema_fault(detail: ErrorDetails, tree: Tree, source: SourceText) -> Fault:
    path = detail["loc"]
    line, column = tree.place_of(path)
    name = str(path[-1]) if path else "the file"
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        return source.fault(line, column, f'unknown key "{name}"', _known_key(name))
    if kind == "missing":
        return source.fault(line, column, f'"{name}" is missing', f'add "{name}:" here')
    if kind in {"string_too_short", "string_type"} and not detail["input"]:
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


def _known_key(name: str) -> str:
    schema = Career.model_json_schema()
    keys = {key for part in [schema, *schema["$defs"].values()] for key in part["properties"]}
    found = process.extractOne(name, sorted(keys), score_cutoff=_SIMILAR_KEY)
    return f'did you mean "{found[0]}"? rename or remove it' if found else "remove it"


def _reference_faults(
    career: Career, path: Path, tree: Tree, source: SourceText
) -> Iterator[Fault]:
    if career.id != path.stem:
        place = tree.place_of(("id",))
        remedy = f'rename the file to "{career.id}.yaml", or the id to "{path.stem}"'
        yield source.fault(*place, f'id "{career.id}" is not the file\'s name', remedy)
    seen: dict[str, int] = {}
    for item_path, item_id in _ids(career):
        line, column = tree.place_of((*item_path, "id"))
        if item_id in seen:
            remedy = f"it stands at line {seen[item_id]} already; choose another"
            yield source.fault(line, column, f'duplicate id "{item_id}"', remedy)
        seen.setdefault(item_id, line)
    for number, topic in enumerate(career.gap_topics):
        for index, target in enumerate(topic.closest):
            if target not in career.ids:
                place = tree.place_of(("gap_topics", number, "closest", index))
                found = process.extractOne(target, sorted(career.ids))
                remedy = f'did you mean "{found[0]}"?' if found else "remove it"
                yield source.fault(*place, f'no entry "{target}"', remedy)


def _ids(career: Career) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for i, section in enumerate(career.sections):
        yield ("sections", i), section.id
        for j, entry in enumerate(section.entries):
            yield ("sections", i, "entries", j), f"{section.id}.{entry.id}"
    for i, topic in enumerate(career.gap_topics):
        yield ("gap_topics", i), f"gap topic {topic.id}"


def _repeated_careers(files: list[_File]) -> Iterator[Fault]:
    seen: dict[str, Path] = {}
    for file in files:
        if file.career is None:
            continue
        if file.career.id in seen:
            place = file.tree.place_of(("id",))
            remedy = f"{seen[file.career.id]} has it already; choose another"
            yield file.source.fault(*place, f'duplicate career "{file.career.id}"', remedy)
        seen.setdefault(file.career.id, file.source.path)
