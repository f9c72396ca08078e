from __future__ import annotations

import os
import pty
import select
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli import lines
from tests.bad_input import BAD_INPUT
from tests.cli.conftest import ROOT, Run

PROMPT = b"> "


def test_a_pipe_is_answered_line_by_line(run: Run) -> None:
    result = run("chat", stdin="define baker\n\n/salary night\nwill it rain")
    assert result.exit_code == 0
    bread, night, rain = (
        result.stdout.find(words)
        for words in ("bread and cakes", "a quarter more", "does not cover that")
    )
    assert 0 <= bread < night < rain
    assert "> " not in result.stdout


def test_a_follow_up_goes_on_from_the_line_before_until_a_new_topic(run: Run) -> None:
    result = run("chat", stdin="define baker\nwhich one?\n/new\nwhich one?\n")
    followed, alone = result.stdout.split("Read as a follow-up to: Definition")
    assert followed.count("bread and cakes") == 2
    assert "bread and cakes" not in alone


def test_nothing_behind_quit_is_read(run: Run) -> None:
    result = run("chat", stdin="/quit\ndefine baker\n")
    assert (result.exit_code, result.stdout) == (0, "")


def test_bytes_that_are_no_text_are_taken_as_they_come(run: Run) -> None:
    result = run("chat", stdin=b"\xff\xfe\n\x00\ndefine \xffbaker\n")
    assert result.exit_code == 0
    assert "bread and cakes" in result.stdout


def test_an_endless_line_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MAX_BYTES", 100)
    result = run("chat", stdin="x" * 1000 + "\ndefine baker\n")
    assert result.stdout.startswith("That line is too long")
    assert "bread and cakes" in result.stdout


def test_bad_input_ends_no_chat(run: Run) -> None:
    said = [text.replace("\n", " ") for text in BAD_INPUT.values()]
    data = "\n".join([*said, "define baker"]).encode("utf-8", "surrogatepass")
    result = run("chat", stdin=data)
    assert result.exit_code == 0
    assert "bread and cakes" in result.stdout


class Terminal:
    """A chat in a terminal of its own, driven by keys."""

    def __init__(self, folder: Path) -> None:
        self.process, self.keys = pty.fork()
        if self.process == 0:  # pragma: no cover
            environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"}
            command = [sys.executable, "-m", "bot", "chat", "--knowledge", str(folder)]
            os.execve(sys.executable, command, environment)  # noqa: S606
        self.seen = b""

    def wait_for(self, words: bytes, seconds: float = 30) -> bytes:
        """Read until some words are seen, and return what came since the last time."""
        while words not in self.seen:
            ready, _, _ = select.select([self.keys], [], [], seconds)
            assert ready, self.seen
            self.seen += os.read(self.keys, 65536)
        before, _, self.seen = self.seen.partition(words)
        return before + words

    def press(self, keys: bytes) -> None:
        os.write(self.keys, keys)

    def ended_by(self, keys: bytes) -> int:
        """Press keys until the chat ends, and return its exit code.

        Python's readline misses an interrupt that comes just before it waits; people press again.
        """
        for _ in range(30):
            self.press(keys)
            while select.select([self.keys], [], [], 1)[0]:
                try:
                    if os.read(self.keys, 65536):
                        continue
                except OSError:  # how Linux says that the other side has closed
                    pass
                return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])
        raise TimeoutError


@pytest.fixture
def terminal(folder: Path) -> Iterator[Terminal]:
    opened = Terminal(folder)
    yield opened
    os.close(opened.keys)


def test_a_terminal_gets_a_greeting_a_prompt_and_colours(terminal: Terminal) -> None:
    assert b"Hello!" in terminal.wait_for(PROMPT)
    terminal.press(b"define a baker of bread\n")
    assert b"\x1b[1mbread\x1b[0m" in terminal.wait_for(b"and cakes")
    terminal.wait_for(b"\n" + PROMPT)
    assert terminal.ended_by(b"\x04") == 0


def test_the_arrow_key_brings_back_what_was_asked(terminal: Terminal) -> None:
    pytest.importorskip("readline")
    terminal.wait_for(PROMPT)
    for keys in (b"define baker\n", b"\x1b[A\n"):
        terminal.press(keys)
        terminal.wait_for(b"bread and cakes")
        terminal.wait_for(b"\n" + PROMPT)
    assert terminal.ended_by(b"/quit\n") == 0


def test_ctrl_c_in_the_middle_of_a_line_ends_the_chat(terminal: Terminal) -> None:
    terminal.wait_for(PROMPT)
    terminal.press(b"how do i")
    terminal.wait_for(b"how do i")
    assert terminal.ended_by(b"\x03") == 0
