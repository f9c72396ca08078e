from __future__ import annotations

import subprocess
import sys

import pytest

IMPORT_ALL = """
import importlib, pkgutil, sys
for name in {packages!r}:
    package = importlib.import_module(name)
    for found in pkgutil.walk_packages(package.__path__, name + "."):
        importlib.import_module(found.name)
print(*(name for name in {forbidden!r} if name in sys.modules))
"""


def imported(packages: list[str], forbidden: list[str]) -> str:
    """Import all of some packages in a process of its own, and name what came along."""
    script = IMPORT_ALL.format(packages=packages, forbidden=forbidden)
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("package", "forbidden"),
    [
        (
            "bot.core",
            ["discord", "aiohttp", "sqlalchemy", "typer", "rich", "bot.settings", "bot.terminal"],
        ),
        ("bot.terminal", ["discord", "aiohttp", "typer", "bot.settings", "bot.discord_app"]),
        ("bot.discord_app", ["typer", "rich", "bot.settings", "bot.terminal", "bot.cli"]),
    ],
)
def test_a_package_imports_only_what_lies_below_it(package: str, forbidden: list[str]) -> None:
    assert imported([package], forbidden) == ""
