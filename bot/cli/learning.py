"""Read and learn a knowledge folder, saying so while it lasts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.cli.cache import remember, remembered
from bot.core.answering.advisor import Advisor
from bot.core.answering.outcome import Strictness
from bot.core.errors import KnowledgeError
from bot.core.knowledge.files import KnowledgeFolder, read_folder
from bot.core.knowledge.model import Career, Knowledge
from bot.core.retrieval.learning import Learned, learn

Known = tuple[Career, Learned]


def learned(
    folder: Path, cache: Path, strictness: str = Strictness.BALANCED, *, recent: int = 0
) -> Advisor:
    """Return an advisor that knows a folder's careers; raise KnowledgeError with all faults."""
    from bot.terminal.console import progress

    with progress("Learning the knowledge …"):
        knowledge, what = known(folder, cache)
        return Advisor(knowledge, what, Strictness(strictness), recent=recent)


def known(folder: Path, cache: Path) -> tuple[Knowledge, dict[str, Learned]]:
    """Take what was kept of a folder, and do the rest; raise KnowledgeError with all faults."""
    found = read_folder(folder)
    kept = [remembered(file, cache) for file in found.files]
    every = [one for one in kept if one is not None]
    if len(every) < len(kept):
        every = list(_completed(found, kept, cache))
    return _together(found, every)


def at_hand(folder: Path, cache: Path) -> tuple[Knowledge, dict[str, Learned]] | None:
    """Take what was kept of a folder; None where not all of it was, as it is now.

    It is held in memory whole: 28 MB more, and two fifths less time for an answer, as suits whoever
    gives many.
    """
    found = read_folder(folder)
    kept = [remembered(file, cache, whole=True) for file in found.files]
    every = [one for one in kept if one is not None]
    return _together(found, every) if len(every) == len(kept) else None


def version_of(folder: Path) -> str:
    """Name what the files of a folder say now; where they cannot be read, by what is wrong."""
    try:
        return read_folder(folder).version
    except KnowledgeError as error:
        return str(error)


def _together(
    found: KnowledgeFolder, every: Sequence[Known]
) -> tuple[Knowledge, dict[str, Learned]]:
    knowledge = Knowledge(tuple(career for career, _ in every), found.version)
    return knowledge, {career.id: what for career, what in every}


def _completed(
    found: KnowledgeFolder, kept: Sequence[Known | None], cache: Path
) -> Iterator[Known]:
    """Check all files together, and learn those of which nothing was kept."""
    from bot.core.knowledge.loader import parse

    for file, career, one in zip(found.files, parse(found).careers, kept, strict=True):
        if one is not None:
            yield one
            continue
        what = learn(career)
        remember(file, career, what, cache)
        yield career, what
