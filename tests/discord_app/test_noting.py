from __future__ import annotations

import pytest
from discord.utils import utcnow

from bot.core.answering import phrases
from bot.discord_app.client import AdvisorBot
from bot.storage.database import Database
from bot.storage.records import DIRECT
from tests.discord_app.conftest import Place
from tests.discord_app.views.pressing import asked, mentioned

DEGREE, BERLIN = "which degree do i need", "what is the average salary in berlin"
WEATHER = "what is the weather like in paris today"


@pytest.fixture
def simcord_bot(remembering_bot: AdvisorBot) -> AdvisorBot:
    return remembering_bot


async def counts(database: Database, guild: int) -> dict[str, int]:
    await database.notes.flush()
    found = await database.counts.since(guild, utcnow().date())
    return {one.kind: one.number for one in found}


async def test_every_answer_is_counted_by_its_outcome(place: Place, database: Database) -> None:
    _, answer = await mentioned(place, DEGREE)
    await asked(place, BERLIN)
    await place.alice.slash(place.channel, "salary")
    message = await place.alice.send(place.channel, WEATHER)
    await place.alice.context_menu(place.channel, phrases.ANSWER_THIS, message)
    found = {"answered": 2, "related": 1, "declined": 1}
    assert await counts(database, place.guild.id) == found
    await place.alice.click(answer, label=phrases.FULL_SECTION)
    await place.alice.slash(place.channel, "help")
    assert await counts(database, place.guild.id) == found


async def test_direct_messages_are_counted_together(place: Place, database: Database) -> None:
    for name in ("carol", "dave"):
        await place.env.create_user(name).send_dm(DEGREE)
    assert await counts(database, DIRECT) == {"answered": 2}
