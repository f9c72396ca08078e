from __future__ import annotations

import signal
import subprocess
import urllib.request
from importlib.util import find_spec

import pytest

from bot.cli import sandbox
from tests.cli.conftest import Run, Start, one_line

needs_extra = pytest.mark.skipif(
    any(find_spec(name) is None for name in sandbox.EXTRA),
    reason="the optional extra `sandbox` is not installed",
)


def link_of(process: subprocess.Popen[bytes]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().decode().split()[-1]


@needs_extra
@pytest.mark.parametrize("place", [(), ("--dm",)])
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_the_page_is_there_until_it_is_told_to_stop(
    start: Start, place: tuple[str, ...], stop: signal.Signals
) -> None:
    process = start("sandbox", *place)
    link = link_of(process)
    assert process.stdout is not None
    assert b"type <@" in process.stdout.readline()
    assert link.startswith("http://127.0.0.1:")
    with urllib.request.urlopen(link, timeout=10) as page:  # noqa: S310
        assert b"<title>SimCord Preview</title>" in page.read()
    process.send_signal(stop)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 0
    assert b"Traceback" not in err
    assert b"WARNING" not in err


def test_without_the_extra_one_line_says_how_to_install_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "EXTRA", ("no_such_module",))
    result = run("sandbox")
    assert result.exit_code == 2
    assert "--extra sandbox" in one_line(result.stderr)
