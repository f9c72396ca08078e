from __future__ import annotations

import asyncio
import socket
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.settings import DATABASE, HEALTH
from bot.storage.engine import FILE
from tests.cli.conftest import Run, one_line
from tests.cli.running import Running, running
from tests.loopback.launching import launched
from tests.loopback.people import shown
from tests.loopback.server import TOKEN, Loopback
from tests.storage.databases import Stoppable

pytestmark = pytest.mark.waits

LOOPBACK_ADDRESSES = {"127.0.0.1", "::1"}


@pytest.fixture(autouse=True)
def any_port(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HEALTH, "0")


async def metrics(bot: Running) -> dict[str, float]:
    _, text = await bot.look("/metrics")
    samples = [one for family in text_string_to_metric_families(text) for one in family.samples]
    return {f"{one.name}{list(one.labels.values()) or ''}": one.value for one in samples}


async def test_a_connected_bot_is_alive_and_ready_at_an_address_of_this_machine_alone(
    loopback: Loopback, folder: Path
) -> None:
    async with running(loopback, folder) as bot:
        assert urlsplit(bot.address).hostname in LOOPBACK_ADDRESSES
        told = await bot.becomes(ready=True)
        assert told.pop("event_loop_lag_seconds") < 5
        assert len(told.pop("knowledge_version")) == 12
        assert told == {
            "alive": True,
            "ready": True,
            "gateway_connected": True,
            "database_reachable": True,
            "leaving": False,
        }
        assert (await bot.look("/healthz"))[0] == 200
        assert (await bot.look("/"))[0] == 404


async def test_it_is_alive_and_not_ready_while_discord_is_gone(
    loopback: Loopback, folder: Path
) -> None:
    async with running(loopback, folder) as bot:
        await bot.becomes(ready=True)
        async with loopback.gone():
            told = await bot.becomes(ready=False)
            assert (told["gateway_connected"], told["database_reachable"]) == (False, True)
            assert (await bot.look("/healthz"))[0] == 200
        await bot.becomes(ready=True)


async def test_it_is_alive_and_not_ready_while_its_postgresql_is_stopped(
    loopback: Loopback, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Stoppable()
    monkeypatch.setenv(DATABASE, server.url.render_as_string(hide_password=False))
    async with running(loopback, folder) as bot:
        await bot.becomes(ready=True)
        await asyncio.to_thread(server.stop)
        told = await bot.becomes(ready=False)
        assert (told["gateway_connected"], told["database_reachable"]) == (True, False)
        assert (await bot.look("/healthz"))[0] == 200
        assert (await metrics(bot))["career_advisor_database_reachable"] == 0
        await asyncio.to_thread(server.start)
        await bot.becomes(ready=True)


async def test_it_is_not_ready_while_its_file_is_locked(
    loopback: Loopback, folder: Path, tmp_path: Path
) -> None:
    async with running(loopback, folder) as bot:
        await bot.becomes(ready=True)
        file = tmp_path / "data" / FILE
        with closing(sqlite3.connect(file, timeout=30, check_same_thread=False)) as holding:
            await asyncio.to_thread(holding.execute, "BEGIN IMMEDIATE")
            told = await bot.becomes(ready=False)
            assert not told["database_reachable"]
        await bot.becomes(ready=True)


async def test_what_people_ask_is_counted_with_how_long_they_waited(
    loopback: Loopback, folder: Path
) -> None:
    async with running(loopback, folder) as bot:
        await bot.becomes(ready=True)
        await shown(await loopback.person("alice").slash("ask", question="average baker salary"))
        said = await loopback.person("bob").say("zebra stripes quantum")
        await loopback.person("bob").answer_to(said)
        await shown(await loopback.person("carol").slash("help"))
        found = await metrics(bot)
        while found["career_advisor_answer_seconds_count"] < 2:
            found = await metrics(bot)
    assert found["career_advisor_answers_total['answered']"] == 1
    assert found["career_advisor_answers_total['declined']"] == 1
    assert found["career_advisor_answer_seconds_count"] == 2
    assert 0 < found["career_advisor_answer_seconds_sum"] < 20
    assert found["career_advisor_servers"] == 1
    assert found["career_advisor_ready"] == 1


async def test_an_address_in_use_ends_the_program_with_one_line(
    loopback: Loopback, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setenv(HEALTH, f"127.0.0.1:{port}")
        process = await launched(loopback, TOKEN, "run", "--knowledge", str(folder))
        out, err = await process.communicate()
    assert (process.returncode, out) == (2, b"")
    line = one_line(err.decode())
    assert line.startswith(f"career-advisor: {HEALTH}: nobody can listen at 127.0.0.1 port {port}")


def test_what_is_no_address_is_told_before_anything_is_learned(run: Run) -> None:
    result = run("run", DISCORD_TOKEN=TOKEN, CAREER_ADVISOR_HEALTH="everywhere")
    assert result.exit_code == 2
    assert f"{HEALTH} is no address to listen at" in one_line(result.stderr)
