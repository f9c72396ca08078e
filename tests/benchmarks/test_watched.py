from __future__ import annotations

import subprocess
import sys

import pytest

from benchmarks.watched import watched

MEGABYTES = "held = bytearray(60 * 2**20); held[::4096] = b'x' * len(held[::4096])"


def test_a_command_is_measured_with_the_memory_it_held() -> None:
    small = watched([sys.executable, "-c", "print('not told')"], {})
    large = watched([sys.executable, "-c", MEGABYTES], {})
    assert small.seconds > 0
    assert large.mebibytes - small.mebibytes == pytest.approx(60, abs=10)


def test_its_settings_are_handed_on() -> None:
    asked = "import os; assert os.environ['WANTED'] == 'this'"
    watched([sys.executable, "-c", asked], {"WANTED": "this"})


def test_a_command_that_fails_is_no_measurement() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        watched([sys.executable, "-c", "raise SystemExit(3)"], {})
