"""Learn changed knowledge in a process of its own, so that nobody waits for an answer."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.cli.learning import at_hand
from bot.core.answering.advisor import Advisor
from bot.core.answering.outcome import Strictness
from bot.core.errors import AdvisorError
from bot.settings import CACHE

TRIES = 3
"""How often it is learned where files change meanwhile."""

NICENESS = 10
"""How far learning stands back behind answers, of the 19 that POSIX has."""


async def learned_apart(
    folder: Path, cache: Path, strictness: str = Strictness.BALANCED, *, recent: int = 0
) -> Advisor:
    """Return an advisor that knows a folder's careers; AdvisorError with all faults.

    Learning takes ten seconds of a processor, in another process; what it kept is then read here,
    on a thread.
    """

    def advisor_from(kept: Path) -> Advisor | None:
        found = at_hand(folder, kept)
        return Advisor(*found, Strictness(strictness), recent=recent) if found else None

    with TemporaryDirectory(ignore_cleanup_errors=True) as spare:
        kept = cache if await asyncio.to_thread(_takes_files, cache) else Path(spare)
        for _ in range(TRIES):
            advisor = await asyncio.to_thread(advisor_from, kept)
            if advisor is not None:
                return advisor
            await _learn(folder, kept)
        advisor = await asyncio.to_thread(advisor_from, kept)
    if advisor is None:
        raise AdvisorError(f"the files of {folder} change faster than they are learned; try again")
    return advisor


async def _learn(folder: Path, cache: Path) -> None:
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
                os.setpriority(os.PRIO_PROCESS, process.pid, NICENESS)
        said, _ = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode != 0:
        raise AdvisorError(said.decode(errors="replace").strip() or "learning was ended")


def _takes_files(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK | os.X_OK)
