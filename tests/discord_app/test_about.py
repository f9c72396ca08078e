from __future__ import annotations

import discord

from bot.core.answering import phrases
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
    tree = place.env.bot.tree  # type: ignore[attr-defined]
    for command in tree.get_commands(type=discord.AppCommandType.chat_input):
        assert f"`/{command.name}` {command.description}" in shown
    assert phrases.ANSWER_THIS in shown
