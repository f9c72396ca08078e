"""What people write, what they are called and the token are searched for in a whole log."""

from __future__ import annotations

import asyncio
import itertools
import json
import re
import signal
import sqlite3
from collections.abc import Awaitable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest

from bot.core.answering import phrases
from bot.settings import LOG_LEVEL
from bot.storage.database import opened
from bot.storage.engine import FILE, database_url
from tests.loopback.faults import (
    CALLBACKS,
    DELETIONS,
    EDITS,
    EXPIRED,
    NO_PERMISSION,
    POSTS,
    UNAVAILABLE,
    Fault,
    Silence,
    Status,
)
from tests.loopback.launching import launched
from tests.loopback.people import LOOKS, Person, shown, text_of, until
from tests.loopback.server import TOKEN, Loopback

pytestmark = pytest.mark.waits

Done = TypeVar("Done")

WORD = "xylopolist"
"""Stands in everything that anybody writes."""

NAME = "zilphaquandary"
"""Begins the name of everybody."""

PAY, GAP = f"average salary of a baker {WORD}", f"{WORD} quantum zebra"
ECHO = Status(400, 50035, {"message": f"Invalid Form Body: {PAY}", "errors": {NAME: [PAY]}})
"""Discord quotes what it refuses."""

TOLD = re.compile(re.escape(phrases.FAILED).replace(r"\{reference\}", "(?P<reference>[0-9a-f]+)"))
GROUPS = ("mydata", "curate")
"""Hold commands and are none, so that using them is a request that cannot be read."""

FAILING = 2
"""Commands whose answer is refused, so that their people are told a reference."""

START_SECONDS = 60


class Crowd:
    """People who have not asked yet, so that nobody is too fast."""

    def __init__(self, loopback: Loopback) -> None:
        self.loopback = loopback
        self.mention = f"<@{loopback.world.me['id']}>"
        self._names = (f"{NAME}{number}" for number in itertools.count())

    def somebody(self, *, direct: bool = False) -> Person:
        let_in = self.loopback.direct if direct else self.loopback.person
        person = let_in(next(self._names))
        person.user["global_name"] = f"{NAME} of the shown name"
        return person


@pytest.fixture
def crowd(loopback: Loopback) -> Crowd:
    loopback.guild["channels"][0]["topic"] = WORD
    return Crowd(loopback)


async def commands(crowd: Crowd) -> None:
    """Use commands, type into one, press and choose under an answer, send a form."""
    for question in (PAY, GAP, f"hello {WORD}"):
        await shown(await crowd.somebody().slash("ask", question=question))
    for name in ("help", "topics", "privacy", "setup", "salary", *GROUPS):
        await shown(await crowd.somebody().slash(name))
    await shown(await crowd.somebody().type_into("ask", "question", PAY))
    asker = crowd.somebody()
    asked = await shown(await asker.slash("ask", question=PAY))
    assert asked.original is not None
    for label in (phrases.WHY, phrases.NOT_HELPFUL):
        await shown(await asker.press(asked.original, label))
    await shown(await crowd.somebody().choose(asked.original))
    asked.data = {"custom_id": WORD}
    await crowd.somebody().fill_in(asked, text=PAY)


async def messages(crowd: Crowd) -> None:
    """Mention the bot, change and delete that, write to it directly, have somebody answered."""
    for question in (PAY, GAP):
        alice = crowd.somebody()
        said = await alice.say(question)
        answer = await alice.answer_to(said)
        before = text_of(answer)
        await alice.edit(said, f"{crowd.mention} define baker {WORD}")
        while text_of(answer) == before:  # noqa: ASYNC110
            await asyncio.sleep(LOOKS)
        await alice.delete(said)
        while alice.answers_to(said):  # noqa: ASYNC110
            await asyncio.sleep(LOOKS)
    bob = crowd.somebody(direct=True)
    said = await bob.say(PAY, to_bot=False)
    await bob.answer_to(said)
    await shown(await bob.slash("ask", message=f"{said['channel_id']}-{said['id']}"))
    unasked = await crowd.somebody().say(PAY, to_bot=False)
    preview = await shown(await crowd.somebody().menu(phrases.ANSWER_THIS, unasked))
    assert preview.original is not None
    await crowd.somebody().press(preview.original, phrases.POST)
    await crowd.somebody().answer_to(unasked)


