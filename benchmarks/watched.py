"""Run a command and say how long it took and how much memory it held.

The command is the child of a small process of its own: a child of the benchmark would be counted
with the benchmark's memory, which it is a copy of for a moment.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

KIBIBYTES = 1 if sys.platform != "darwin" else 1024
"""Units of ru_maxrss in a KiB."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a command took."""

    seconds: float
    mebibytes: float


def watched(command: Sequence[str], settings: Mapping[str, str]) -> Run:
    """Run a command to its end; CalledProcessError where it fails."""
    told = subprocess.run(  # noqa: S603 - the benchmark's own commands
        [sys.executable, __file__, *command],
        check=True,
        capture_output=True,
        env={**os.environ, **settings},
        text=True,
    )
    return Run(**json.loads(told.stdout))


def main() -> None:
    """Run the command of the arguments, without what it writes."""
    started = time.perf_counter()
    subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / KIBIBYTES
    print(json.dumps({"seconds": seconds, "mebibytes": peak / 1024}))


if __name__ == "__main__":
    main()
