from __future__ import annotations

from typing import Any

import simcord

from bot.core.answering import phrases
from bot.core.curating.changes import read_change
from tests.discord_app.conftest import Place, registered, text_of
from tests.discord_app.views.pressing import response

NIGHT = "is there a bonus after dark"


async def added(place: Place, person: simcord.MemberActor, text: str, entry: str) -> Any:
    return response(await person.slash(place.channel, "curate add", text=text, entry=entry))


async def test_a_phrasing_that_is_typed_becomes_a_change(
    place: Place, manager: simcord.MemberActor
) -> None:
    told = await added(place, manager, NIGHT, "baker:salary.night")
    assert told.ephemeral
    change = read_change(await told.attachments[0].read())
    assert [(one.to, one.phrasings) for one in change.added] == [("salary.night", (NIGHT,))]


async def test_entries_are_offered_while_a_curator_types(
    place: Place, manager: simcord.MemberActor
) -> None:
    offered = await manager.autocomplete(place.channel, "curate add", "entry", "night", text="x")
    assert (
        offered[0]
        == {
            "name": "Is night work paid extra?",
            "value": "baker:salary.night",
        }
        | offered[0]
    )


async def test_an_entry_that_was_not_offered_is_not_taken(
    place: Place, manager: simcord.MemberActor
) -> None:
    for entry in ("night", "baker:salary.none", "@everyone"):
        told = await added(place, manager, NIGHT, entry)
        assert phrases.CHOOSE_OFFERED in text_of(told)
        assert not told.attachments


async def test_a_text_of_nothing_but_spaces_is_refused(
    place: Place, manager: simcord.MemberActor
) -> None:
    told = await added(place, manager, "   ", "baker:salary.night")
    assert told.content.startswith("That change does not fit my knowledge: ")


async def test_what_is_typed_comes_back_harmless(
    place: Place, manager: simcord.MemberActor
) -> None:
    typed = "@everyone **is** <@1> `there` [a](https://example.org) bonus"
    told = await added(place, manager, typed, "baker:salary.night")
    assert "@everyone" not in told.content
    assert "<@1>" not in told.content.replace("\\<", "")
    assert "https://" not in told.content


async def test_the_command_is_a_servers_and_shown_to_its_managers_alone(place: Place) -> None:
    (command,) = [one for one in registered(place.env) if one["name"] == "curate"]
    assert command["contexts"] == [0]
    assert command["integration_types"] == [0]
    assert int(command["default_member_permissions"]) == 1 << 5


async def test_help_lists_what_is_for_everybody(place: Place, manager: simcord.MemberActor) -> None:
    shown = text_of(response(await manager.slash(place.channel, "help")))
    assert "`/ask`" in shown
    assert "/curate" not in shown
