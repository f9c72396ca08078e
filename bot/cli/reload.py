"""Have the running bot take up changed knowledge, and say what came of it."""

from __future__ import annotations

import os
import signal
import sys
import time
from typing import TYPE_CHECKING

import typer

from bot.cli.exits import FAILED
from bot.cli.options import prepared
from bot.core.errors import AdvisorError
from bot.terminal.text import plain_lines

if TYPE_CHECKING:
    from bot.cli.running import Outcome, Process

LOOKS = 0.1
"""Seconds between two looks whether a reload is over."""


def reload() -> None:
    """Have the running bot take up changed knowledge, without a pause; waits for the outcome.

    It finds the bot by the data folder. A fault ends with exit code 1, and the knowledge before it
    goes on answering.
    """
    settings = prepared()
    if sys.platform == "win32":
        raise AdvisorError("there is no SIGHUP on Windows; set CAREER_ADVISOR_WATCH=yes instead")

    from bot.cli.running import running

    asked = time.monotonic()
    found = running(settings.data)
    if not found:
        raise AdvisorError(
            f"no bot runs with the data folder {settings.data}; `career-advisor run` starts one"
        )
    for process in found:
        os.kill(process.id, signal.SIGHUP)
    outcomes = [_outcome(process, asked) for process in found]
    for outcome in outcomes:
        typer.echo(plain_lines(outcome.told))
    if not all(outcome.is_good for outcome in outcomes):
        raise typer.Exit(FAILED)


def _outcome(process: Process, asked: float) -> Outcome:
    """Wait for what a reload comes to that began after it was asked for."""
    while (outcome := process.outcome) is None or outcome.began < asked:
        if not process.is_alive:
            raise AdvisorError(f"process {process.id} ended before it had reloaded")
        time.sleep(LOOKS)
    return outcome
