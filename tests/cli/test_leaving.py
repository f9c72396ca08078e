"""SIGTERM while people are being answered."""

from __future__ import annotations

import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.discord_app.leaving import GRACE
from bot.settings import HEALTH
from bot.storage.engine import FILE
from tests.cli.running import running
from tests.loopback.faults import POSTS, Silence, rate_limited
from tests.loopback.people import until
from tests.loopback.server import Loopback

pytestmark = pytest.mark.waits

SLOW_SECONDS = 2.0
"""Seconds that Discord lets an answer wait; less than the bot has for its leaving."""

IN_A_MOMENT = 5.0
"""Seconds for the rest of an end, on a busy machine."""


@pytest.fixture(autouse=True)
def any_port(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HEALTH, "0")


async def test_who_is_being_answered_gets_the_answer_and_who_comes_later_none(
    loopback: Loopback, folder: Path, tmp_path: Path
) -> None:
    async with running(loopback, folder) as bot:
        await bot.becomes(ready=True)
        loopback.faults.on(POSTS, rate_limited(SLOW_SECONDS))
        alice, bob = loopback.person("alice"), loopback.person("bob")
        asked = await alice.say("zebra stripes quantum")
        await until(lambda: loopback.faults.met)
        bot.process.send_signal(signal.SIGTERM)
        told = await bot.becomes(ready=False)
        assert told["leaving"]
        assert told["gateway_connected"]
        too_late = await bob.say("average salary of a baker")
        command = await bob.slash("help")
        seconds, log = await bot.ended()
        assert seconds < SLOW_SECONDS + IN_A_MOMENT
        assert alice.answers_to(asked)
        assert not bob.answers_to(too_late)
        assert not command.responded.is_set()
    assert "1 answers are under way" in log
    assert "2 events were dropped unread while leaving" in log
    assert not any(words in log for words in ("cut off", "Traceback", '"level": "ERROR"'))
    with closing(sqlite3.connect(tmp_path / "data" / FILE)) as database:
        kept = database.execute("SELECT kind, number FROM day_counts").fetchall()
    assert kept == [("declined", 1)]


async def test_what_does_not_end_is_cut_off_and_told(loopback: Loopback, folder: Path) -> None:
    async with running(loopback, folder) as bot:
        await bot.becomes(ready=True)
        loopback.faults.on(POSTS, Silence.HANG, times=100)
        for name in ("alice", "bob"):
            await loopback.person(name).say("average salary of a baker")
        await until(lambda: loopback.faults.met)
        bot.process.send_signal(signal.SIGTERM)
        seconds, log = await bot.ended()
    assert seconds < GRACE + IN_A_MOMENT
    assert "2 answers were cut off" in log
    assert "Traceback" not in log


async def test_a_second_signal_ends_it_at_once(loopback: Loopback, folder: Path) -> None:
    async with running(loopback, folder) as bot:
        await bot.becomes(ready=True)
        loopback.faults.on(POSTS, Silence.HANG, times=100)
        await loopback.person().say("average salary of a baker")
        await until(lambda: loopback.faults.met)
        bot.process.send_signal(signal.SIGINT)
        await bot.becomes(ready=False)
        bot.process.send_signal(signal.SIGINT)
        seconds, log = await bot.ended()
    assert seconds < IN_A_MOMENT
    assert "Traceback" not in log
