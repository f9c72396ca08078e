"""Read and learn a knowledge folder, saying so while it lasts."""

from __future__ import annotations

from pathlib import Path

from bot.cli.cache import remember, remembered
from bot.core.answering.advisor import Advisor
from bot.core.knowledge.loader import load_knowledge
from bot.core.knowledge.model import Career
from bot.core.retrieval.learning import Learned, learn
from bot.terminal.console import progress


def learned(folder: Path, cache: Path) -> Advisor:
    """Return an advisor that knows a folder's careers; raise KnowledgeError with all faults."""
    with progress("Learning the knowledge …"):
        knowledge = load_knowledge(folder)
        return Advisor(knowledge, {one.id: _learned(one, cache) for one in knowledge.careers})


def _learned(career: Career, cache: Path) -> Learned:
    known = remembered(career, cache)
    if known is None:
        known = learn(career)
        remember(career, known, cache)
    return known
