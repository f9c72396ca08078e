from __future__ import annotations

import pytest

from bot.core.answering.advisor import Advisor
from bot.discord_app import limits
from tests.discord_app.conftest import Place, text_of

COMMANDS = {
    "role": "role",
    "duties": "duties",
    "salary": "salary",
    "traits": "traits",
}
WITH_ITEMS = {**COMMANDS, "roadmap": "steps"}


@pytest.mark.parametrize(("command", "section"), COMMANDS.items())
async def test_a_bare_command_shows_every_item_of_its_section(
    place: Place, advisor: Advisor, command: str, section: str
) -> None:
    result = await place.alice.slash(place.channel, command)
    assert not result.ephemeral
    shown = text_of(result.response)
    for entry in advisor.careers[0].section_of(section).entries:
        assert entry.title in shown


async def test_private_shows_a_section_to_the_asker_alone(place: Place) -> None:
    result = await place.alice.slash(place.channel, "duties", private=True)
    assert result.ephemeral


@pytest.mark.parametrize(("command", "section"), WITH_ITEMS.items())
async def test_items_offered_belong_to_the_section(
    place: Place, command: str, section: str
) -> None:
    for typed in ("", "python", "how mch"):
        offered = await place.alice.autocomplete(place.channel, command, "item", typed)
        assert len(offered) <= limits.CHOICES
        assert all(one["value"].partition(".")[0] == section for one in offered)
        assert all(len(one["name"]) <= limits.CHOICE_NAME for one in offered)


async def test_every_offered_item_can_be_picked(place: Place) -> None:
    for command in WITH_ITEMS:
        for one in await place.alice.autocomplete(place.channel, command, "item", ""):
            result = await place.alice.slash(place.channel, command, item=one["value"])
            assert result.response is not None
            assert result.response.embeds[0].title == one["name"]
            await place.env.advance_time(20)


async def test_free_words_in_an_item_are_answered_in_discord_too(place: Place) -> None:
    result = await place.alice.slash(place.channel, "salary", item="<@123> pay in tokio? @everyone")
    assert result.response is not None
    assert "@everyone" not in text_of(result.response)
