from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.cli.learning import at_hand
from bot.core.knowledge.files import read_folder
from bot.core.knowledge.schema import schema_text
from tests.baker import BAKER
from tests.cli.conftest import ROOT, Run, Start, one_line


def test_knowledge_without_faults_passes_its_check(run: Run) -> None:
    result = run("knowledge", "check")
    assert result.exit_code == 0
    assert result.stdout.startswith("baker: no faults\n")


def test_warnings_come_with_their_rates(run: Run) -> None:
    result = run("knowledge", "check")
    assert "warning: past review: 1 of 1" in result.stdout
    assert "  salary.average was due on 2024-01-01" in result.stdout


def test_a_long_list_of_cases_is_cut_unless_all_are_asked_for(run: Run, folder: Path) -> None:
    groups = ", ".join(f"[absent{number}, missing{number}]" for number in range(15))
    career = BAKER + f"vocabulary: [{groups}]\n"
    (folder / "baker.yaml").write_text(career, encoding="utf-8")
    assert "  … and 5 more (--all lists them)" in run("knowledge", "check").stdout
    assert "absent14" in run("knowledge", "check", "--all").stdout


def test_every_fault_is_reported_and_ends_with_one(run: Run, folder: Path) -> None:
    broken = BAKER.replace("id: night", "id: average").replace("title: Pay", "titel: Pay")
    (folder / "baker.yaml").write_text(broken, encoding="utf-8")
    result = run("knowledge", "check")
    assert result.exit_code == 1
    assert 'baker.yaml:18:5: unknown key "titel"' in result.stdout
    assert result.stdout.splitlines()[-1].endswith("faults")
    assert "Traceback" not in result.output


def test_what_is_learned_ahead_need_not_be_learned_again(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    result = run("knowledge", "learn", CAREER_ADVISOR_CACHE=str(kept))
    assert result.exit_code == 0
    assert one_line(result.stdout) == f"{read_folder(folder).version}: learned"
    assert at_hand(folder, kept) is not None
    (folder / "baker.yaml").write_text(BAKER.replace("id: night", "id: average"), encoding="utf-8")
    assert at_hand(folder, kept) is None
    result = run("knowledge", "learn", CAREER_ADVISOR_CACHE=str(kept))
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-1] == "1 fault"


def test_a_missing_folder_is_wrong_use(run: Run) -> None:
    result = run("knowledge", "check", "--knowledge", "nowhere")
    assert result.exit_code == 2
    assert "nowhere" in one_line(result.stderr)


def test_a_missing_folder_in_the_settings_names_the_setting(run: Run) -> None:
    result = run("knowledge", "check", CAREER_ADVISOR_KNOWLEDGE="nowhere")
    assert result.exit_code == 2
    assert "CAREER_ADVISOR_KNOWLEDGE" in one_line(result.stderr)


def test_the_schema_is_printed_as_it_is_committed(run: Run) -> None:
    committed = (ROOT / "knowledge" / "schema.json").read_text(encoding="utf-8")
    assert run("knowledge", "schema").stdout == committed == schema_text()


def test_the_knowledge_that_ships_names_the_schema_in_its_first_line() -> None:
    for path in (ROOT / "knowledge").glob("*.yaml"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first == "# yaml-language-server: $schema=schema.json"
    assert json.loads(schema_text())["title"] == "Career"


def test_show_lists_every_entry(run: Run) -> None:
    result = run("knowledge", "show")
    for item in ("role.definition", "salary.average", "salary.night", "steps.apprenticeship"):
        assert item in result.stdout


def test_show_shows_an_entry_with_its_citation(run: Run) -> None:
    result = run("knowledge", "show", "salary.average")
    assert "30,000" in result.stdout
    assert "said by The Guild, as of 2023" in result.stdout


def test_an_unknown_entry_is_wrong_use_and_the_nearest_is_named(run: Run) -> None:
    result = run("knowledge", "show", "salary.averge")
    assert result.exit_code == 2
    assert "did you mean salary.average?" in one_line(result.stderr)


@pytest.mark.parametrize("args", [[], ["--help"]])
def test_knowledge_alone_shows_its_help(run: Run, args: list[str]) -> None:
    result = run("knowledge", *args)
    assert result.exit_code == 0
    for name in ("check", "schema", "show"):
        assert name in result.stdout


def test_a_reader_that_wants_only_the_first_line_is_no_fault(start: Start) -> None:
    process = start("knowledge", "show", CAREER_ADVISOR_KNOWLEDGE=str(ROOT / "knowledge"))
    assert process.stdout
    process.stdout.close()
    assert process.stderr
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 0


def test_several_careers_are_checked_each_and_against_each_other(run: Run, folder: Path) -> None:
    smith = BAKER.replace("id: baker", "id: smith").replace("title: baker", "title: smith")
    (folder / "smith.yaml").write_text(smith, encoding="utf-8")
    result = run("knowledge", "check")
    assert result.exit_code == 0
    assert "baker: no faults" in result.stdout
    assert "smith: no faults" in result.stdout
    assert "good: names of two careers: 0 of 2 names (0 %)" in result.stdout
    called = smith.replace("title: smith", "title: smith\nnames: [Bakers, baker]")
    (folder / "smith.yaml").write_text(called, encoding="utf-8")
    result = run("knowledge", "check")
    assert "warning: names of two careers: 1 of 3 names (33 %)" in result.stdout
    assert "  “baker” names baker and smith" in result.stdout


def test_a_career_that_stands_twice_is_a_fault(run: Run, folder: Path) -> None:
    (folder / "baker.yml").write_text(BAKER, encoding="utf-8")
    result = run("knowledge", "check")
    assert result.exit_code == 1
    assert 'duplicate career "baker"' in result.stdout


def test_show_shows_an_entry_of_every_career_that_has_it(run: Run, folder: Path) -> None:
    smith = BAKER.replace("id: baker", "id: smith").replace("30,000", "40,000")
    (folder / "smith.yaml").write_text(smith, encoding="utf-8")
    result = run("knowledge", "show", "salary.average")
    assert "30,000" in result.stdout
    assert "40,000" in result.stdout
