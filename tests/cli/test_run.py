from __future__ import annotations

import asyncio
import logging
import signal
import socket
from pathlib import Path

import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from bot.cli.connecting import refused
from bot.cli.logs import shorten_reconnects
from bot.cli.run import serve
from bot.core.errors import AdvisorError, SettingsError
from tests.cli.conftest import Run, one_line
from tests.loopback.launching import launched
from tests.loopback.people import until
from tests.loopback.server import TOKEN, Loopback


@pytest.fixture
def connected(loopback: Loopback, monkeypatch: pytest.MonkeyPatch) -> Loopback:
    """Make clients of this process take the server for Discord."""
    monkeypatch.setattr(Route, "BASE", loopback.api)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", URL(loopback.gateway.address))
    return loopback


def client() -> discord.Client:
    return discord.Client(intents=discord.Intents.none())


def test_a_missing_token_is_told_in_one_line(run: Run) -> None:
    result = run("run")
    assert result.exit_code == 2
    assert one_line(result.stderr).startswith("career-advisor: DISCORD_TOKEN is not set; put")


async def test_a_wrong_token_ends_the_program_with_one_line(
    loopback: Loopback, folder: Path
) -> None:
    process = await launched(loopback, "MQ.wrong.token", "run", "--knowledge", str(folder))
    out, err = await process.communicate()
    assert (process.returncode, out) == (2, b"")
    line = one_line(err.decode())
    assert line.startswith("career-advisor: DISCORD_TOKEN is not accepted by Discord; copy it")
    assert "wrong.token" not in line


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_the_running_bot_cleanly(
    loopback: Loopback, folder: Path, number: signal.Signals
) -> None:
    process = await launched(loopback, TOKEN, "run", "--knowledge", str(folder))
    await asyncio.wait_for(loopback.reached.wait(), 60)
    process.send_signal(number)
    out, err = await process.communicate()
    assert (process.returncode, out) == (0, b"")
    assert b"Traceback" not in err


async def test_a_refused_token_names_its_setting(connected: Loopback) -> None:
    with pytest.raises(SettingsError, match=r"^DISCORD_TOKEN is not accepted"):
        await serve(client(), "wrong")
    assert not connected.reached.is_set()


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (4014, "privileged intent"),
        (4004, r"^DISCORD_TOKEN is not accepted"),
        (4011, r"^SHARD_COUNT does not fit .* \(code 4011\); .* with SHARD_IDS$"),
    ],
)
async def test_a_refusal_by_the_gateway_says_what_to_change(
    connected: Loopback, code: int, reason: str
) -> None:
    connected.gateway.refuses_with = code
    bot = client()
    with pytest.raises(SettingsError, match=reason):
        await serve(bot, TOKEN)
    assert bot.is_closed()


@pytest.mark.parametrize(
    ("code", "setting"), [(4004, "DISCORD_TOKEN"), (4014, "CAREER_ADVISOR_MESSAGE_CONTENT")]
)
async def test_what_discord_takes_back_while_it_runs_ends_the_program_with_one_line(
    loopback: Loopback, folder: Path, code: int, setting: str
) -> None:
    process = await launched(loopback, TOKEN, "run", "--knowledge", str(folder))
    await until(loopback.gateway.is_connected, 60)
    # Discord goes on to refuse whoever comes back: a close that the bot's own words cross is lost.
    loopback.gateway.refuses_with = code
    await loopback.gateway.close(code)
    out, err = await process.communicate()
    assert (process.returncode, out) == (2, b"")
    said = [line for line in err.decode().splitlines() if '"level": "INFO"' not in line]
    assert one_line("\n".join(said)).startswith(f"career-advisor: {setting} ")


async def test_an_api_on_another_machine_is_refused_before_the_token_goes_there(run: Run) -> None:
    result = run("run", DISCORD_TOKEN=TOKEN, CAREER_ADVISOR_API="http://proxy.internal/api/v10")
    assert result.exit_code == 2
    assert "set CAREER_ADVISOR_API_HOST=proxy.internal" in one_line(result.stderr)


async def test_no_network_is_told_and_the_client_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: every connection is refused
        monkeypatch.setattr(Route, "BASE", f"http://127.0.0.1:{taken.getsockname()[1]}")
        bot = client()
        with pytest.raises(SettingsError, match="cannot be reached to check DISCORD_TOKEN"):
            await serve(bot, TOKEN)
    assert bot.is_closed()


def test_an_error_of_discord_itself_is_no_wrong_setting() -> None:
    error = refused(discord.DiscordException("no gateway"))
    assert type(error) is AdvisorError
    assert "DiscordException" in str(error)


def record(name: str, message: str) -> logging.LogRecord:
    error = ConnectionError("gone")
    trace = (type(error), error, None)
    return logging.LogRecord(name, logging.ERROR, "", 1, message, (2.5,), trace)


def test_a_reconnect_is_logged_without_a_traceback() -> None:
    lost = record("discord.shard", "Attempting a reconnect in %.2fs")
    assert shorten_reconnects(lost)
    assert lost.getMessage() == "Attempting a reconnect in 2.50s (ConnectionError)"
    assert lost.exc_info is None


def test_any_other_error_keeps_its_traceback() -> None:
    for name, message in (("discord.shard", "Ignoring %s"), ("bot.x", "a reconnect %s")):
        kept = record(name, message)
        assert shorten_reconnects(kept)
        assert kept.exc_info
