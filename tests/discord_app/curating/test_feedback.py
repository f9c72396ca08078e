from __future__ import annotations

from datetime import date
from itertools import count

import simcord

from bot.core.answering import phrases
from bot.storage.database import Database
from bot.storage.records import Reason, Vote
from tests.discord_app.conftest import Place
from tests.discord_app.curating.test_gaps import seen
from tests.discord_app.views.pressing import response

ANSWERS = count(1)


async def vote(
    database: Database, guild: int, entry: str, *, solved: bool, reason: Reason | None = None
) -> None:
    entries = (("baker", entry),) if entry else ()
    outcome = "answered" if entry else "declined"
    await database.votes.cast(
        Vote(guild, next(ANSWERS), 1, solved, outcome, entries, date(2026, 1, 1), reason)
    )


async def test_entries_are_listed_in_order_of_need(
    place: Place, manager: simcord.MemberActor, database: Database
) -> None:
    here = place.guild.id
    for reason in (Reason.UNCLEAR, Reason.UNCLEAR, Reason.OUT_OF_DATE):
        await vote(database, here, "salary.average", solved=False, reason=reason)
    await vote(database, here, "salary.average", solved=True)
    await vote(database, here, "", solved=False)
    await vote(database, here, "role", solved=True)
    await vote(database, here + 1, "steps", solved=False)
    panel = response(await manager.slash(place.channel, "curate feedback"))
    assert panel.ephemeral
    assert panel.content.splitlines() == [
        f"**{phrases.FEEDBACK}**",
        "• **Average pay**: solved 1 of 4 (25%) (out of date 1, unclear 2)",
        "• **Questions that I declined**: solved 0 of 1 (0%)",
        "• **What the job is**: solved 1 of 1 (100%)",
    ]


async def test_feedback_has_pages(
    place: Place, manager: simcord.MemberActor, database: Database
) -> None:
    for number in range(10):
        await vote(database, place.guild.id, f"salary.gone-{number}", solved=False)
    panel = response(await manager.slash(place.channel, "curate feedback"))
    await manager.click(panel, label=phrases.PAGE_AFTER.format(number=2, total=2))
    second = seen(place, manager, panel).content
    assert "salary.gone-8" in second
    assert "salary.gone-7" not in second


async def test_without_votes_there_is_a_sentence(
    place: Place, manager: simcord.MemberActor
) -> None:
    panel = response(await manager.slash(place.channel, "curate feedback"))
    assert panel.content == phrases.NO_FEEDBACK
