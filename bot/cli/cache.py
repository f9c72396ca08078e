"""Keep a career and what was learned of it in a file, so that the next start need not do it again.

A career that was kept was sound: only what passes every check is ever kept.
"""

from __future__ import annotations

import hashlib
import io
import logging
import sys
from functools import cache
from pathlib import Path

import bot.core.knowledge
import bot.core.retrieval
from bot.cli.writing import write_whole
from bot.core.errors import SnapshotError
from bot.core.knowledge.files import KnowledgeFile
from bot.core.knowledge.model import Career
from bot.core.retrieval.learning import Learned
from bot.core.retrieval.meanings import TABLE
from bot.core.retrieval.snapshot import LEFT_IN_FILE, pack, unpack

log = logging.getLogger(__name__)


class _KeptOpen(io.FileIO):
    """A file that is closed when nothing reads from it any more."""

    def __del__(self) -> None:
        self.close()


def remembered(
    file: KnowledgeFile, folder: Path, *, whole: bool = False
) -> tuple[Career, Learned] | None:
    """Return this very file's career and what this very program learned of it, if it was kept.

    The largest part is read when it is needed, or now with the `whole`.
    """
    path = _path(file, folder)
    try:
        return unpack(_KeptOpen(path), sys.maxsize if whole else LEFT_IN_FILE)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, SnapshotError) as error:
        log.warning("%s cannot be used (%s); learning anew", path, type(error).__name__)
        return None


def remember(file: KnowledgeFile, career: Career, learned: Learned, folder: Path) -> None:
    """Keep what was learned, in place of older copies; a folder that refuses is only logged."""
    path = _path(file, folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(path, pack(career, learned))
        for old in folder.glob(f"{career.id}.*.learned"):
            if old != path:
                old.unlink(missing_ok=True)
    except OSError as error:
        log.warning("%s cannot be written (%s)", path, error.strerror)


def _path(file: KnowledgeFile, folder: Path) -> Path:
    content = hashlib.sha256(_program() + file.named_content).hexdigest()
    return folder / f"{file.path.stem}.{content[:16]}.learned"


@cache
def _program() -> bytes:
    """Digest what reads and learns: another version of it never reads this one's files."""
    folders = [Path(package.__path__[0]) for package in (bot.core.knowledge, bot.core.retrieval)]
    files = [*(path for folder in folders for path in sorted(folder.glob("*.py"))), TABLE]
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.read_bytes())
    return digest.digest()
