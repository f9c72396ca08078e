"""Find ids that stand twice and references that lead nowhere, in a file valid or not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rapidfuzz import process

from bot.core.knowledge.faults import Fault, SourceText
from bot.core.knowledge.yaml_tree import Path as TreePath
from bot.core.knowledge.yaml_tree import Plain, Tree

Identified = tuple[TreePath, str]
"""Where an item stands, and its full id."""


def reference_faults(path: Path, tree: Tree, source: SourceText) -> Iterator[Fault]:
    """Yield what is wrong between the parts of a file, whatever is wrong within them."""
    yield from _misnamed(path, tree, source)
    entries = list(_entries(tree.plain))
    topics = [(place, f"gap topic {name}") for place, name in _named(tree.plain, "gap_topics", ())]
    yield from _repeated([*entries, *topics], tree, source)
    known = sorted({item_id for _, item_id in entries})
    for place, target in _references(tree.plain):
        if target not in known:
            found = process.extractOne(target, known)
            remedy = f'did you mean "{found[0]}"?' if found else "remove it"
            yield source.fault(*tree.place_of(place), f'no entry "{target}"', remedy)


def entries_of(career: Plain) -> Iterator[tuple[TreePath, Plain]]:
    """Yield every entry of a file with where it stands."""
    for number, section in enumerate(_items(career, "sections")):
        for index, entry in enumerate(_items(section, "entries")):
            yield ("sections", number, "entries", index), entry


def career_id(tree: Tree) -> str | None:
    """Return the id that a file gives its career, if it gives one."""
    return _text(tree.plain, "id")


def _misnamed(path: Path, tree: Tree, source: SourceText) -> Iterator[Fault]:
    name = career_id(tree)
    if name is not None and name != path.stem:
        remedy = f'rename the file to "{name}.yaml", or the id to "{path.stem}"'
        yield source.fault(*tree.place_of(("id",)), f'id "{name}" is not the file\'s name', remedy)


def _repeated(items: list[Identified], tree: Tree, source: SourceText) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for place, item_id in items:
        line, column = tree.place_of((*place, "id"))
        if item_id in seen:
            remedy = f"it stands at line {seen[item_id]} already; choose another"
            yield source.fault(line, column, f'duplicate id "{item_id}"', remedy)
        seen.setdefault(item_id, line)


def _entries(career: Plain) -> Iterator[Identified]:
    for place, section_id in _named(career, "sections", ()):
        yield place, section_id
        section = _items(career, "sections")[int(place[-1])]
        for entry_place, slug in _named(section, "entries", place):
            yield entry_place, f"{section_id}.{slug}"


def _references(career: Plain) -> Iterator[Identified]:
    for number, topic in enumerate(_items(career, "gap_topics")):
        for index, target in enumerate(_items(topic, "closest")):
            if isinstance(target, str):
                yield ("gap_topics", number, "closest", index), target
    for place, entry in entries_of(career):
        for index, target in enumerate(_items(entry, "ties")):
            if isinstance(target, str):
                yield (*place, "ties", index), target


def _named(parent: Plain, key: str, place: TreePath) -> Iterator[Identified]:
    for index, item in enumerate(_items(parent, key)):
        name = _text(item, "id")
        if name is not None:
            yield (*place, key, index), name


def _items(parent: Plain, key: str) -> list[Plain]:
    value = parent.get(key) if isinstance(parent, dict) else None
    return value if isinstance(value, list) else []


def _text(parent: Plain, key: str) -> str | None:
    value = parent.get(key) if isinstance(parent, dict) else None
    return value if isinstance(value, str) and value else None
