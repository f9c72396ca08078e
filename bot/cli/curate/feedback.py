"""Show how answers were liked."""

from __future__ import annotations

import typer

from bot.cli.curate.remembering import GuildOption, JsonOption, remembered
from bot.cli.options import prepared


def feedback(guild: GuildOption = None, as_json: JsonOption = False) -> None:
    """Show by entry how often its answers helped and why not, those in most need first."""
    settings = prepared()

    from bot.core.answering.contract import to_text
    from bot.terminal.console import show_table
    from bot.terminal.curating import feedback_table

    felt = remembered(settings, lambda storage: storage.votes.feedback(guild))
    if as_json:
        entries = [
            {
                "career": one.career or None,
                "entry": one.entry or None,
                "solved": one.solved,
                "votes": one.votes,
                "reasons": one.reasons,
            }
            for one in felt
        ]
        typer.echo(to_text({"feedback": entries}))
    elif felt:
        show_table(feedback_table(felt))
    else:
        typer.echo("Nobody has voted on an answer yet.")