async def troubles(crowd: Crowd) -> None:
    """Let Discord refuse, drop and delay what the bot sends, and lose the connection."""
    for fault in (ECHO, Silence.RESET, UNAVAILABLE, EXPIRED, NO_PERMISSION):
        asked = await meet(crowd, CALLBACKS, fault, crowd.somebody().slash("ask", question=PAY))
        if fault is not EXPIRED:
            # Else what is said about this fault would meet the next one.
            await shown(asked)
    for fault in (ECHO, NO_PERMISSION, Silence.RESET, UNAVAILABLE):
        asker = crowd.somebody()
        said = await meet(crowd, POSTS, fault, asker.say(PAY))
        if fault in (Silence.RESET, UNAVAILABLE):
            await asker.answer_to(said)
    for fault in (ECHO, NO_PERMISSION):
        alice = crowd.somebody()
        said = await alice.say(PAY)
        await alice.answer_to(said)
        await meet(crowd, EDITS, fault, alice.edit(said, f"{crowd.mention} {GAP}"))
        await alice.delete(said)
        said = await alice.say(PAY)
        await alice.answer_to(said)
        await meet(crowd, DELETIONS, fault, alice.delete(said))
    await crowd.loopback.gateway.close(4000)
    said = await crowd.somebody().say(GAP)
    await crowd.somebody().answer_to(said)


async def meet(crowd: Crowd, request: str, fault: Fault, act: Awaitable[Done]) -> Done:
    """Do something that meets a fault, and return what was done."""
    faults = crowd.loopback.faults
    met = faults.met
    faults.on(request, fault)
    done = await act
    await until(lambda: faults.met > met)
    return done


async def without_database(crowd: Crowd, file: Path) -> None:
    """Vote, and ask what is noted, while the database is locked."""
    asker = crowd.somebody()
    asked = await shown(await asker.slash("ask", question=GAP))
    assert asked.original is not None
    with closing(sqlite3.connect(file, timeout=30, check_same_thread=False)) as holding:
        await asyncio.to_thread(holding.execute, "BEGIN IMMEDIATE")
        pressed = await asker.press(asked.original, phrases.NOT_HELPFUL)
        await shown(await crowd.somebody().slash("ask", question=GAP))
        await shown(pressed)


@pytest.mark.parametrize("level", ["DEBUG", "INFO", "WARNING", "ERROR"])
async def test_no_word_name_or_token_is_in_the_log_and_every_reference_is(
    crowd: Crowd, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, level: str
) -> None:
    loopback, data = crowd.loopback, tmp_path / "data"
    monkeypatch.setenv(LOG_LEVEL, level)
    await texts_are_wanted(loopback, data)
    process = await launched(loopback, TOKEN, "run", "--knowledge", str(folder))
    try:
        await until(loopback.gateway.is_connected, START_SECONDS)
        await commands(crowd)
        await messages(crowd)
        await troubles(crowd)
        await without_database(crowd, data / FILE)
    finally:
        process.send_signal(signal.SIGTERM)
        out, err = await process.communicate()
    assert (process.returncode, out) == (0, b"")
    secrets = {WORD, NAME, TOKEN, *loopback.world.asked}
    log = err.decode()
    assert [secret for secret in secrets if secret.lower() in log.lower()] == []
    records = [json.loads(line) for line in log.splitlines()]
    logged = {one["reference"]: one["level"] for one in records if "reference" in one}
    told = references(loopback)
    assert len(told) == FAILING
    assert [logged.get(one) for one in told] == ["ERROR"] * len(told)
    assert (level in {"DEBUG", "INFO"}) == any(one["level"] == "INFO" for one in records)


def references(loopback: Loopback) -> list[str]:
    """List the references that people were told in the place of an answer."""
    messages = [one for asked in loopback.world.asked.values() for one in asked.messages]
    found = (TOLD.fullmatch(one["content"]) for one in [*messages, *loopback.world.by_bot()])
    return [one["reference"] for one in found if one]


async def texts_are_wanted(loopback: Loopback, data: Path) -> None:
    """Let the server's owners want to see what found no answer."""
    async with opened(database_url(None, data)) as database:
        guild = int(loopback.guild["id"])
        await database.guilds.change(guild, {"logging": True}, datetime.now(UTC))
