"""Read careers out of knowledge files, or report every fault in all of them at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from bot.core.errors import KnowledgeError
from bot.core.knowledge.decoding import MAX_FAULTS, decoded
from bot.core.knowledge.faults import Fault, SourceText
from bot.core.knowledge.figures import figure_faults
from bot.core.knowledge.files import KnowledgeFolder, read_folder, whole_file
from bot.core.knowledge.model import Career, Knowledge
from bot.core.knowledge.references import career_id, reference_faults
from bot.core.knowledge.schema_faults import schema_faults
from bot.core.knowledge.yaml_tree import Tree

MAX_LISTED = 20_000
"""Faults of one file from which not even a list of them is made."""


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
    tree, source = decoded(path, data)
    if tree.plain is None and tree.faults:
        return _File(None, tree, source, tuple(tree.faults))
    return _validate(path, tree, source)


def _refused(fault: Fault) -> _File:
    return _File(None, Tree(), SourceText(fault.path, ()), (fault,))


def _validate(path: Path, tree: Tree, source: SourceText) -> _File:
    try:
        career = Career.model_validate(tree.plain)
        found = []
    except ValidationError as error:
        if error.error_count() > MAX_LISTED:
            message = f"{error.error_count():,} faults: this is no career"
            remedy = "see `career-advisor knowledge schema`"
            return _refused(whole_file(path, message, remedy))
        career = None
        found = schema_faults(error, Career, tree, source)
    found.extend(reference_faults(path, tree, source))
    found.extend(figure_faults(tree, source))
    return _File(career, tree, source, (*tree.faults, *found)[:MAX_FAULTS])


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
