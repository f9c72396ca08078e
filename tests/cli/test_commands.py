from __future__ import annotations

import asyncio
import json
import signal
from pathlib import Path
from typing import Any

import pytest

from bot.core.answering import phrases
from tests.cli.conftest import Run, one_line
from tests.loopback.launching import launched
from tests.loopback.server import TOKEN, Loopback

BAKERS = {"ask", "fit", "role", "salary", "roadmap", "topics", "help", "setup", "curate"} | {
    "privacy",
    "mydata",
    phrases.ANSWER_THIS,
}


async def shown(loopback: Loopback, folder: Path, *options: str) -> str:
    """Run the real program against the server, and return what it prints."""
    process = await launched(loopback, TOKEN, "commands", "--knowledge", str(folder), *options)
    out, err = await process.communicate()
    assert (process.returncode, err) == (0, b"")
    return out.decode()


async def states(loopback: Loopback, folder: Path) -> dict[str, str]:
    written = json.loads(await shown(loopback, folder, "--json"))
    return {one["name"]: one["state"] for one in written["commands"]}


@pytest.fixture
async def registered(loopback: Loopback, folder: Path) -> list[dict[str, Any]]:
    """Let the bot start once, which registers its commands, and return them."""
    process = await launched(loopback, TOKEN, "run", "--knowledge", str(folder))
    await asyncio.wait_for(loopback.reached.wait(), 60)
    process.send_signal(signal.SIGTERM)
    await process.communicate()
    return loopback.world.commands


def test_a_missing_token_is_told_in_one_line(run: Run) -> None:
    result = run("commands")
    assert result.exit_code == 2
    assert one_line(result.stderr).startswith("career-advisor: DISCORD_TOKEN is not set; put")


async def test_a_wrong_token_is_told_in_one_line(loopback: Loopback, folder: Path) -> None:
    process = await launched(loopback, "MQ.wrong.token", "commands", "--knowledge", str(folder))
    out, err = await process.communicate()
    assert (process.returncode, out) == (2, b"")
    line = one_line(err.decode())
    assert line.startswith("career-advisor: DISCORD_TOKEN is not accepted by Discord; copy it")


async def test_where_nothing_is_registered_everything_would_be_added(
    loopback: Loopback, folder: Path
) -> None:
    assert await states(loopback, folder) == dict.fromkeys(BAKERS, "added")


async def test_looking_changes_nothing_and_opens_no_gateway(
    loopback: Loopback, folder: Path
) -> None:
    await shown(loopback, folder)
    assert loopback.world.commands == []
    assert not loopback.reached.is_set()


async def test_after_a_start_all_is_registered(
    loopback: Loopback, folder: Path, registered: list[dict[str, Any]]
) -> None:
    assert {one["name"] for one in registered} == BAKERS
    written = json.loads(await shown(loopback, folder, "--json"))
    assert {one["state"] for one in written["commands"]} == {"registered"}
    assert written["registered"] == written["wanted"]


async def test_a_person_reads_what_would_become_of_each_command(
    loopback: Loopback, folder: Path, registered: list[dict[str, Any]]
) -> None:
    for one in registered:
        if one["name"] == "salary":
            one["description"] = "What did a baker earn?"
    loopback.world.commands = [one for one in registered if one["name"] != "role"]
    loopback.world.commands.append({**registered[0], "name": "Pay\x1b[1m", "type": 3})
    lines = (await shown(loopback, folder)).splitlines()

    def row(name: str) -> list[str]:
        (line,) = [line for line in lines if line.startswith(f"│ {name} ")]
        return [cell.strip() for cell in line.strip("│").split("│")]

    assert row("/ask") == ["/ask", "registered", ""]
    assert row("/role") == ["/role", "would be added", ""]
    assert row("/salary") == ["/salary", "would be changed", "description"]
    assert row("Pay") == ["Pay [1m (message menu)", "would be removed", ""]
    assert lines[-1].endswith("`run` registers it when it starts.")
