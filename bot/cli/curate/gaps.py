"""List the questions that found no good answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from bot.cli.curate.remembering import MAX_TEXTS, GuildOption, JsonOption, asked, remembered
from bot.cli.options import KnowledgeOption, knowledge_folder, prepared

if TYPE_CHECKING:
    from bot.core.answering.contract import Json
    from bot.core.curating.grouping import Group


def gaps(
    guild: GuildOption = None, as_json: JsonOption = False, knowledge: KnowledgeOption = None
) -> None:
    """List the questions that found no good answer, like ones together, the most asked first.

    Servers that want it keep their texts for a while, stripped of whom they could name.
    """
    settings = prepared()
    folder = knowledge_folder(settings, knowledge)

    from bot.core.answering.contract import to_text
    from bot.core.curating.grouping import grouped
    from bot.core.knowledge.loader import load_knowledge
    from bot.terminal.console import show_table
    from bot.terminal.curating import gaps_table

    texts = remembered(settings, lambda storage: storage.gaps.texts(guild, MAX_TEXTS))
    groups = grouped(asked(texts), load_knowledge(folder).careers)
    if as_json:
        typer.echo(to_text({"gaps": [group_to_json(group) for group in groups]}))
    elif groups:
        show_table(gaps_table(groups))
    else:
        typer.echo("No question is kept that found no good answer.")


def group_to_json(group: Group) -> Json:
    """Return a group as JSON takes it."""
    career, entry = group.closest or (None, None)
    return {
        "text": group.text,
        "count": group.count,
        "first": group.first.isoformat(),
        "last": group.last.isoformat(),
        "outcomes": dict(group.outcomes),
        "career": career,
        "entry": entry,
        "texts": list(group.texts),
        "keys": list(group.keys),
    }
