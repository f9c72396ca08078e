from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.core.knowledge import yaml_tree
from bot.core.knowledge.faults import SourceText
from bot.core.knowledge.yaml_tree import Tree, read_tree


def tree(text: str) -> Tree:
    return read_tree(text, SourceText.of(Path("t.yaml"), text))


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read by the parser in C, and by the one in Python that stands in where C is missing."""
    monkeypatch.setattr(yaml_tree, "_LOADER", getattr(yaml, request.param))


@pytest.mark.usefixtures("loader")
def test_every_scalar_is_text_and_only_a_bare_nothing_is_none() -> None:
    read = tree('a: no\nb: 2023\nc: 1e3\nd: null\ne: ~\nf:\ng: ""\nh: "null"\ni: 0x1F').plain
    assert read == {
        "a": "no",
        "b": "2023",
        "c": "1e3",
        "d": None,
        "e": None,
        "f": None,
        "g": "",
        "h": "null",
        "i": "0x1F",
    }


@pytest.mark.usefixtures("loader")
def test_every_value_remembers_where_it_stands() -> None:
    read = tree("a: 1\nb:\n  - x\n  - c: ö\n    d: y\n")
    assert read.place_of(("a",)) == (1, 1)
    assert read.place_of(("b", 0)) == (3, 5)
    assert read.place_of(("b", 1, "d")) == (5, 5)
    assert read.place_of(("b", 1, "missing")) == (4, 5)
    assert read.place_of(("missing",)) == (1, 1)


def test_of_a_key_that_stands_twice_the_first_counts() -> None:
    read = tree("a: 1\na: 2\n")
    assert read.plain == {"a": "1"}
    assert [fault.line for fault in read.faults] == [2]


def test_an_alias_repeats_its_value() -> None:
    assert tree("a: &x [1, {b: 2}]\nc: *x\nd: [*x]").plain == {
        "a": ["1", {"b": "2"}],
        "c": ["1", {"b": "2"}],
        "d": [["1", {"b": "2"}]],
    }


def test_a_merge_key_is_a_key_like_any_other() -> None:
    assert tree("a: &x {b: 1}\n<<: *x").plain == {"a": {"b": "1"}, "<<": {"b": "1"}}


def test_text_may_be_tagged_as_text() -> None:
    assert tree("a: !!str 12\nb: ! word").plain == {"a": "12", "b": "word"}


def test_an_empty_document_holds_nothing() -> None:
    assert tree("") == Tree(None, {}, [])


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("text", ["a: [", "a: b: c", "\t- x", "%", "a: 'x", "{a: 1"])
def test_what_is_no_yaml_is_one_fault_with_a_place(text: str) -> None:
    (fault,) = tree(text).faults
    assert fault.message.startswith("not valid YAML: ")
    assert fault.line >= 1


def test_an_error_without_a_place_is_shown_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise yaml.MarkedYAMLError

    monkeypatch.setattr(yaml, "parse", broken)
    (fault,) = tree("a: 1").faults
    assert (fault.line, fault.column, fault.message) == (1, 1, "not valid YAML: cannot be read")
