from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.main import get_command

from bot.cli import app
from bot.cli.exits import WrongUseError, ending
from bot.core.errors import AdvisorError, SettingsError
from tests.cli.conftest import ROOT, Run, Start, one_line


def failing(error: BaseException) -> int:
    def work() -> None:
        raise error

    return ending(work)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (typer.Exit(1), 1),
        (typer.Exit(0), 0),
        (KeyboardInterrupt(), 0),
        (WrongUseError("wrong"), 2),
        (SettingsError("wrong"), 2),
        (AdvisorError("failed"), 1),
        (OSError("failed"), 1),
        (ValueError("failed"), 1),
    ],
)
def test_every_end_has_its_code(error: BaseException, code: int) -> None:
    assert failing(error) == code


def test_work_that_is_done_ends_with_zero() -> None:
    assert ending(lambda: None) == 0


def test_a_message_is_shown_without_what_would_steer_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    failing(AdvisorError("bad \x1b[31mthing"))
    assert one_line(capsys.readouterr().err) == "career-advisor: bad  [31mthing"


def test_a_fault_of_the_program_is_one_line_and_logged_for_debugging(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, "bot"):
        failing(ValueError("of all things"))
    assert "ValueError: of all things" in one_line(capsys.readouterr().err)
    assert caplog.records[0].exc_info


def test_the_program_alone_shows_its_help(run: Run) -> None:
    result = run()
    assert result.exit_code == 0
    for name in ("ask", "chat", "knowledge", "evaluate", "run", "invite"):
        assert name in result.stdout


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["ask"],
        ["chat"],
        ["knowledge"],
        ["knowledge", "check"],
        ["knowledge", "schema"],
        ["knowledge", "show"],
        ["evaluate"],
        ["run"],
        ["invite"],
    ],
)
def test_every_command_and_option_has_help(command: list[str]) -> None:
    found: Any = get_command(app)
    for name in command:
        found = found.commands[name]
    assert found.help
    assert all(one.help for one in found.params)


def test_an_unknown_command_is_told_with_what_was_perhaps_meant(run: Run) -> None:
    result = run("chatt")
    assert result.exit_code == 2
    assert "'chat'" in one_line(result.stderr)


def test_a_wrong_setting_is_named(run: Run) -> None:
    result = run("ask", "x", CAREER_ADVISOR_LOG_LEVEL="loud")
    assert result.exit_code == 2
    assert "CAREER_ADVISOR_LOG_LEVEL" in one_line(result.stderr)


def test_help_needs_no_right_settings(run: Run) -> None:
    assert run("ask", "--help", CAREER_ADVISOR_LOG_LEVEL="loud").exit_code == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("command", [("ask", "--jsonl"), ("chat",)])
def test_a_signal_ends_a_command_cleanly(
    start: Start, command: tuple[str, ...], number: signal.Signals
) -> None:
    process = start(*command)
    assert process.stdin
    assert process.stdout
    process.stdin.write(b'{"question": "define baker"}\n')
    process.stdin.flush()
    assert process.stdout.readline()
    process.send_signal(number)
    assert process.wait(timeout=30) == 0
    assert process.communicate()[1] == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told_in_one_line(folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "bot", "knowledge", "show", "--knowledge", str(folder)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(  # noqa: S603
            command, stdout=full, stderr=subprocess.PIPE, env=environment, check=False, timeout=60
        )
    assert done.returncode == 1
    assert "space" in one_line(done.stderr.decode())


def test_a_terminal_that_cannot_show_a_character_still_gets_the_rest(start: Start) -> None:
    process = start("knowledge", "show", "salary.average", PYTHONIOENCODING="ascii")
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")
    assert b"Summarised from The Baker's Handbook ? Wages" in out
