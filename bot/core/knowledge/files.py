"""Read the files of a knowledge folder as they are, before anybody asks what they say."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from bot.core.errors import KnowledgeError
from bot.core.knowledge.faults import Fault

MAX_BYTES = 8 * 1024 * 1024
"""Largest file that is read; the first career needs about an eighth."""


@dataclass(frozen=True, slots=True)
class KnowledgeFile:
    """A file of a knowledge folder: its bytes, or why they were not read."""

    path: Path
    content: bytes | Fault

    @property
    def named_content(self) -> bytes:
        """Return the file's name with its bytes, which two files never share."""
        content = b"" if isinstance(self.content, Fault) else self.content
        return self.path.name.encode() + b"\0" + content + b"\0"


@dataclass(frozen=True, slots=True)
class KnowledgeFolder:
    """The files of a knowledge folder, in the order of their names."""

    files: tuple[KnowledgeFile, ...]

    @property
    def version(self) -> str:
        """Name this very content."""
        digest = hashlib.sha256()
        for file in self.files:
            digest.update(file.named_content)
        return digest.hexdigest()[:12]


def read_folder(folder: Path) -> KnowledgeFolder:
    """Read every `*.yaml` of a folder; raise KnowledgeError where there is none."""
    if not folder.is_dir():
        raise KnowledgeError([whole_file(folder, "there is no such folder", "check the path")])
    paths = sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")])
    if not paths:
        raise KnowledgeError([whole_file(folder, "no .yaml file in this folder", "add a career")])
    return KnowledgeFolder(tuple(KnowledgeFile(path, _content(path, folder)) for path in paths))


def whole_file(path: Path, message: str, remedy: str) -> Fault:
    """Build a fault that is nowhere in particular."""
    return Fault(path, 1, 1, message, remedy)


def _content(path: Path, folder: Path) -> bytes | Fault:
    try:
        return _bytes(path, folder)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return whole_file(path, f"cannot be read: {reason}", "check the file and its permissions")


def _bytes(path: Path, folder: Path) -> bytes | Fault:
    try:
        target = path.resolve()
    except RuntimeError:  # what a circle of links raises before Python 3.13
        return whole_file(path, "a link that leads back to itself", "put the file itself here")
    if not target.is_relative_to(folder.resolve()):
        return whole_file(path, "a link out of the knowledge folder", "put the file itself here")
    if not path.is_file():
        return whole_file(path, "not a regular file", "replace it by a file")
    with path.open("rb") as stream:
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        size = f"larger than {MAX_BYTES // 1024 // 1024} MiB"
        return whole_file(path, f"the file is {size}", "split it into several careers")
    return data
