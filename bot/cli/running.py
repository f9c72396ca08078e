"""Let other processes find the one that runs the bot, and what its last reload came to.

In the data folder each has a file with its process id, which it holds locked as long as it lives,
so that one left behind by a process that was killed is known by its being free; and beside it one
with the outcome.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.cli.writing import write_whole


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a reload came to, and when it began, by the clock that only ever goes forward."""

    began: float
    is_good: bool
    told: str


@dataclass(frozen=True, slots=True)
class Process:
    """A process that runs the bot, by the file that holds its id."""

    path: Path

    @property
    def id(self) -> int:
        """Return its process id."""
        return int(self.path.stem.removeprefix("run-"))

    @property
    def is_alive(self) -> bool:
        """Tell whether it still holds its file."""
        try:
            with self.path.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except FileNotFoundError:
            pass
        return False

    @property
    def outcome(self) -> Outcome | None:
        """Return what its last reload came to."""
        try:
            return Outcome(**json.loads(self._outcome.read_bytes()))
        except FileNotFoundError:
            return None

    def tell(self, began: float, is_good: bool, told: str) -> None:
        """Let others know what a reload came to; raise OSError."""
        outcome = Outcome(began, is_good, told)
        write_whole(self._outcome, json.dumps(asdict(outcome)).encode())

    def forget(self) -> None:
        """Remove its files."""
        self.path.unlink(missing_ok=True)
        self._outcome.unlink(missing_ok=True)

    @property
    def _outcome(self) -> Path:
        return self.path.with_suffix(".reload")


def running(folder: Path) -> list[Process]:
    """List the processes that run the bot with a data folder; remove what others left behind."""
    found = [Process(path) for path in sorted(folder.glob("run-*.pid"))]
    alive = [one for one in found if one.is_alive]
    for one in found:
        if one not in alive:
            one.forget()
    return alive


@contextmanager
def announced(folder: Path) -> Iterator[Process]:
    """Let this process be found as long as a block runs; raise OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    running(folder)
    process = Process(folder / f"run-{os.getpid()}.pid")
    part = process.path.with_suffix(".part")
    with part.open("wb") as file:
        # Locked before it can be found.
        fcntl.flock(file, fcntl.LOCK_EX)
        file.write(f"{os.getpid()}\n".encode())
        file.flush()
        part.replace(process.path)
        try:
            yield process
        finally:
            process.forget()
