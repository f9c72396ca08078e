"""Report week by week what was asked and how it ended."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.curate.gaps import group_to_json
from bot.cli.curate.remembering import MAX_TEXTS, GuildOption, JsonOption, asked, remembered
from bot.cli.options import KnowledgeOption, knowledge_folder, prepared

if TYPE_CHECKING:
    from bot.core.answering.contract import Json
    from bot.core.curating.grouping import Group
    from bot.core.curating.weeks import Week
    from bot.storage.protocol import Storage
    from bot.storage.records import GapText

MAX_WEEKS = 104
"""As long as counts are kept."""

TOP_GAPS = 10

WeeksOption = Annotated[
    int, typer.Option("--weeks", min=1, max=MAX_WEEKS, help="Weeks to go back, with this one.")
]
PictureOption = Annotated[
    Path | None,
    typer.Option("--picture", dir_okay=False, metavar="FILE.png", help="Draw the weeks too."),
]


def report(
    weeks: WeeksOption = 8,
    guild: GuildOption = None,
    as_json: JsonOption = False,
    picture: PictureOption = None,
    knowledge: KnowledgeOption = None,
) -> None:
    """Report by ISO week the questions, their outcomes and the solved share, and the top gaps."""
    settings = prepared()
    folder = knowledge_folder(settings, knowledge)
    today = datetime.now(UTC).date()

    from bot.core.curating.grouping import grouped
    from bot.core.curating.weeks import first_day
    from bot.core.knowledge.loader import load_knowledge

    start = first_day(today, weeks)

    async def read(storage: Storage) -> tuple[tuple[Week, ...], list[GapText]]:
        from bot.core.curating.weeks import weekly

        counts = await storage.counts.since(guild, start)
        votes = await storage.votes.by_day(guild, start)
        texts = await storage.gaps.texts(guild, MAX_TEXTS)
        return weekly(counts, votes, today, weeks), [one for one in texts if one.day >= start]

    summed, texts = remembered(settings, read)
    groups = grouped(asked(texts), load_knowledge(folder).careers)[:TOP_GAPS]
    _show(summed, groups, as_json)
    if picture is not None:
        from bot.cli.writing import write_whole
        from bot.pictures.weeks import weeks_picture

        write_whole(picture, weeks_picture(summed, _title(guild, start, today)))


def _show(weeks: tuple[Week, ...], groups: tuple[Group, ...], as_json: bool) -> None:
    from bot.core.answering.contract import to_text
    from bot.terminal.console import show_table
    from bot.terminal.curating import gaps_table, weeks_table

    if as_json:
        typer.echo(
            to_text(
                {
                    "weeks": [_week_to_json(week) for week in weeks],
                    "gaps": [group_to_json(group) for group in groups],
                }
            )
        )
        return
    show_table(weeks_table(weeks))
    if groups:
        show_table(gaps_table(groups))


def _week_to_json(week: Week) -> Json:
    return {
        "week": week.name,
        "monday": week.monday.isoformat(),
        "questions": week.questions,
        "answered": week.answered,
        "related": week.related,
        "declined": week.declined,
        "solved": week.solved,
        "votes": week.votes,
        "solved_share": week.solved_share,
    }


def _title(guild: int | None, start: date, today: date) -> str:
    whose = "all servers" if guild is None else f"server {guild}" if guild else "direct messages"
    return f"Questions of {whose}, {start.isoformat()} to {today.isoformat()}"
