from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

import pytest

from bot.cli import learning_apart
from bot.cli.learning_apart import learned_apart
from bot.core.errors import AdvisorError
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

    async def learn_and_change(where: Path, kept: Path) -> None:
        await learn(where, kept)
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
