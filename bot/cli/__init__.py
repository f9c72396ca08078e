"""Run the advisor from a command line: one file a command, all registered here.

What is heavy is imported inside the commands: `--help` is there at once, and a question asked on
a terminal loads no Discord.
"""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli import (
    ask,
    backup,
    chat,
    commands,
    curate,
    evaluate,
    invite,
    knowledge,
    reload,
    run,
    sandbox,
)
from bot.cli.exits import AdvisorGroup

app = typer.Typer(
    name="career-advisor",
    cls=AdvisorGroup,
    add_completion=False,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
)


def tell_version(wanted: bool) -> None:
    """Say which version this is, and end."""
    if wanted:
        from importlib.metadata import version

        typer.echo(version("career-advisor"))
        raise typer.Exit


VersionOption = Annotated[
    bool, typer.Option("--version", callback=tell_version, is_eager=True, help="Say the version.")
]


@app.callback()
def describe(ctx: typer.Context, _version: VersionOption = False) -> None:
    """Answer career questions from curated knowledge, with citations."""
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


app.command()(ask.ask)
app.command()(chat.chat)
app.command()(sandbox.sandbox)
app.add_typer(knowledge.app, name="knowledge")
app.command()(evaluate.evaluate)
app.add_typer(curate.app, name="curate")
app.command()(run.run)
app.command()(reload.reload)
app.command()(backup.backup)
app.command()(backup.restore)
app.command()(invite.invite)
app.command()(commands.commands)
