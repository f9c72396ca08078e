"""Read YAML into plain values that remember where each stood, in bounded time and memory.

Every scalar is text (`no` stays "no", `2023` stays "2023"); the schema decides on types.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml
from yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from bot.core.knowledge.faults import Fault, SourceText

MAX_DEPTH = 24
"""Levels of nesting; a career needs 7."""

MAX_NODES = 150_000
"""Values after aliases are unfolded; 8 MiB of real phrasings hold fewer."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_Valued = ScalarEvent | SequenceStartEvent | MappingStartEvent
_Starting = AliasEvent | _Valued

Place = tuple[int, int]
Path = tuple[str | int, ...]
Plain = str | None | list["Plain"] | dict[str, "Plain"]


@dataclass(slots=True, eq=False)
class _Node:
    """A value under construction: its start, its kind and its children."""

    place: Place
    kind: str
    text: str | None = None
    children: list[_Node] = field(default_factory=list)
    size: int = 1
    depth: int = 0
    """Levels below it; 0 for a scalar and an empty list."""
    anchor: str | None = None


@dataclass(slots=True)
class Tree:
    """A document as plain values, with the place of every value and key by its path."""

    plain: Plain = None
    places: dict[Path, Place] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def place_of(self, path: Path) -> Place:
        """Return line and column of the value at `path`, or of its nearest parent."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))


class _RefusedError(Exception):
    def __init__(self, fault: Fault) -> None:
        self.fault = fault


def read_tree(text: str, source: SourceText) -> Tree:
    """Parse `text`; what is wrong with it as YAML stands in the tree's `faults`."""
    tree = Tree()
    try:
        root = _compose(text, source)
    except _RefusedError as refused:
        tree.faults.append(refused.fault)
    except yaml.MarkedYAMLError as error:
        tree.faults.append(_syntax_fault(error, source))
    else:
        if root is not None:
            tree.plain = _plain(root, (), tree, source)
    return tree


def _syntax_fault(error: yaml.MarkedYAMLError, source: SourceText) -> Fault:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    reason = " ".join(filter(None, [error.context, error.problem])) or "cannot be read"
    return source.fault(
        line,
        column,
        f"not valid YAML: {reason}",
        "check the indentation, and quote text that holds ': ', ' #' or starts with a sign",
    )


def _place(event: Event) -> Place:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _compose(text: str, source: SourceText) -> _Node | None:
    """Build the node graph with a stack instead of recursion."""
    composer = _Composer(source)
    for event in _events(text):
        if isinstance(event, SequenceEndEvent | MappingEndEvent):
            composer.end(event)
        else:
            composer.start(event)
    return composer.root


class _Composer:
    """A document under construction; raises _RefusedError for what must not be unfolded."""

    def __init__(self, source: SourceText) -> None:
        self.root: _Node | None = None
        self._source = source
        self._open: list[_Node] = []
        self._anchors: dict[str, _Node] = {}

    def start(self, event: _Starting) -> None:
        """Open a list or a mapping, or take a scalar or an alias, which are whole already."""
        if self.root is not None:
            raise self._refused(event, "a second document", "keep one career a file")
        if isinstance(event, AliasEvent):
            self._attach(self._known(event), event)
            return
        node = _start(event, self._source)
        if node.kind == "scalar":
            self._finish(node, event)
            return
        self._open.append(node)
        self._check_depth(0, event)

    def end(self, event: Event) -> None:
        """Close the list or mapping that was opened last."""
        self._finish(self._open.pop(), event)

    def _finish(self, node: _Node, event: Event) -> None:
        if node.anchor:
            self._anchors[node.anchor] = node
        self._attach(node, event)

    def _attach(self, node: _Node, event: Event) -> None:
        """Give a whole node to its parent; an alias brings its own size and depth."""
        self._check_depth(node.depth, event)
        if self._open:
            parent = self._open[-1]
            parent.children.append(node)
            parent.depth = max(parent.depth, node.depth + 1)
            parent.size += node.size
            self._check_size(parent.size, event)
        else:
            self.root = node

    def _known(self, event: AliasEvent) -> _Node:
        if event.anchor in self._anchors:
            return self._anchors[event.anchor]
        message = f'alias "*{event.anchor}" has no finished anchor before it'
        remedy = f'put "&{event.anchor}" on an earlier value, or write the value out'
        raise self._refused(event, message, remedy)

    def _check_depth(self, more: int, event: Event) -> None:
        if len(self._open) + more > MAX_DEPTH:
            message = f"nested deeper than {MAX_DEPTH} levels"
            raise self._refused(event, message, "flatten it; a career needs 7 levels")

    def _check_size(self, size: int, event: Event) -> None:
        if size > MAX_NODES:
            what = "alias bomb: it unfolds to" if self._anchors else "too much: it holds"
            message = f"{what} more than {MAX_NODES:,} values"
            raise self._refused(event, message, "write the values out, or split the file")

    def _refused(self, event: Event, message: str, remedy: str) -> _RefusedError:
        return _RefusedError(self._source.fault(*_place(event), message, remedy))


def _events(text: str) -> Iterator[_Starting | SequenceEndEvent | MappingEndEvent]:
    wanted = _Starting | SequenceEndEvent | MappingEndEvent
    return (event for event in yaml.parse(text, Loader=_LOADER) if isinstance(event, wanted))


def _start(event: _Valued, source: SourceText) -> _Node:
    place = _place(event)
    if event.tag not in {None, "!", "tag:yaml.org,2002:str"}:
        message = f'the tag "{event.tag}" is not allowed'
        raise _RefusedError(source.fault(*place, message, "remove the tag"))
    if isinstance(event, ScalarEvent):
        plain = not event.style  # None by the Python parser, "" by the C one
        null = plain and event.tag is None and event.value in _NULLS
        return _Node(place, "scalar", None if null else event.value, anchor=event.anchor)
    kind = "list" if isinstance(event, SequenceStartEvent) else "mapping"
    return _Node(place, kind, anchor=event.anchor)


def _plain(node: _Node, path: Path, tree: Tree, source: SourceText) -> Plain:
    """Unfold a node; recursion is bounded by MAX_DEPTH and the node's size."""
    tree.places.setdefault(path, node.place)
    if node.kind == "scalar":
        return node.text
    if node.kind == "list":
        return [_plain(c, (*path, i), tree, source) for i, c in enumerate(node.children)]
    return _mapping(node, path, tree, source)


def _mapping(node: _Node, path: Path, tree: Tree, source: SourceText) -> dict[str, Plain]:
    result: dict[str, Plain] = {}
    first: dict[str, Place] = {}
    for key, value in zip(node.children[::2], node.children[1::2], strict=True):
        if key.kind != "scalar" or key.text is None:
            tree.faults.append(
                source.fault(*key.place, "a key must be a word", "name the key in plain text")
            )
            continue
        if key.text in first:
            tree.faults.append(
                source.fault(
                    *key.place,
                    f'duplicate key "{key.text}"',
                    f"it stands at line {first[key.text][0]} already; remove one or merge them",
                )
            )
            continue
        first[key.text] = key.place
        tree.places[(*path, key.text)] = key.place
        result[key.text] = _plain(value, (*path, key.text), tree, source)
    return result
