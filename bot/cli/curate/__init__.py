"""Read what people asked in vain and how answers were liked, and change the knowledge by it."""

from __future__ import annotations

import typer

from bot.cli.curate import apply, feedback, gaps, report

app = typer.Typer(invoke_without_command=True)


@app.callback()
def describe(ctx: typer.Context) -> None:
    """See what was asked and not found, and try and make changes of the knowledge."""
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


app.command()(gaps.gaps)
app.command()(feedback.feedback)
app.command()(report.report)
app.command()(apply.apply)
