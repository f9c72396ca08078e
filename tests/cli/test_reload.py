"""The real program takes up changed knowledge while it is connected to a Discord on 127.0.0.1."""

from __future__ import annotations

import asyncio
import json
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.settings import CACHE, DATA, WATCH
from tests.baker import BAKER
from tests.cli.conftest import Run, one_line
from tests.loopback.launching import launched
from tests.loopback.people import text_of, until
from tests.loopback.server import TOKEN, Loopback

pytestmark = pytest.mark.waits

BEFORE, AFTER = "30,000 a year", "45,000 a year"
QUESTION = "average salary of a baker"
LONGEST = 60.0
"""Seconds after which nobody waits any longer for a process that has to start and learn."""


@dataclass
class Running:
    """A process that runs the bot, from a folder, and what it logged so far."""

    loopback: Loopback
    folder: Path
    process: asyncio.subprocess.Process
    logged: list[str] = field(default_factory=list)

    def write(self, text: str) -> None:
        """Put a file in the place of the one there is, at once."""
        part = self.folder / "baker.part"
        part.write_text(text, encoding="utf-8")
        part.replace(self.folder / "baker.yaml")

    async def says(self, text: str) -> str:
        """Wait for a line of the log with a text in it."""
        await until(lambda: any(text in line for line in self.logged), LONGEST)
        return next(line for line in self.logged if text in line)

    async def answers(self, name: str) -> str:
        """Return what somebody is answered."""
        person = self.loopback.person(name)
        return text_of(await person.answer_to(await person.say(QUESTION)))

    def reload(self) -> None:
        """Tell the process to reload, as an operator would."""
        self.process.send_signal(signal.SIGHUP)

    async def _listen(self) -> None:
        assert self.process.stderr is not None
        async for line in self.process.stderr:
            self.logged.append(json.loads(line)["message"])


@asynccontextmanager
async def running(loopback: Loopback, folder: Path) -> AsyncIterator[Running]:
    process = await launched(loopback, TOKEN, "run", "--knowledge", str(folder))
    bot = Running(loopback, folder, process)
    listening = asyncio.ensure_future(bot._listen())
    try:
        await bot.says("Ready in")
        yield bot
        process.terminate()
        await asyncio.wait_for(process.wait(), LONGEST)
        await listening
        assert process.returncode == 0
    finally:
        listening.cancel()
        if process.returncode is None:
            process.kill()


async def reload(loopback: Loopback) -> tuple[int | None, str, str]:
    """Run the operator's command."""
    process = await launched(loopback, TOKEN, "reload")
    out, err = await asyncio.wait_for(process.communicate(), LONGEST)
    return process.returncode, out.decode(), err.decode()


async def test_a_signal_makes_it_answer_from_the_changed_file_without_a_new_connection(
    loopback: Loopback, folder: Path
) -> None:
    async with running(loopback, folder) as bot:
        assert BEFORE in await bot.answers("before")
        bot.write(BAKER.replace("30,000", "45,000"))
        bot.reload()
        assert "answers in place of" in await bot.says("answers in place of")
        assert AFTER in await bot.answers("after")
        assert loopback.gateway.identified == 1
        assert loopback.gateway.resumed == 0


async def test_of_a_faulty_file_the_log_tells_where_and_the_old_answers_go_on(
    loopback: Loopback, folder: Path
) -> None:
    async with running(loopback, folder) as bot:
        bot.write(BAKER.replace("id: night", "id: average"))
        bot.reload()
        told = await bot.says("goes on answering")
        row = BAKER.splitlines().index("      - id: night") + 1
        assert f"{folder / 'baker.yaml'}:{row}:" in told
        assert BEFORE in await bot.answers("still")
        bot.write(BAKER.replace("30,000", "45,000"))
        bot.reload()
        await bot.says("answers in place of")
        assert AFTER in await bot.answers("after")


async def test_the_command_reloads_and_says_what_came_of_it(
    loopback: Loopback, folder: Path
) -> None:
    async with running(loopback, folder) as bot:
        bot.write(BAKER.replace("30,000", "45,000"))
        code, out, err = await reload(loopback)
        assert (code, err) == (0, "")
        assert " answers in place of " in one_line(out)
        assert AFTER in await bot.answers("after")
        bot.write(BAKER.replace("id: night", "id: average"))
        code, out, _ = await reload(loopback)
        assert code == 1
        assert "goes on answering" in out
        assert f"{folder / 'baker.yaml'}:" in out
        assert AFTER in await bot.answers("still")
    code, out, err = await reload(loopback)
    assert (code, out) == (1, "")
    assert "no bot runs" in one_line(err)


async def test_watched_files_are_taken_up_by_themselves(
    loopback: Loopback, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(WATCH, "yes")
    async with running(loopback, folder) as bot:
        (folder / "notes.txt").write_text("nothing of the knowledge")
        bot.write(BAKER.replace("id: night", "id: average"))
        await bot.says("goes on answering")
        bot.write(BAKER.replace("30,000", "45,000"))
        await bot.says("answers in place of")
        assert AFTER in await bot.answers("after")


async def test_it_reloads_where_the_cache_takes_no_files(
    loopback: Loopback, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(CACHE, str(tmp_path / "file"))
    async with running(loopback, folder) as bot:
        bot.write(BAKER.replace("30,000", "45,000"))
        bot.reload()
        await bot.says("answers in place of")
        assert AFTER in await bot.answers("after")


def test_without_a_running_bot_the_command_says_how_to_start_one(run: Run, tmp_path: Path) -> None:
    result = run("reload", **{DATA: str(tmp_path / "nothing")})
    assert result.exit_code == 1
    assert one_line(result.stderr).endswith("`career-advisor run` starts one")


async def test_a_bot_whose_terminal_is_closed_ends(loopback: Loopback, folder: Path) -> None:
    ours, its = os.openpty()
    process = await launched(loopback, TOKEN, "run", "--knowledge", str(folder), stderr=its)
    os.close(its)
    await until(loopback.gateway.is_connected, LONGEST)
    os.close(ours)
    process.send_signal(signal.SIGHUP)
    assert await asyncio.wait_for(process.wait(), LONGEST) == 0
