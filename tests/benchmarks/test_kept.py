from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import faults, kept, load, soak
from benchmarks.kept import Page

PAGE = Page("faults", "What happens", "All is real.")


def test_a_page_says_which_command_writes_it_and_on_which_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "FOLDER", tmp_path)
    PAGE.tell("| a table |\n", keep=True)
    assert (tmp_path / "faults.md").read_text(encoding="utf-8") == (
        "# What happens\n\n`python -m benchmarks.faults --page` writes this page. All is real."
        f"\n\nMeasured on {kept.machine()}.\n\n| a table |\n"
    )


def test_what_is_not_to_be_kept_is_printed_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(kept, "FOLDER", tmp_path)
    PAGE.tell("| a table |", keep=False)
    assert capsys.readouterr().out == "| a table |\n"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", [faults, load, soak])
def test_each_page_is_named_after_the_command_that_writes_it(command: object) -> None:
    assert command.__name__ == f"benchmarks.{command.PAGE.module}"  # type: ignore[attr-defined]
