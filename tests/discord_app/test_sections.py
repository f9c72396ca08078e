from __future__ import annotations

import pytest

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Outcome
from bot.discord_app import limits
from bot.discord_app.cogs.sections import section_answer
from tests.discord_app.conftest import Place, text_of

COMMANDS = {
    "role": "role",
    "duties": "duties",
    "salary": "salary",
    "roadmap": "steps",
    "traits": "traits",
}


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


@pytest.mark.parametrize(("command", "section"), COMMANDS.items())
async def test_items_offered_belong_to_the_section(
    place: Place, command: str, section: str
) -> None:
    for typed in ("", "python", "how mch"):
        offered = await place.alice.autocomplete(place.channel, command, "item", typed)
        assert len(offered) <= limits.CHOICES
        assert all(one["value"].partition(".")[0] == section for one in offered)
        assert all(len(one["name"]) <= limits.CHOICE_NAME for one in offered)


async def test_every_offered_item_can_be_picked(place: Place) -> None:
    for command in COMMANDS:
        for one in await place.alice.autocomplete(place.channel, command, "item", ""):
            result = await place.alice.slash(place.channel, command, item=one["value"])
            assert result.response is not None
            assert result.response.embeds[0].title == one["name"]
            await place.env.advance_time(20)


@pytest.mark.parametrize(
    "typed", ["average", "AVERAGE", "salary.average", "Average salary", " average "]
)
def test_an_item_may_be_typed_by_its_name(advisor: Advisor, typed: str) -> None:
    career = advisor.careers[0]
    answer = section_answer(advisor, career, career.section_of("salary"), typed)
    assert [part.entry for part in answer.parts] == ["salary.average"]


def test_an_item_of_another_section_is_shown_by_its_id(advisor: Advisor) -> None:
    career = advisor.careers[0]
    answer = section_answer(advisor, career, career.section_of("salary"), "steps.degree")
    assert [part.entry for part in answer.parts] == ["steps.degree"]


def test_other_words_are_read_as_a_question_about_the_section(advisor: Advisor) -> None:
    career = advisor.careers[0]
    answer = section_answer(advisor, career, career.section_of("salary"), "what does it depend on")
    assert answer.parts[0].entry == "salary.factors"


def test_words_that_mean_little_alone_are_read_in_the_section(advisor: Advisor) -> None:
    career = advisor.careers[0]
    assert advisor.ask("in germany").parts == ()
    answer = section_answer(advisor, career, career.section_of("salary"), "in germany")
    assert answer.parts[0].entry.startswith("salary")
    assert answer.parts[0].not_covered == ("germany",)


def test_words_about_nothing_in_it_are_declined(advisor: Advisor) -> None:
    career = advisor.careers[0]
    answer = section_answer(advisor, career, career.section_of("salary"), "weather in paris today")
    assert answer.outcome is Outcome.DECLINED


@pytest.mark.parametrize("typed", ["", "   ", "🙂", "!!!", "\u200b"])
def test_without_a_readable_word_the_whole_section_is_shown(advisor: Advisor, typed: str) -> None:
    career = advisor.careers[0]
    answer = section_answer(advisor, career, career.section_of("traits"), typed)
    assert [part.entry for part in answer.parts] == ["traits"]


async def test_free_words_in_an_item_are_answered_in_discord_too(place: Place) -> None:
    result = await place.alice.slash(place.channel, "salary", item="<@123> pay in tokio? @everyone")
    assert result.response is not None
    assert "@everyone" not in text_of(result.response)
