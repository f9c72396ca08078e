"""Show which commands Discord holds, and what the bot would change of them when it starts."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.connecting import made_bot, reach_api, refusals_told
from bot.cli.options import KnowledgeOption, knowledge_folder, prepared
from bot.cli.stopping import until_stopped

if TYPE_CHECKING:
    from rich.table import Table

    from bot.core.answering.contract import Json
    from bot.discord_app.client import AdvisorBot
    from bot.discord_app.registration import Comparison, Standing

STATES = {
    "registered": "registered",
    "added": "would be added",
    "changed": "would be changed",
    "removed": "would be removed",
}
"""What a person reads of each state."""

FORMS = {1: "/{}", 2: "{} (user menu)", 3: "{} (message menu)"}
"""How a command of each of Discord's types is written."""


def commands(
    knowledge: KnowledgeOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write the list as JSON.")] = False,
) -> None:
    """Show which commands Discord holds and what would change; needs DISCORD_TOKEN.

    It changes nothing itself: `run` registers what differs when it starts.
    """
    settings = prepared()
    token = settings.bot_token()
    folder = knowledge_folder(settings, knowledge)

    from bot.cli.learning import learned
    from bot.discord_app.shards import Share
    from bot.storage.database import Database
    from bot.storage.engine import database_url, open_engine

    reach_api(settings)
    advisor = learned(folder, settings.cache, settings.strictness)
    # Nothing is connected: it only has the bot offer what needs a database, as `run` does.
    url = database_url(settings.database_address(), settings.data)
    bot = made_bot(advisor, storage=Database(open_engine(url)), share=Share(registers=False))
    asyncio.run(until_stopped(_show(bot, token, as_json)))


async def _show(bot: AdvisorBot, token: str, as_json: bool) -> None:
    from bot.core.answering.contract import to_text
    from bot.discord_app.registration import compared
    from bot.terminal.console import show_table

    with refusals_told():
        async with bot:
            await bot.login(token)
            comparison = await compared(bot)
    if as_json:
        typer.echo(to_text(_as_json(comparison)))
    else:
        show_table(_table(comparison))
        typer.echo(_summary(comparison))


def _as_json(comparison: Comparison) -> Json:
    return {
        "registered": comparison.registered,
        "wanted": comparison.wanted,
        "commands": [
            {"name": one.name, "type": one.type, "state": one.state, "fields": one.fields}
            for one in comparison.standings
        ],
    }


def _table(comparison: Comparison) -> Table:
    from rich.table import Table

    table = Table("command", "state", "what would change")
    for one in comparison.standings:
        table.add_row(_name(one), STATES[one.state], ", ".join(one.fields))
    return table


def _name(command: Standing) -> str:
    from bot.terminal.text import plain

    return plain(FORMS.get(command.type, "{}").format(command.name))


def _summary(comparison: Comparison) -> str:
    from bot.discord_app.registration import HASH_SHOWN

    registered = f"Discord holds {comparison.registered[:HASH_SHOWN]}"
    if comparison.is_same:
        return f"{registered}, which is what this program has."
    wanted = comparison.wanted[:HASH_SHOWN]
    return f"{registered}, this program has {wanted}: `run` registers it when it starts."
