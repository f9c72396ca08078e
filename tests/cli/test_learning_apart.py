from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

import pytest

from bot.cli import learning_apart
from bot.cli.learning_apart import NICENESS, learned_apart, learned_at_first
from bot.core.errors import AdvisorError, KnowledgeError
from tests.baker import BAKER

FAULTY = BAKER.replace("id: night", "id: average")


async def test_what_another_process_learned_answers_here(folder: Path, tmp_path: Path) -> None:
    advisor = await learned_apart(folder, tmp_path / "kept", "strict", recent=3)
    assert advisor.strictness == "strict"
    assert advisor.ask("average salary of a baker").parts[0].entry == "salary.average"


async def test_what_is_kept_already_is_not_learned_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await learned_apart(folder, tmp_path / "kept")
    monkeypatch.setattr(sys, "executable", "no-such-program")
    again = await learned_apart(folder, tmp_path / "kept")
    assert again.knowledge.version == first.knowledge.version


async def test_every_fault_is_told_with_its_place(folder: Path, tmp_path: Path) -> None:
    (folder / "baker.yaml").write_text(FAULTY, encoding="utf-8")
    row = BAKER.splitlines().index("      - id: night") + 1
    place = f"{folder / 'baker.yaml'}:{row}:9: "
    with pytest.raises(AdvisorError, match=re.escape(place)):
        await learned_apart(folder, tmp_path / "kept")


async def test_files_that_change_while_they_are_learned_are_learned_again_and_then_given_up(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions = iter(range(100))
    learn = learning_apart._learn

    async def learn_and_change(where: Path, kept: Path, niceness: int) -> None:
        await learn(where, kept, niceness)
        number = next(versions)
        if number < changes:
            (folder / "baker.yaml").write_text(f"{BAKER}# {number}\n", encoding="utf-8")

    monkeypatch.setattr(learning_apart, "_learn", learn_and_change)
    changes = 1
    assert (await learned_apart(folder, tmp_path / "kept")).careers
    assert next(versions) == 2
    changes = 100
    (folder / "baker.yaml").write_text(f"{BAKER}# changed\n", encoding="utf-8")
    with pytest.raises(AdvisorError, match="change faster"):
        await learned_apart(folder, tmp_path / "kept")


async def test_who_gives_up_waiting_leaves_no_process_behind(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = list[asyncio.subprocess.Process]()
    start = asyncio.create_subprocess_exec

    async def noted(*args: str, **options: object) -> asyncio.subprocess.Process:
        started.append(await start(*args, **options))  # type: ignore[arg-type]
        learning.cancel()
        return started[0]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", noted)
    learning = asyncio.ensure_future(learned_apart(folder, tmp_path / "kept"))
    with pytest.raises(asyncio.CancelledError):
        await learning
    assert started[0].returncode is not None


async def test_a_start_that_learned_apart_learns_nothing_itself(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(learning_apart, "learned", None)
    advisor = await learned_at_first(folder, tmp_path / "kept", "strict", recent=3)
    assert advisor.ask("average salary of a baker").parts[0].entry == "salary.average"
    assert caplog.text == ""


async def test_learning_stands_back_behind_answers_and_not_before_there_are_any(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for = list[int]()

    async def ended(_folder: Path, _cache: Path, niceness: int) -> None:
        asked_for.append(niceness)
        raise AdvisorError("learning was ended")

    monkeypatch.setattr(learning_apart, "_learn", ended)
    await learned_at_first(folder, tmp_path / "kept")
    with pytest.raises(AdvisorError, match="learning was ended"):
        await learned_apart(folder, tmp_path / "elsewhere")
    assert asked_for == [0, NICENESS]


async def test_a_cache_that_takes_no_files_is_told_and_done_without(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file, not a folder", encoding="utf-8")
    monkeypatch.setattr(learning_apart, "learned", None)
    advisor = await learned_at_first(folder, taken)
    assert advisor.ask("average salary of a baker").parts[0].entry == "salary.average"
    assert [record.message for record in caplog.records] == [
        f"{taken} takes no files; each start learns anew"
    ]


async def test_where_no_other_process_can_learn_a_start_learns_itself_and_says_so(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "executable", "no-such-program")
    advisor = await learned_at_first(folder, tmp_path / "kept")
    assert advisor.ask("average salary of a baker").parts[0].entry == "salary.average"
    (record,) = caplog.records
    assert record.message.startswith("Learned in this process, which keeps 150 MB more")
    assert "no-such-program" in record.message


async def test_what_was_learned_and_not_kept_is_told_as_that(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(_folder: Path, _cache: Path, _niceness: int) -> None:
        """Learn, and find no room for it."""

    monkeypatch.setattr(learning_apart, "_learn", full)
    with pytest.raises(AdvisorError, match="kept does not keep what was learned"):
        await learned_apart(folder, tmp_path / "kept")


async def test_a_start_on_faulty_knowledge_tells_its_faults_alone(
    folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / "baker.yaml").write_text(FAULTY, encoding="utf-8")
    with pytest.raises(KnowledgeError, match="duplicate id"):
        await learned_at_first(folder, tmp_path / "kept")
    assert caplog.text == ""
