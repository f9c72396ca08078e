"""Keep what was learned of a career in a file, so that the next start need not learn it again."""

from __future__ import annotations

import hashlib
import io
import logging
import os
import tempfile
from functools import cache
from pathlib import Path

import bot.core.retrieval
from bot.core.errors import SnapshotError
from bot.core.knowledge.model import Career
from bot.core.retrieval.learning import Learned
from bot.core.retrieval.snapshot import pack, unpack

log = logging.getLogger(__name__)


class _KeptOpen(io.FileIO):
    """A file that is closed when nothing reads from it any more."""

    def __del__(self) -> None:
        self.close()


def remembered(career: Career, folder: Path) -> Learned | None:
    """Return what was learned of this very career by this very program, if it was kept."""
    path = _path(career, folder)
    try:
        return unpack(_KeptOpen(path))
    except FileNotFoundError:
        return None
    except (OSError, SnapshotError) as error:
        log.warning("%s cannot be used (%s); learning anew", path, type(error).__name__)
        return None


def remember(career: Career, learned: Learned, folder: Path) -> None:
    """Keep what was learned, in place of older copies; a folder that refuses is only logged."""
    path = _path(career, folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write_whole(path, pack(learned))
        for old in folder.glob(f"{career.id}.*.learned"):
            if old != path:
                old.unlink(missing_ok=True)
    except OSError as error:
        log.warning("%s cannot be written (%s)", path, error.strerror)


def _path(career: Career, folder: Path) -> Path:
    content = hashlib.sha256(_program() + career.model_dump_json().encode()).hexdigest()
    return folder / f"{career.id}.{content[:16]}.learned"


@cache
def _program() -> bytes:
    """Digest the code that learns, so that another version of it never reads this one's files."""
    digest = hashlib.sha256()
    for path in sorted(Path(bot.core.retrieval.__path__[0]).glob("*.py")):
        digest.update(path.read_bytes())
    return digest.digest()


def _write_whole(path: Path, data: bytes) -> None:
    """Write a file so that another process sees all of it or nothing."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
