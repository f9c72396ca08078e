"""Let SIGHUP, which asks a running bot to reload, wait until that can be done.

By itself it ends a process, which is what it would do while the bot starts.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager


def hold() -> None:
    """Let it wait, in this process and those that it starts; many that wait are one."""
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})


@contextmanager
def let_in() -> Iterator[None]:
    """Let it come as long as the block runs, and at once if one waits; then all is as before."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
