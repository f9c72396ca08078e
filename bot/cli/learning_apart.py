"""Learn knowledge in a process of its own: nobody waits for it, and none of its memory stays."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.cli.learning import at_hand, learned, version_of
from bot.core.answering.advisor import Advisor
from bot.core.answering.outcome import Strictness
from bot.core.errors import AdvisorError
from bot.settings import CACHE

log = logging.getLogger(__name__)

TRIES = 3
"""How often it is learned where files change meanwhile."""

NICENESS = 10
"""How far learning stands back behind answers, if any are given yet, of the 19 that POSIX has."""

Read = Callable[[Path], Advisor | None]
"""Reads an advisor from a cache; None where it does not hold all that the files say now."""


async def learned_at_first(
    folder: Path, cache: Path, strictness: str = Strictness.BALANCED, *, recent: int = 0
) -> Advisor:
    """Return an advisor that knows a folder's careers; raise KnowledgeError with all faults.

    What cannot be learned in another process is learned here.
    """
    try:
        with _told_who_watches():
            return await learned_apart(folder, cache, strictness, recent=recent, niceness=0)
    except (AdvisorError, OSError) as error:
        # Where the knowledge is at fault this says so.
        advisor = learned(folder, cache, strictness, recent=recent)
        why = " ".join(str(error).split())
        log.warning("Learned in this process, which keeps 150 MB more until it ends: %s", why)
        return advisor


async def learned_apart(
    folder: Path,
    cache: Path,
    strictness: str = Strictness.BALANCED,
    *,
    recent: int = 0,
    niceness: int = NICENESS,
) -> Advisor:
    """Return an advisor that knows a folder's careers; AdvisorError with all faults, or OSError.

    Learning takes ten seconds of a processor and 150 MB, in another process; what it kept is then
    read here, on a thread.
    """

    def advisor_from(kept: Path) -> Advisor | None:
        found = at_hand(folder, kept)
        return Advisor(*found, Strictness(strictness), recent=recent) if found else None

    advisor = await asyncio.to_thread(advisor_from, cache)
    if advisor is not None:
        return advisor
    if await asyncio.to_thread(_takes_files, cache):
        return await _learned_into(cache, folder, advisor_from, niceness)
    log.warning("%s takes no files; each start learns anew", cache)
    with TemporaryDirectory(ignore_cleanup_errors=True) as spare:
        return await _learned_into(Path(spare), folder, advisor_from, niceness)


async def _learned_into(cache: Path, folder: Path, advisor_from: Read, niceness: int) -> Advisor:
    for _ in range(TRIES):
        before = await asyncio.to_thread(version_of, folder)
        await _learn(folder, cache, niceness)
        advisor = await asyncio.to_thread(advisor_from, cache)
        if advisor is not None:
            return advisor
        if before == await asyncio.to_thread(version_of, folder):
            raise AdvisorError(f"{cache} does not keep what was learned; see whether it is full")
    raise AdvisorError(f"the files of {folder} change faster than they are learned; try again")


async def _learn(folder: Path, cache: Path, niceness: int) -> None:
    """Have `career-advisor knowledge learn` keep what it learned; raise what it says otherwise."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "knowledge", "learn", "--knowledge", str(folder)),
        env={**os.environ, CACHE: str(cache)},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        if sys.platform != "win32":
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, process.pid, niceness)
        said, _ = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode != 0:
        raise AdvisorError(said.decode(errors="replace").strip() or "learning was ended")


@contextmanager
def _told_who_watches() -> Iterator[None]:
    """Say that it takes its time, if a person is watching; else nothing of a terminal is loaded."""
    if not sys.stderr.isatty():
        yield
        return

    from bot.terminal.console import progress

    with progress("Learning the knowledge …"):
        yield


def _takes_files(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK | os.X_OK)
