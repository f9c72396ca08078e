from __future__ import annotations

from datetime import date
from typing import Any

import discord
import pytest
import simcord
from discord.utils import utcnow

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.curating.changes import Change, read_change
from bot.discord_app.client import AdvisorBot
from bot.discord_app.curating import custom_ids
from bot.storage.database import Database
from bot.storage.records import GapState
from tests.discord_app.conftest import Place, locked_database
from tests.discord_app.curating.conftest import Inbox
from tests.discord_app.views.pressing import button, offered, planted, response, said

FLOUR = "what does a sack of flour cost"
DARK = "premium for toiling in the dark hours"
TIPS = ["how much are tips for a baker", "how much are the tips for bakers"]


async def opened(place: Place, person: simcord.MemberActor) -> Any:
    """Open the inbox, and return its panel."""
    return response(await person.slash(place.channel, "curate gaps"))


def seen(place: Place, person: simcord.MemberActor, panel: Any) -> Any:
    """Look at a panel again, after something was pressed in it."""
    return next(one for one in place.channel.history(viewer=person) if one.id == panel.id)


def option(panel: Any, placeholder: str, words: str) -> str:
    """Return the value of the option that says these words."""
    options = offered(panel)[placeholder]["options"]
    return str(next(one["value"] for one in options if words in one["label"]))


async def chosen(place: Place, person: simcord.MemberActor, words: str) -> Any:
    """Open the inbox, and choose the group that says these words."""
    panel = await opened(place, person)
    await person.select(panel, [option(panel, phrases.CHOOSE_GROUP, words)])
    return seen(place, person, panel)


async def change_in(result: simcord.InteractionResult) -> Change:
    """Read the change that was handed over, privately, as a file."""
    (told,) = [one for one in result.followups if one.attachments]
    assert told.ephemeral
    assert "passed the check" in told.content
    return read_change(await told.attachments[0].read())


async def test_like_questions_are_one_group_the_most_asked_first(
    place: Place, manager: simcord.MemberActor, inbox: Inbox
) -> None:
    await inbox.put(FLOUR, entry="salary.average")
    await inbox.put(TIPS[0], day=date(2026, 1, 2))
    await inbox.put(TIPS[1], day=date(2026, 1, 4))
    panel = await opened(place, manager)
    assert panel.ephemeral
    _, first, second = panel.content.splitlines()
    assert first.startswith("1. how much are")
    assert first.endswith("2 × · 2026-01-02 – 2026-01-04")
    assert second == f"2. {FLOUR} · 1 × · 2026-01-01 · closest: Average pay"


async def test_an_empty_inbox_says_so(place: Place, manager: simcord.MemberActor) -> None:
    panel = await opened(place, manager)
    assert (panel.content, panel.components) == (phrases.NO_GAPS, [])


async def test_the_inbox_has_pages(
    place: Place, manager: simcord.MemberActor, inbox: Inbox
) -> None:
    words = "anvil barrel candle dagger engine falcon guitar hammer island jungle".split()
    await inbox.put(*(f"where is the {word} kept" for word in words))
    panel = await opened(place, manager)
    assert all(word in panel.content for word in words[:8])
    await manager.click(panel, label=phrases.PAGE_AFTER.format(number=2, total=2))
    second = seen(place, manager, panel)
    assert second.content.splitlines()[1].startswith("9. where is the island kept")
    await manager.select(second, [option(second, phrases.CHOOSE_GROUP, "jungle")])
    await manager.click(seen(place, manager, panel), label=phrases.BACK)
    assert seen(place, manager, panel).content == second.content


async def test_a_group_becomes_phrasings_of_the_entry_that_is_guessed_first(
    place: Place, manager: simcord.MemberActor, inbox: Inbox
) -> None:
    await inbox.put(*TIPS, entry="salary.night")
    panel = await chosen(place, manager, "tips")
    assert panel.content.count("tips") == 3
    await manager.click(panel, label=phrases.ADD_PHRASING)
    asking = seen(place, manager, panel)
    sections = offered(asking)[phrases.CHOOSE_SECTION]["options"]
    assert {one["value"] for one in sections} == {"baker:role", "baker:salary", "baker:steps"}
    assert sections[0] == {"label": "Pay", "value": "baker:salary"} | sections[0]
    await manager.select(asking, [sections[0]["value"]])
    asking = seen(place, manager, panel)
    entries = [one["value"] for one in offered(asking)[phrases.CHOOSE_ENTRY]["options"]]
    assert entries[0] == "baker:salary.night"
    assert set(entries) == {"baker:salary", "baker:salary.average", "baker:salary.night"}
    result = await manager.select(asking, ["baker:salary.night"])
    change = await change_in(result)
    (added,) = change.added
    assert (change.career, added.to) == ("baker", "salary.night")
    assert set(added.phrasings) == set(TIPS)
    assert await inbox.states() == {}
    assert seen(place, manager, panel).content == phrases.NO_GAPS


