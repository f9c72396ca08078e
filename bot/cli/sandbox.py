"""Try the bot in a page that looks like Discord, without an account."""

from __future__ import annotations

import asyncio
import logging
import webbrowser
from importlib.util import find_spec
from typing import Annotated

import typer

from bot.cli.exits import WrongUseError
from bot.cli.options import KnowledgeOption, knowledge_folder, prepared
from bot.cli.stopping import until_stopped

EXTRA = ("simcord", "av", "linkify_it", "markdown_it", "PIL", "regex")
"""Modules that the extra `sandbox` brings."""

INSTALL = "`.venv/bin/uv sync --no-dev --extra sandbox`, or `pip install 'career-advisor[sandbox]'`"


def sandbox(
    knowledge: KnowledgeOption = None,
    direct: Annotated[
        bool, typer.Option("--dm", help="Talk to the bot in a direct message, not in a channel.")
    ] = False,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The page's port; 0 takes a free one.")
    ] = 0,
    browse: Annotated[
        bool, typer.Option("--open", help="Open the page in the browser at once.")
    ] = False,
) -> None:
    """Try the bot in a page that looks like Discord; Ctrl-C ends it.

    The real bot on this machine alone: no account, no token, nothing leaves it. Needs the optional
    extra `sandbox`.
    """
    settings = prepared()
    folder = knowledge_folder(settings, knowledge)
    if any(find_spec(name) is None for name in EXTRA):
        raise WrongUseError(f"the page needs the optional extra “sandbox”; install it: {INSTALL}")

    from bot.cli.learning_apart import learned_at_first

    # On its import simcord makes a client to look at, which warns of what it lacks.
    logging.disable(logging.WARNING)
    from bot.sandbox import serve_page

    logging.disable(logging.NOTSET)

    def told(link: str, mention: str) -> None:
        """Tell where the page is, once it is served."""
        typer.echo(f"Open this page: {link}")
        typer.echo(f"To mention the bot there, type {mention}. Ctrl-C ends it.")
        if browse:
            webbrowser.open(link)

    async def served() -> None:
        advisor = await learned_at_first(folder, settings.cache, settings.strictness)
        await serve_page(advisor, direct=direct, port=port, told=told)

    asyncio.run(until_stopped(served()))
