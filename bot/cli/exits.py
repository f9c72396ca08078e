"""Turn whatever ends a command into an exit code and, where something is wrong, one line.

0: done, also by Ctrl-C, SIGTERM, or a reader that has seen enough. 1: the work failed, or a check
found faults. 2: wrong use or wrong settings.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperGroup

from bot.core.errors import AdvisorError, KnowledgeError, SettingsError
from bot.terminal.text import plain_lines

DONE, FAILED, WRONG_USE = 0, 1, 2

_LOG = logging.getLogger(__name__)


class WrongUseError(typer.TyperException):
    """Say in one line how a command is used instead."""

    exit_code = WRONG_USE


class AdvisorGroup(TyperGroup):
    """Run a command so that nothing but an exit code and plain lines come out of it."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the program, and exit."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                # A character that the terminal cannot show is no reason to fail.
                stream.reconfigure(errors="replace")
        kwargs["standalone_mode"] = False
        start = super().main
        sys.exit(ending(lambda: start(*args, **kwargs)))

    def invoke(self, ctx: Any) -> Any:
        """Run a command, before typer gives Ctrl-C and a broken pipe codes of its own."""
        start = super().invoke
        raise typer.Exit(ending(lambda: start(ctx)))


def ending(work: Callable[[], object]) -> int:
    """Do the work and return its exit code, saying on standard error what went wrong."""
    try:
        code = work()
        sys.stdout.flush()
    except typer.Exit as asked:
        return asked.exit_code
    except KeyboardInterrupt:
        return DONE
    except BrokenPipeError:
        _drop_output()
        return DONE
    except (AdvisorError, typer.TyperException, OSError) as error:
        if isinstance(error, OSError):
            _drop_output()
        return _complain(error)
    except Exception as error:
        _LOG.debug("A command failed", exc_info=True)
        say(
            f"something went wrong in the program ({type(error).__name__}: {error}); "
            "CAREER_ADVISOR_LOG_LEVEL=DEBUG shows where"
        )
        return FAILED
    return code if isinstance(code, int) else DONE


def say(message: str) -> None:
    """Write a message for the person who runs the program to standard error."""
    typer.echo("career-advisor: " + plain_lines(message), err=True)


def _complain(error: AdvisorError | typer.TyperException | OSError) -> int:
    if isinstance(error, SettingsError):
        say(str(error))
        return WRONG_USE
    if isinstance(error, typer.TyperException):
        say(_usage(error))
        return error.exit_code
    say(_faults(error) if isinstance(error, KnowledgeError) else str(error))
    return FAILED


def _faults(error: KnowledgeError) -> str:
    return f"the knowledge has faults ({len(error.faults)}):\n{error}"


def _usage(error: typer.TyperException) -> str:
    message = " ".join(error.format_message().split()).rstrip(".")
    context = getattr(error, "ctx", None)
    return f"{message}; see `{context.command_path} --help`" if context else message


def _drop_output() -> None:
    """Point standard output to nowhere, else the interpreter fails again while it closes it."""
    try:
        target = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, target)
    os.close(nowhere)