async def test_what_a_change_does_is_said_with_its_file(
    place: Place, manager: simcord.MemberActor, inbox: Inbox
) -> None:
    (key,) = await inbox.put(DARK)
    panel = await opened(place, manager)
    await manager.select(panel, [key])
    await manager.click(seen(place, manager, panel), label=phrases.ADD_PHRASING)
    await manager.select(seen(place, manager, panel), ["baker:salary"])
    result = await manager.select(seen(place, manager, panel), ["baker:salary.night"])
    (told,) = result.followups
    figures, tried = told.content.splitlines()[1:3]
    assert figures.startswith("Phrasings found when left out: ")
    assert tried.startswith(f"• {DARK}: ")
    assert " → " in tried
    assert tried.endswith(" (salary.night)")


async def test_a_group_becomes_a_new_gap_topic(
    place: Place, manager: simcord.MemberActor, inbox: Inbox
) -> None:
    await inbox.put(FLOUR, entry="salary.average")
    panel = await chosen(place, manager, "flour")
    opened_form = await manager.click(panel, label=phrases.NEW_GAP_TOPIC)
    assert opened_form.modal is not None
    fields = [row["component"] for row in opened_form.modal["components"]]
    assert [field.get("value") for field in fields] == [None, None, "salary.average"]
    says = "The source does not say what flour costs."
    form = {"says": says, "name": "Price of flour", "closest": "salary.average"}
    change = await change_in(await manager.submit_modal(opened_form, form))
    (topic,) = change.gap_topics
    assert (topic.id, topic.title, topic.says) == ("price-of-flour", "Price of flour", says)
    assert (topic.closest, topic.phrasings) == (("salary.average",), (FLOUR,))
    assert await inbox.states() == {}


@pytest.mark.parametrize(
    ("form", "reason"),
    [
        ({"says": "It does not say.", "name": "flour", "closest": "salary.nothing"}, "salary"),
        ({"says": "It does not say.", "name": "@everyone!?", "closest": "no id"}, "closest"),
        ({"says": " ", "name": "flour"}, "says"),
        ({"says": "It does not say.", "name": "???"}, "id"),
        ({"says": "The source is silent on it.", "name": "holidays"}, "holidays"),
    ],
)
async def test_what_does_not_fit_is_refused_with_its_reason_and_the_group_stays(
    place: Place, manager: simcord.MemberActor, inbox: Inbox, form: dict[str, str], reason: str
) -> None:
    await inbox.put(FLOUR)
    panel = await chosen(place, manager, "flour")
    form = {"closest": ""} | form
    result = await manager.submit_modal(
        await manager.click(panel, label=phrases.NEW_GAP_TOPIC), form
    )
    (told,) = result.followups
    assert told.ephemeral
    assert told.content.startswith("That change does not fit my knowledge: ")
    assert reason in told.content
    assert await inbox.states() == {FLOUR: GapState.OPEN}
    assert phrases.ADD_PHRASING in offered(seen(place, manager, panel))


async def test_a_change_that_the_knowledge_has_already_is_no_file(
    place: Place, manager: simcord.MemberActor, inbox: Inbox
) -> None:
    await inbox.put("night shift bonus", entry="salary.night")
    panel = await chosen(place, manager, "night")
    await manager.click(panel, label=phrases.ADD_PHRASING)
    await manager.select(seen(place, manager, panel), ["baker:salary"])
    result = await manager.select(seen(place, manager, panel), ["baker:salary.night"])
    (told,) = result.followups
    assert not told.attachments
    assert phrases.NOTHING_TO_CHANGE in str(told.embeds[0].description)
    assert await inbox.states() == {}


