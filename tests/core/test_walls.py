from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
OUTSIDE = {"PIL", "discord", "aiohttp", "sqlalchemy", "typer", "rich"}

_IMPORT_ALL = """
import importlib, json, pkgutil, sys
import bot.core
for module in pkgutil.walk_packages(bot.core.__path__, "bot.core."):
    importlib.import_module(module.name)
print(json.dumps(sorted(sys.modules)))
"""


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """Names of all modules that a new process has once it imported all of the core."""
    printed = subprocess.run(  # noqa: S603
        [sys.executable, "-c", _IMPORT_ALL], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(json.loads(printed.stdout))


def test_the_core_knows_neither_discord_nor_terminal_nor_storage(loaded: set[str]) -> None:
    assert not OUTSIDE & {name.partition(".")[0] for name in loaded}


def test_the_core_knows_no_other_room_of_the_program(loaded: set[str]) -> None:
    own = {name for name in loaded if name == "bot" or name.startswith("bot.")}
    assert own
    assert all(name == "bot" or name.startswith("bot.core") for name in own)


def imports(path: Path) -> Iterator[str]:
    """Yield the modules of this program that a file imports when it runs, not for types only."""
    pending: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("bot"):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        pending.extend(ast.iter_child_nodes(node))


@cache
def import_graph() -> dict[str, set[str]]:
    """Map each module of the program to those of the program that it imports."""
    files = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in (ROOT / "bot").rglob("*.py")
    }
    return {name: {to for to in imports(path) if to in files} for name, path in files.items()}


def test_no_module_of_the_program_imports_itself_in_a_circle() -> None:
    graph = import_graph()
    while free := {name for name, wanted in graph.items() if not wanted & graph.keys() - {name}}:
        graph = {name: wanted for name, wanted in graph.items() if name not in free}
    assert graph == {}


@pytest.mark.parametrize(
    ("room", "never"),
    [
        ("bot.core.retrieval", "bot.core.answering"),
        ("bot.core.knowledge", "bot.core.answering"),
        ("bot.core.retrieval", "bot.core.curating"),
        ("bot.core.knowledge", "bot.core.curating"),
        ("bot.core.answering", "bot.core.curating"),
        ("bot.core", "bot.settings"),
        ("bot.terminal", "bot.discord_app"),
        ("bot.terminal", "bot.settings"),
        ("bot.discord_app", "bot.terminal"),
        ("bot.discord_app", "bot.settings"),
        ("bot.discord_app", "bot.sandbox"),
        ("bot.terminal", "bot.sandbox"),
        ("bot.core", "bot.sandbox"),
        ("bot.core", "bot.storage"),
        ("bot.storage", "bot.discord_app"),
        ("bot.storage", "bot.terminal"),
        ("bot.storage", "bot.settings"),
        ("bot.terminal", "bot.storage"),
        ("bot.core", "bot.pictures"),
        ("bot.terminal", "bot.pictures"),
        ("bot.pictures", "bot.discord_app"),
        ("bot.pictures", "bot.terminal"),
        ("bot.pictures", "bot.cli"),
        ("bot.pictures", "bot.settings"),
        ("bot.pictures", "bot.sandbox"),
        ("bot.core", "bot.watching"),
        ("bot.storage", "bot.watching"),
        ("bot.terminal", "bot.watching"),
        ("bot.discord_app", "bot.watching"),
        ("bot.watching", "bot.cli"),
        ("bot.watching", "bot.terminal"),
        ("bot.watching", "bot.settings"),
        ("bot.watching", "bot.sandbox"),
        ("bot.sandbox", "bot.cli"),
        ("bot.sandbox", "bot.terminal"),
        ("bot.sandbox", "bot.settings"),
    ],
)
def test_a_room_keeps_to_its_side_of_the_wall(room: str, never: str) -> None:
    crossing = {
        (name, wanted)
        for name, all_wanted in import_graph().items()
        for wanted in all_wanted
        if name.startswith(room) and wanted.startswith(never)
    }
    assert crossing == set()


def test_the_discord_side_knows_storage_by_its_protocol_and_records_only() -> None:
    known = {"bot.storage", "bot.storage.protocol", "bot.storage.records"}
    wanted = {
        one
        for name, all_wanted in import_graph().items()
        for one in all_wanted
        if name.startswith("bot.discord_app") and one.startswith("bot.storage")
    }
    assert wanted <= known
