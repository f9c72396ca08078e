from __future__ import annotations

import asyncio
import signal
import sys
from pathlib import Path

import pytest

from tests.loopback.launching import launched
from tests.loopback.people import until
from tests.loopback.server import TOKEN, Loopback

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only /proc tells who waits")

START_SECONDS = 60.0
HANG_UP_BIT = 1 << (signal.SIGHUP - 1)


def lets_it_wait(process: int) -> bool:
    """Tell whether SIGHUP waits for a process, as its status says in bits."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    (blocked,) = (line for line in status.splitlines() if line.startswith("SigBlk:"))
    return bool(int(blocked.partition(":")[2], 16) & HANG_UP_BIT)


async def test_a_hang_up_while_it_starts_reloads_once_it_runs(
    loopback: Loopback, folder: Path
) -> None:
    process = await launched(loopback, TOKEN, "run", "--knowledge", str(folder))
    await until(lambda: lets_it_wait(process.pid), START_SECONDS)
    process.send_signal(signal.SIGHUP)
    assert process.stderr is not None
    async with asyncio.timeout(START_SECONDS):
        while b"answers in place of" not in await process.stderr.readline():
            assert process.returncode is None
    process.terminate()
    assert (await process.communicate(), process.returncode)[1] == 0
