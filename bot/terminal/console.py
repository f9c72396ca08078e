"""Open the terminal to write to: colours and line breaks of our own only where it is one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import track
from rich.table import Table
from rich.text import Text

Item = TypeVar("Item")

PIPED_TABLE_WIDTH = 120
"""Columns of a table that goes to a file or a pipe, whose reader has no width."""


class _Output(Console):
    """Let a broken pipe through: whoever runs the command decides on the exit code."""

    def on_broken_pipe(self) -> None:
        """Raise instead of ending the process, as Rich would."""
        raise BrokenPipeError


def output() -> Console:
    """Open standard output."""
    return _Output(highlight=False, emoji=False, markup=False)


def show(text: Text) -> None:
    """Print a text; lines are broken for a terminal only, so that a pipe gets whole sentences."""
    console = output()
    console.print(text, soft_wrap=not console.is_terminal)


def show_table(table: Table) -> None:
    """Print a table, as wide as the terminal or, in a pipe, as wide as it needs."""
    console = output()
    console.print(table, width=None if console.is_terminal else PIPED_TABLE_WIDTH)


def counted(items: Sequence[Item], message: str) -> Iterator[Item]:
    """Yield items, drawing on standard error how many are done, if a person is watching."""
    console = Console(stderr=True)
    if console.is_terminal:
        yield from track(items, description=message, console=console, transient=True)
    else:
        yield from items


@contextmanager
def progress(message: str) -> Iterator[None]:
    """Say on standard error that something takes its time, if a person is watching."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status(message):
        yield
