from __future__ import annotations

import io

import pytest
from rich.text import Text

from bot.terminal.console import counted, output, progress, show

LONG = "A sentence that goes on for longer than any terminal is wide. " * 5


def test_a_pipe_gets_no_colours_and_whole_lines(capsys: pytest.CaptureFixture[str]) -> None:
    show(Text(LONG.strip(), "bold red"))
    assert capsys.readouterr().out == LONG.strip() + "\n"


def test_markup_in_a_text_is_only_text(capsys: pytest.CaptureFixture[str]) -> None:
    show(Text("[red]x[/] :smile:"))
    assert capsys.readouterr().out == "[red]x[/] :smile:\n"


def test_nobody_is_told_of_progress_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("Thinking …"):
        assert list(counted([1, 2], "Counting")) == [1, 2]
    assert capsys.readouterr() == ("", "")


def test_a_person_at_a_terminal_is_told_of_progress(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    with progress("Thinking …"):
        pass
    assert list(counted([1, 2], "Counting")) == [1, 2]
    written = capsys.readouterr()
    assert "Thinking …" in written.err
    assert "Counting" in written.err
    assert written.out == ""


def test_a_broken_pipe_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(io.StringIO):
        def write(self, text: str, /) -> int:
            raise BrokenPipeError

    console = output()
    console.file = Broken()
    with pytest.raises(BrokenPipeError):
        console.print("x")
