"""Talk with the advisor, a line at a time."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime

import typer

from bot.cli.lines import bounded_lines
from bot.cli.options import KnowledgeOption, knowledge_folder, prepared

PROMPT = "> "
TOO_LONG = "That line is too long to be read."


def chat(knowledge: KnowledgeOption = None) -> None:
    """Ask one question after the other; /help lists the commands."""
    settings = prepared()
    folder = knowledge_folder(settings, knowledge)

    from bot.cli.learning import learned
    from bot.terminal.console import show
    from bot.terminal.conversation import Conversation, greeting, leaves

    advisor = learned(folder, settings.cache, settings.strictness)
    conversation = Conversation(advisor)
    typed = sys.stdin.isatty() and sys.stdout.isatty()
    if typed:
        show(greeting(advisor))
    for line in _typed_lines() if typed else _piped_lines():
        if leaves(line):
            break
        if not line.strip():
            continue
        show(conversation.reply(line, datetime.now(UTC).date()))
        typer.echo()


def _typed_lines() -> Iterator[str]:
    """Yield what is typed until Ctrl-D; readline, where there is one, keeps the history."""
    with suppress(ImportError):
        importlib.import_module("readline")
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")
    while True:
        try:
            yield input(PROMPT)
        except EOFError:
            typer.echo()
            return


def _piped_lines() -> Iterator[str]:
    for line in bounded_lines(sys.stdin.buffer):
        if line is None:
            typer.echo(TOO_LONG)
        else:
            yield line.decode("utf-8", "replace")
