"""Check, show and describe the knowledge, for those who write it."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from bot.cli.exits import FAILED, WrongUseError
from bot.cli.options import KnowledgeOption, knowledge_folder, prepared
from bot.terminal.text import plain_lines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bot.core.errors import KnowledgeError
    from bot.core.knowledge.checks import Finding
    from bot.core.knowledge.model import Knowledge

MAX_ITEMS = 10
"""Cases of a warning that are shown unless all are asked for."""

app = typer.Typer(invoke_without_command=True)


@app.callback()
def describe(ctx: typer.Context) -> None:
    """Check and show the knowledge that answers are made of."""
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


@app.command()
def check(
    knowledge: KnowledgeOption = None,
    every: Annotated[
        bool, typer.Option("--all", help="List every case of a warning, not the first ten.")
    ] = False,
) -> None:
    """Report every fault, and warn of what would make it answer badly.

    Faults end with exit code 1; warnings alone with 0.
    """
    loaded = _load(knowledge_folder(prepared(), knowledge))

    from bot.core.knowledge.checks import findings, shared_names
    from bot.terminal.console import progress

    today = datetime.now(UTC).date()
    for career in loaded.careers:
        with progress(f"Checking {career.id} …"):
            found = findings(career, today)
        _write(f"{career.id}: no faults")
        _report(found, every)
    if len(loaded.careers) > 1:
        _write("all careers")
        _report([shared_names(loaded.careers)], every)


@app.command()
def learn(knowledge: KnowledgeOption = None) -> None:
    """Learn it now and keep that, so that the next start takes a second.

    Faults end with exit code 1.
    """
    settings = prepared()
    folder = knowledge_folder(settings, knowledge)

    from bot.cli.learning import known
    from bot.core.errors import KnowledgeError
    from bot.terminal.console import progress

    with progress("Learning the knowledge …"):
        try:
            learned, _ = known(folder, settings.cache)
        except KnowledgeError as error:
            _refuse(error)
    _write(f"{learned.version}: learned")


@app.command()
def schema() -> None:
    """Print the JSON Schema of a career file."""
    from bot.core.knowledge.schema import schema_text

    sys.stdout.write(schema_text())


@app.command()
def show(
    item: Annotated[
        str | None,
        typer.Argument(help="A section or entry, such as salary.average; without it, all of them."),
    ] = None,
    knowledge: KnowledgeOption = None,
) -> None:
    """Show what is known: the list of entries, or one with its citation."""
    from bot.core.knowledge.loader import load_knowledge
    from bot.terminal.console import show as print_text
    from bot.terminal.contents import contents_text, stored_text

    careers = load_knowledge(knowledge_folder(prepared(), knowledge)).careers
    if item is None:
        print_text(contents_text(careers))
        return
    having = [career for career in careers if item in career.ids]
    if not having:
        raise WrongUseError(_no_such(item, [known for one in careers for known in one.ids]))
    today = datetime.now(UTC).date()
    for career in having:
        print_text(stored_text(career, item, today))


def _load(folder: Path) -> Knowledge:
    """Read a folder; its faults are what a check is for, so they go to standard output."""
    from bot.core.errors import KnowledgeError
    from bot.core.knowledge.loader import load_knowledge

    try:
        return load_knowledge(folder)
    except KnowledgeError as error:
        _refuse(error)


def _refuse(error: KnowledgeError) -> NoReturn:
    _write(str(error))
    count = len(error.faults)
    _write(f"{count} fault{'' if count == 1 else 's'}")
    raise typer.Exit(FAILED) from error


def _report(found: Iterable[Finding], every: bool) -> None:
    for one in found:
        _write(f"{'warning' if one.items else 'good'}: {one.name}: {one.rate}")
        shown = one.items if every else one.items[:MAX_ITEMS]
        for item in shown:
            _write(f"  {item}")
        if len(shown) < len(one.items):
            _write(f"  … and {len(one.items) - len(shown):,} more (--all lists them)")


def _write(text: str) -> None:
    typer.echo(plain_lines(text))


def _no_such(item: str, known: list[str]) -> str:
    from rapidfuzz import process

    nearest = process.extractOne(item, sorted(known))
    hint = f"did you mean {nearest[0]}? " if nearest else ""
    return f'there is no entry "{item}"; {hint}`career-advisor knowledge show` lists them'
