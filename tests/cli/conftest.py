from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.settings import CACHE, DATA, KNOWLEDGE, Settings
from tests.baker import write_baker
from tests.loopback.server import Loopback

ROOT = Path(__file__).parents[2]

Run = Callable[..., Result]
Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture(autouse=True)
def own_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep the settings and `.env` of whoever runs the tests out, and the levels of the log."""
    monkeypatch.chdir(tmp_path)
    names = {str(field.validation_alias) for field in Settings.model_fields.values()}
    for name in names - {CACHE}:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(DATA, str(tmp_path / "data"))
    loggers = [logging.getLogger(name) for name in ("bot", "discord")]
    levels = [logger.level for logger in loggers]
    yield
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_baker(tmp_path / "bakery")


@pytest.fixture
def run(folder: Path) -> Run:
    """Run a command in this process, on the small knowledge unless it is told otherwise."""

    def invoke(*args: str, stdin: bytes | str | None = None, **env: str) -> Result:
        surroundings = {KNOWLEDGE: str(folder), **env}
        return CliRunner().invoke(app, args, input=stdin, env=surroundings)

    return invoke


@pytest.fixture
def start(folder: Path) -> Iterator[Start]:
    """Start a command in a process of its own, all its streams piped."""
    started: list[subprocess.Popen[bytes]] = []

    def popen(*args: str, **env: str) -> subprocess.Popen[bytes]:
        surroundings = {**os.environ, KNOWLEDGE: str(folder), "PYTHONPATH": str(ROOT), **env}
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "bot", *args],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=surroundings,
        )
        started.append(process)
        return process

    yield popen
    for process in started:
        with process:
            process.kill()


@pytest.fixture
async def loopback() -> AsyncIterator[Loopback]:
    opened = Loopback()
    await opened.open()
    yield opened
    await opened.close()
    assert opened.wrong == []


def one_line(text: str) -> str:
    """Return the one line that a text is; fail where it is more or less."""
    lines = text.splitlines()
    assert len(lines) == 1, text
    return lines[0]
