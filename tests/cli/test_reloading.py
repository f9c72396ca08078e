from __future__ import annotations

import asyncio
import gc
import logging
import signal
import weakref
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import discord
import pytest

from bot.cli.learning import learned
from bot.cli.reloading import reloading
from bot.cli.running import running
from bot.core.answering.advisor import Advisor
from bot.discord_app.client import AdvisorBot
from bot.discord_app.watchdog import BLOCKED
from bot.settings import CACHE, DATA, WATCH, load_settings
from tests.baker import BAKER
from tests.cli.conftest import Run, one_line
from tests.cli.test_running import holding
from tests.loopback.people import until

pytestmark = pytest.mark.waits

LONGEST = 60.0
CHANGED = BAKER.replace("30,000", "45,000")
FAULTY = BAKER.replace("id: night", "id: average")

Write = Callable[[str], None]


@pytest.fixture
def write(folder: Path) -> Write:
    """Put a text in the place of the career's file, at once."""

    def written(text: str) -> None:
        part = folder.with_suffix(".part")
        part.write_text(text, encoding="utf-8")
        part.replace(folder / "baker.yaml")

    return written


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture) -> Callable[[str], bool]:
    """Tell whether the log holds some words."""
    caplog.set_level(logging.INFO, "bot")
    return lambda words: words in caplog.text


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CACHE, str(tmp_path / "cache"))


@pytest.fixture
def advisor(folder: Path, tmp_path: Path) -> Advisor:
    return learned(folder, tmp_path / "cache")


class HalfTaken(AdvisorBot):
    """A bot of which something fails once it answers from what is new."""

    failure: Exception

    async def take_up(self, advisor: Advisor) -> None:
        await super().take_up(advisor)
        raise self.failure


def text_of(bot: AdvisorBot) -> str:
    return bot.advisor.show("salary.average").parts[0].passages[0].text


async def test_each_signal_takes_up_what_the_files_say(
    advisor: Advisor, folder: Path, write: Write, told: Callable[[str], bool]
) -> None:
    bot = AdvisorBot(advisor)
    async with reloading(bot, folder, load_settings(), recent=3):
        write(CHANGED)
        signal.raise_signal(signal.SIGHUP)
        await until(lambda: told("answers in place of"), LONGEST)
        assert "45,000" in text_of(bot)
        write(FAULTY)
        signal.raise_signal(signal.SIGHUP)
        await until(lambda: told("goes on answering"), LONGEST)
        assert told("baker.yaml:30:9: duplicate id")
        assert "45,000" in text_of(bot)


async def test_a_reload_keeps_the_event_loop_for_no_longer_than_an_answer(
    advisor: Advisor, folder: Path, write: Write
) -> None:
    bot = AdvisorBot(advisor)
    write(CHANGED)
    with bot.watchdog.watching():
        async with reloading(bot, folder, load_settings(), recent=3):
            signal.raise_signal(signal.SIGHUP)
            await until(lambda: "45,000" in text_of(bot), LONGEST)
    # What other programs kept the processor for is not of the reload's making.
    assert bot.watchdog.longest_work < BLOCKED


async def test_what_a_reload_replaced_is_gone_and_nothing_is_frozen(
    folder: Path, write: Write
) -> None:
    bot = AdvisorBot(learned(folder, load_settings().cache))
    held = weakref.ref(bot.advisor)
    frozen = gc.get_freeze_count()
    gc.disable()
    try:
        async with reloading(bot, folder, load_settings(), recent=3):
            write(CHANGED)
            signal.raise_signal(signal.SIGHUP)
            await until(lambda: "45,000" in text_of(bot), LONGEST)
            assert held() is None
    finally:
        gc.enable()
    assert gc.get_freeze_count() == frozen


async def test_a_change_during_a_reload_is_taken_up_after_it(
    advisor: Advisor, folder: Path, write: Write
) -> None:
    bot = AdvisorBot(advisor)
    async with reloading(bot, folder, load_settings(), recent=3):
        write(FAULTY)
        signal.raise_signal(signal.SIGHUP)
        await asyncio.sleep(0)
        write(CHANGED)
        signal.raise_signal(signal.SIGHUP)
        await until(lambda: "45,000" in text_of(bot), LONGEST)


async def test_files_that_are_watched_need_no_signal(
    advisor: Advisor,
    folder: Path,
    write: Write,
    told: Callable[[str], bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(WATCH, "yes")
    bot = AdvisorBot(advisor)
    async with reloading(bot, folder, load_settings(), recent=3):
        write(CHANGED)
        await until(lambda: "45,000" in text_of(bot), LONGEST)
        (folder / "baker.yaml").unlink()
        await until(lambda: told("no .yaml file in this folder"), LONGEST)
        assert "45,000" in text_of(bot)


async def test_a_folder_that_cannot_be_watched_is_only_logged(
    advisor: Advisor, folder: Path, told: Callable[[str], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(WATCH, "yes")
    missing = folder / "missing"
    async with reloading(AdvisorBot(advisor), missing, load_settings(), recent=3):
        await until(lambda: told(f"Changes of {missing} are not noticed"), LONGEST)


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (
            discord.HTTPException(SimpleNamespace(status=503, reason=""), "a text"),
            "answers, but Discord refused its commands (HTTPException 503 0)",
        ),
        (ZeroDivisionError("a text"), "ZeroDivisionError (reference "),
    ],
)
async def test_whatever_fails_is_logged_by_its_name_and_the_bot_goes_on(
    advisor: Advisor, folder: Path, told: Callable[[str], bool], failure: Exception, words: str
) -> None:
    bot = HalfTaken(advisor)
    bot.failure = failure
    async with reloading(bot, folder, load_settings(), recent=3):
        signal.raise_signal(signal.SIGHUP)
        await until(lambda: told(words), LONGEST)
        assert not told("a text")


async def test_the_command_waits_for_the_outcome(
    advisor: Advisor, folder: Path, write: Write, run: Run
) -> None:
    bot = AdvisorBot(advisor)
    async with reloading(bot, folder, load_settings(), recent=3):
        for text, code, words in ((CHANGED, 0, "in place of"), (FAULTY, 1, "baker.yaml:30:9: ")):
            write(text)
            result = await asyncio.to_thread(run, "reload")
            assert result.exit_code == code
            assert words in result.stdout
    assert running(load_settings().data) == []


def test_the_command_tells_of_a_process_that_ends_instead(run: Run, tmp_path: Path) -> None:
    with holding(tmp_path) as other:
        result = run("reload", **{DATA: str(tmp_path)})
    assert result.exit_code == 1
    said = one_line(result.stderr)
    assert said == f"career-advisor: process {other.pid} ended before it had reloaded"


async def test_a_process_that_nobody_can_find_still_takes_the_signal(
    advisor: Advisor, folder: Path, write: Write, told: Callable[[str], bool]
) -> None:
    load_settings().data.touch()
    bot = AdvisorBot(advisor)
    async with reloading(bot, folder, load_settings(), recent=3):
        assert told("cannot find this process")
        write(CHANGED)
        signal.raise_signal(signal.SIGHUP)
        await until(lambda: "45,000" in text_of(bot), LONGEST)
