"""Read and learn a knowledge folder, saying so while it lasts."""

from __future__ import annotations

from pathlib import Path

from bot.core.answering.advisor import Advisor
from bot.core.knowledge.loader import load_knowledge
from bot.terminal.console import progress


def learned(folder: Path) -> Advisor:
    """Return an advisor that knows a folder's careers; raise KnowledgeError with all faults."""
    with progress("Learning the knowledge …"):
        return Advisor(load_knowledge(folder))
