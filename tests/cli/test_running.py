from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli.running import Process, announced, running
from tests.cli.conftest import ROOT

HOLD = """
import sys
from pathlib import Path
from bot.cli.running import announced
with announced(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def holding(folder: Path) -> subprocess.Popen[bytes]:
    """Start another process that says it runs the bot, and wait until it does."""
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", HOLD, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    return process


def test_a_process_is_found_as_long_as_it_runs(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    assert running(folder) == []
    with announced(folder) as own, holding(folder) as other:
        assert (
            {one.id for one in running(folder)} == {own.id, other.pid} == {os.getpid(), other.pid}
        )
        assert own.path.read_text() == f"{os.getpid()}\n"
        other.communicate()
        assert running(folder) == [own]
    assert list(folder.iterdir()) == []


def test_what_a_killed_process_left_behind_is_known_and_removed(tmp_path: Path) -> None:
    with holding(tmp_path) as other:
        other.send_signal(signal.SIGKILL)
        other.wait()
        left = Process(tmp_path / f"run-{other.pid}.pid")
        left.tell(1.0, True, "done")
        assert left.path.exists()
        assert not left.is_alive
        assert running(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_an_outcome_is_told_to_others(tmp_path: Path) -> None:
    with announced(tmp_path) as own:
        (seen,) = running(tmp_path)
        assert seen.outcome is None
        own.tell(2.5, False, "a fault")
        outcome = seen.outcome
        assert outcome is not None
        assert (outcome.began, outcome.is_good, outcome.told) == (2.5, False, "a fault")


def test_a_folder_that_takes_no_files_is_an_error_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"), announced(tmp_path / "file"):
        pass