async def test_what_is_ignored_is_hidden_with_what_is_like_it(
    place: Place, manager: simcord.MemberActor, inbox: Inbox
) -> None:
    await inbox.put(FLOUR)
    await inbox.put(TIPS[0])
    panel = await chosen(place, manager, "tips")
    await manager.click(panel, label=phrases.IGNORE)
    assert "tips" not in seen(place, manager, panel).content
    await inbox.put(TIPS[1])
    again = (await opened(place, manager)).content
    assert "tips" not in again
    assert "flour" in again


async def test_everything_works_after_a_restart(
    place: Place, manager: simcord.MemberActor, inbox: Inbox, bakers: Advisor, database: Database
) -> None:
    async def restart() -> None:
        await place.env.restart_bot(AdvisorBot(bakers, storage=database))

    await inbox.put(FLOUR)
    await inbox.put(TIPS[0])
    panel = await opened(place, manager)
    await restart()
    await manager.select(panel, [option(panel, phrases.CHOOSE_GROUP, "flour")])
    await restart()
    opened_form = await manager.click(seen(place, manager, panel), label=phrases.NEW_GAP_TOPIC)
    await restart()
    form = {"says": "It does not say what flour costs.", "name": "flour", "closest": ""}
    assert (await change_in(await manager.submit_modal(opened_form, form))).gap_topics
    panel = await chosen(place, manager, "tips")
    await manager.click(panel, label=phrases.ADD_PHRASING)
    await restart()
    await manager.select(seen(place, manager, panel), ["baker:salary"])
    await restart()
    result = await manager.select(seen(place, manager, panel), ["baker:salary.average"])
    assert (await change_in(result)).added


async def test_the_texts_of_another_server_are_neither_shown_nor_reached(
    place: Place, manager: simcord.MemberActor, inbox: Inbox
) -> None:
    other = place.env.create_guild("Elsewhere")
    (key,) = await inbox.put("the secret of another server", guild=other.id)
    assert (await opened(place, manager)).content == phrases.NO_GAPS
    forged = [
        custom_ids.group_id("add", key),
        custom_ids.group_id("ignore", key),
    ]
    for custom_id in forged:
        message = await planted(place, button(custom_id))
        result = await manager.click(message, label="Press")
        assert phrases.GROUP_GONE in told(result)
        assert "secret" not in told(result)
    for custom_id in (custom_ids.page_id("choose", 0), custom_ids.group_id("entry", key)):
        options = [discord.SelectOption(label="x", value=key)]
        select = discord.ui.Select[discord.ui.View](custom_id=custom_id, options=options)
        assert phrases.GROUP_GONE in told(await manager.select(await planted(place, select), [key]))
    message = await planted(place, button(custom_ids.topic_id(key, "baker", "salary")))
    opened_form = await manager.click(message, label="Press")
    form = {"says": "It does not say.", "name": "x", "closest": ""}
    assert phrases.GROUP_GONE in told(await manager.submit_modal(opened_form, form))
    assert await inbox.states(other.id) == {"the secret of another server": GapState.OPEN}


def told(result: simcord.InteractionResult) -> str:
    assert all(one.ephemeral for one in result.followups)
    return "\n".join(str(embed.description) for one in result.followups for embed in one.embeds)


async def test_a_group_that_was_taken_by_another_curator_is_gone(
    place: Place, manager: simcord.MemberActor, inbox: Inbox, database: Database
) -> None:
    keys = await inbox.put(FLOUR)
    panel = await chosen(place, manager, "flour")
    await database.gaps.mark(place.guild.id, keys, GapState.TAKEN)
    assert phrases.GROUP_GONE in told(await manager.click(panel, label=phrases.ADD_PHRASING))


async def test_a_section_that_is_gone_says_so(
    place: Place, manager: simcord.MemberActor, inbox: Inbox
) -> None:
    (key,) = await inbox.put(FLOUR)
    for form, value in (("section", "baker:none"), ("entry", "baker:salary.none")):
        options = [discord.SelectOption(label="x", value=value)]
        select = discord.ui.Select[discord.ui.View](
            custom_id=custom_ids.group_id(form, key), options=options
        )
        result = await manager.select(await planted(place, select), [value])
        assert phrases.TOPIC_GONE in told(result)


