"""Define the options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.settings import Settings

KnowledgeOption = Annotated[
    Path | None,
    typer.Option(
        "--knowledge",
        exists=True,
        file_okay=False,
        metavar="DIR",
        help="Folder of career files, instead of the one that is set or packaged.",
    ),
]


def knowledge_folder(ctx: typer.Context, given: Path | None) -> Path:
    """Return the folder given with the command, else the one of the settings."""
    settings: Settings = ctx.obj
    return given or settings.knowledge_folder()
