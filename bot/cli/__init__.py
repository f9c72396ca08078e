"""Run the advisor from a command line: one file a command, all registered here.

What is heavy is imported inside the commands: `--help` is there at once, and a question asked on
a terminal loads no Discord.
"""

from __future__ import annotations

import typer

from bot.cli import ask, chat, commands, curate, evaluate, invite, knowledge, reload, run, sandbox
from bot.cli.exits import AdvisorGroup

app = typer.Typer(
    name="career-advisor",
    cls=AdvisorGroup,
    add_completion=False,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
)


@app.callback()
def describe(ctx: typer.Context) -> None:
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
app.command()(invite.invite)
app.command()(commands.commands)