FORGED = [
    custom_ids.page_id("feedback", 0),
    custom_ids.page_id("gaps", 0),
    *(custom_ids.group_id(form, "k" * 22) for form in ("add", "ignore")),
    custom_ids.topic_id("k" * 22, "baker", "salary.average"),
]


@pytest.mark.parametrize("custom_id", FORGED)
async def test_who_is_no_curator_sees_nothing_but_a_sentence(
    place: Place, inbox: Inbox, custom_id: str
) -> None:
    await inbox.put(FLOUR)
    message = await planted(place, button(custom_id))
    result = await place.alice.click(message, label="Press")
    assert said(result).strip() == phrases.CURATORS_ONLY
    assert message.content == "planted"


async def test_who_is_no_curator_any_more_cannot_hand_in_a_form(
    place: Place, curator: simcord.MemberActor, inbox: Inbox, database: Database
) -> None:
    (key,) = await inbox.put(FLOUR)
    message = await planted(place, button(custom_ids.topic_id(key, "baker", "salary")))
    opened_form = await curator.click(message, label="Press")
    await database.guilds.change(place.guild.id, {"curator_role": None}, utcnow())
    form = {"says": "It does not say.", "name": "x", "closest": ""}
    result = await curator.submit_modal(opened_form, form)
    assert phrases.CURATORS_ONLY in said(result)
    assert await inbox.states() == {FLOUR: GapState.OPEN}


async def test_the_curators_role_lets_in(
    place: Place, curator: simcord.MemberActor, inbox: Inbox
) -> None:
    await inbox.put(FLOUR)
    message = await planted(place, button(custom_ids.page_id("gaps", 0)))
    await curator.click(message, label="Press")
    assert "flour" in seen(place, curator, message).content


async def test_the_commands_are_offered_to_managers_alone(
    place: Place, manager: simcord.MemberActor
) -> None:
    names = {"curate feedback", "curate gaps", "curate add"}
    assert names <= set(manager.available_commands(place.channel))
    assert not names & set(place.alice.available_commands(place.channel))


async def test_a_command_that_the_server_offers_to_others_is_for_curators_all_the_same(
    place: Place, curator: simcord.MemberActor, inbox: Inbox
) -> None:
    await inbox.put(FLOUR)
    commands = await place.env.bot.tree.fetch_commands()  # type: ignore[attr-defined]
    (command,) = [one for one in commands if one.name == "curate"]
    place.guild.set_command_permissions(command, {place.guild.default_role: True})
    typed = {"text": FLOUR, "entry": "baker:salary.average"}
    for name, options in (("feedback", {}), ("gaps", {}), ("add", typed)):
        result = await place.alice.slash(place.channel, f"curate {name}", **options)
        assert said(result).strip() == phrases.CURATORS_ONLY
    offered = await place.alice.autocomplete(place.channel, "curate add", "entry", "", text="x")
    assert offered == []
    assert "flour" in (await opened(place, curator)).content


async def test_where_the_database_is_away_a_curator_is_told_so(
    place: Place, manager: simcord.MemberActor, inbox: Inbox, bakers: Advisor, tmp_path: Any
) -> None:
    await inbox.put(FLOUR)
    panel = await chosen(place, manager, "flour")
    async with locked_database(tmp_path) as unreachable:
        await place.env.restart_bot(AdvisorBot(bakers, storage=unreachable))
        (told,) = (await manager.click(panel, label=phrases.IGNORE)).followups
        assert told.content == phrases.STORAGE_AWAY
        again = response(await manager.slash(place.channel, "curate gaps"))
        assert again.content == phrases.STORAGE_AWAY
        assert len(place.env.errors) == 1
    assert await inbox.states() == {FLOUR: GapState.OPEN}


async def test_a_form_beside_an_item_that_is_gone_opens_without_it(
    place: Place, manager: simcord.MemberActor
) -> None:
    gone = f"curate:topic:{'k' * 22}:b:{'a' * 61}"  # longer than any item, and than its field
    message = await planted(place, button(gone))
    opened_form = await manager.click(message, custom_id=gone)
    assert opened_form.modal is not None
    fields = [row["component"] for row in opened_form.modal["components"]]
    assert not any(field.get("value") for field in fields)
