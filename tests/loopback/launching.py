"""Start the real program in a process of its own, with a loopback in the place of Discord."""

from __future__ import annotations

import asyncio
import os
import sys

from tests.conftest import ROOT
from tests.loopback.server import Loopback


async def launched(
    loopback: Loopback,
    token: str,
    *arguments: str,
    stderr: int = asyncio.subprocess.PIPE,
    **settings: str,
) -> asyncio.subprocess.Process:
    """Start a command, with settings beside those of the environment.

    Its standard error is piped, or goes to an open file by its number.
    """
    surroundings = {
        **os.environ,
        **settings,
        "PYTHONPATH": str(ROOT),
        "DISCORD_TOKEN": token,
        "CAREER_ADVISOR_API": loopback.api,
    }
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *arguments),
        env=surroundings,
        stdout=asyncio.subprocess.PIPE,
        stderr=stderr,
    )
