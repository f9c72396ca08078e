"""How a change is tried and made on a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.knowledge.loader import load_knowledge
from tests.cli.conftest import Run

CHANGE = """\
career: baker
added:
  - to: salary.average
    phrasings:
      - what lands in my purse each month
"""


@pytest.fixture
def change(tmp_path: Path) -> Path:
    path = tmp_path / "purse.yaml"
    path.write_text(CHANGE)
    return path


def career_file(folder: Path) -> Path:
    return folder / "baker.yaml"


def test_a_change_is_tried_shown_and_written(run: Run, change: Path, folder: Path) -> None:
    career_file(folder).chmod(0o640)
    result = run("curate", "apply", str(change))
    assert result.exit_code == 0
    assert "what lands in my purse each month" in result.stdout
    assert "for salary.average: now " in result.stdout
    assert "of the career's phrasings found when left out" in result.stdout
    assert f"written: {career_file(folder)}" in result.stdout
    entry = load_knowledge(folder).careers[0].entry("salary.average")
    assert entry is not None
    assert entry.phrasings[-1] == "what lands in my purse each month"
    assert career_file(folder).stat().st_mode & 0o777 == 0o640
    assert [path.name for path in folder.iterdir()] == ["baker.yaml"]


def test_applying_twice_changes_nothing(run: Run, change: Path, folder: Path) -> None:
    run("curate", "apply", str(change))
    once = career_file(folder).read_bytes()
    result = run("curate", "apply", str(change), str(change))
    assert result.exit_code == 0
    assert result.stdout.count("all of it stands there already") == 2
    assert career_file(folder).read_bytes() == once


def test_a_dry_run_writes_nothing(run: Run, change: Path, folder: Path) -> None:
    before = career_file(folder).read_bytes()
    result = run("curate", "apply", "--dry-run", str(change))
    assert result.exit_code == 0
    assert "would be written" in result.stdout
    assert career_file(folder).read_bytes() == before


def test_questions_of_a_file_are_asked_before_and_after(
    run: Run, change: Path, tmp_path: Path
) -> None:
    questions = tmp_path / "questions.jsonl"
    questions.write_text(
        '{"question": "what lands in my purse", "group": "g", "kind": "plain", '
        '"expect": "answered", "ok": ["salary.average"]}\n'
    )
    result = run("curate", "apply", "--questions", str(questions), str(change))
    assert result.exit_code == 0
    assert "of the questions right" in result.stdout
    assert "when left out" not in result.stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (CHANGE.replace("salary.average", "salary.avrage"), 'did you mean "salary.average"?'),
        (CHANGE.replace("baker", "cook"), 'no career "cook"'),
        (CHANGE + "    colour: red\n", 'purse.yaml:6:5: unknown key "colour"'),
        ("", "purse.yaml:1:1"),
    ],
)
def test_a_change_with_faults_is_refused_and_nothing_is_written(
    run: Run, change: Path, folder: Path, text: str, said: str
) -> None:
    before = career_file(folder).read_bytes()
    change.write_text(text)
    result = run("curate", "apply", str(change))
    assert result.exit_code == 1
    assert said in result.stderr
    assert career_file(folder).read_bytes() == before


def test_all_changes_are_read_before_the_first_is_made(
    run: Run, change: Path, folder: Path, tmp_path: Path
) -> None:
    before = career_file(folder).read_bytes()
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("career: [\n")
    assert run("curate", "apply", str(change), str(wrong)).exit_code == 1
    assert career_file(folder).read_bytes() == before


def test_several_changes_are_made_one_after_the_other(
    run: Run, change: Path, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(CHANGE.replace("what lands in my purse each month", "pennies per loaf"))
    assert run("curate", "apply", str(change), str(other)).exit_code == 0
    entry = load_knowledge(folder).careers[0].entry("salary.average")
    assert entry is not None
    assert entry.phrasings[-2:] == ("what lands in my purse each month", "pennies per loaf")


def test_knowledge_that_cannot_be_read_is_told_and_not_written(
    run: Run, change: Path, folder: Path
) -> None:
    (folder / "baker.yaml").rename(folder.parent / "baker.yaml")
    (folder / "baker.yaml").symlink_to(folder.parent / "baker.yaml")
    result = run("curate", "apply", str(change))
    assert result.exit_code == 1
    assert "a link out of the knowledge folder" in result.stderr


def test_a_file_that_is_not_there_is_wrong_use(run: Run) -> None:
    assert run("curate", "apply", "missing.yaml").exit_code == 2
