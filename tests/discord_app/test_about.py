from __future__ import annotations

from bot.core.answering.advisor import Advisor
from tests.discord_app.conftest import Place, text_of


async def test_topics_names_source_sections_dates_and_version(
    place: Place, advisor: Advisor
) -> None:
    result = await place.alice.slash(place.channel, "topics")
    shown = text_of(result.response)
    career = advisor.careers[0]
    assert career.source.title in shown
    assert "as of 2023" in shown
    assert advisor.knowledge.version in shown
    for section in career.sections:
        assert section.title in shown
        for entry in section.entries:
            assert entry.title in shown


async def test_help_lists_every_command_with_what_it_does(place: Place) -> None:
    result = await place.alice.slash(place.channel, "help", private=True)
    assert result.ephemeral
    shown = text_of(result.response)
    for command in place.env.bot.tree.get_commands():  # type: ignore[attr-defined]
        assert f"`/{command.name}` {command.description}" in shown
