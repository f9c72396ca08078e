"""What holds for every command, whichever it is; what every message keeps to is in conftest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import discord
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.knowledge.model import Section
from bot.discord_app.client import AdvisorBot
from bot.discord_app.cogs.sections import section_command
from bot.discord_app.pace import ASKED
from bot.discord_app.popularity import Popularity
from bot.discord_app.topics import Topics
from tests.discord_app.conftest import Place, registered, text_of
from tests.discord_app.wire.requests import faults

COMMANDS = {"ask", "role", "duties", "salary", "roadmap", "traits", "topics", "help"}
ALWAYS_PRIVATE = {"fit", "privacy", "mydata"}
PRIVATE_UNLESS_SAID = {"roadmap"}
IN_MENUS = {phrases.ANSWER_THIS}
SLASH, SUBCOMMAND = 1, 1
EVERYWHERE, INSTALLED_BY_ANYONE = {0, 1, 2}, {0, 1}

TEXTS = {3: "pay"}
"""What a person gives for a required option of each type."""


def slash_commands(place: Place) -> list[dict[str, Any]]:
    return [command for command in registered(place.env) if command["type"] == SLASH]


def spoken_commands(place: Place) -> Iterator[dict[str, Any]]:
    """What a person can send: the subcommands of a command that has some, else the command."""
    for command in slash_commands(place):
        below = [one for one in command["options"] if one["type"] == SUBCOMMAND]
        for one in below or [command]:
            parts = [command["name"], one["name"]] if below else [command["name"]]
            yield {**one, "name": " ".join(parts)}


async def test_every_command_is_registered_once(place: Place) -> None:
    names = [command["name"] for command in registered(place.env)]
    assert sorted(names) == sorted(COMMANDS | ALWAYS_PRIVATE | IN_MENUS)


async def test_every_command_works_everywhere_for_everybody(place: Place) -> None:
    for command in registered(place.env):
        assert set(command["contexts"]) == EVERYWHERE
        assert set(command["integration_types"]) == INSTALLED_BY_ANYONE
        assert command["default_member_permissions"] is None
        assert not command["nsfw"]


async def test_every_slash_command_can_be_answered_in_private(place: Place) -> None:
    for command in slash_commands(place):
        asks = "private" in [option["name"] for option in command["options"]]
        assert asks is (command["name"] not in ALWAYS_PRIVATE)
    for command in spoken_commands(place):
        if command["name"].split()[0] in ALWAYS_PRIVATE | PRIVATE_UNLESS_SAID:
            assert (await place.alice.slash(place.channel, command["name"])).ephemeral


async def test_every_slash_command_keeps_to_the_pace_of_each_person(place: Place) -> None:
    for command in spoken_commands(place):
        person = place.guild.add_member(place.env.create_user(f"user-of-{command['name']}"))
        needed = {
            option["name"]: TEXTS[option["type"]]
            for option in command.get("options", [])
            if option["required"]
        }
        shown = [
            await person.slash(place.channel, command["name"], **needed) for _ in range(ASKED + 1)
        ]
        *answers, refusal = [text_of(result.response) for result in shown]
        assert refusal.startswith("That was quick.")
        assert not any(answer.startswith("That was quick.") for answer in answers)
    assert {type(error) for error in place.env.errors} == {discord.app_commands.CommandOnCooldown}


@pytest.fixture(scope="module")
def bot(advisor: Advisor) -> AdvisorBot:
    return AdvisorBot(advisor)


SLUGS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True).filter(
    lambda slug: len(slug) <= 40
)
LINES = st.text(min_size=1, max_size=100).filter(lambda line: line == line.strip())


@settings(deadline=None)
@given(name=SLUGS, question=LINES)
def test_a_section_of_any_knowledge_makes_a_command_that_discord_takes(
    bot: AdvisorBot, name: str, question: str
) -> None:
    career = bot.advisor.careers[0]
    fields: dict[str, Any] = career.sections[0].model_dump() | {"id": name, "question": question}
    having = career.model_copy(update={"sections": (Section.model_validate(fields),)})
    command = section_command([having], Popularity(), Topics(), name)
    assert faults("PUT", "/applications/1/commands", [command.to_dict(bot.tree)]) == []
