"""Define the options and settings that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.logs import start_logging
from bot.settings import Settings, load_settings

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


def prepared() -> Settings:
    """Read the settings, start the log as they say, and return them."""
    settings = load_settings()
    start_logging(settings.log_level)
    return settings


def knowledge_folder(settings: Settings, given: Path | None) -> Path:
    """Return the folder given with the command, else the one of the settings."""
    return given or settings.knowledge_folder()
