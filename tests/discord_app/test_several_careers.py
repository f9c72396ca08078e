"""What people see where the knowledge holds several careers."""

from __future__ import annotations

import pytest
import simcord
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.knowledge.model import Knowledge
from bot.discord_app import limits
from bot.discord_app.client import AdvisorBot
from bot.discord_app.cogs.sections import COMMANDS, Sections, section_command
from bot.discord_app.popularity import Popularity
from bot.discord_app.rendering.comparison import BESIDE
from tests.discord_app.conftest import Place, registered, text_of
from tests.discord_app.test_invariants import ALWAYS_PRIVATE
from tests.discord_app.views.pressing import asked, offered, said
from tests.discord_app.wire.requests import faults

UNNAMED = "how much do they earn"
FIRST, LAST = "baker", "translator"
SECTIONS = ("role", "duties", "salary", "roadmap", "traits", "risks")


@pytest.fixture
def simcord_bot(careers_advisor: Advisor) -> AdvisorBot:
    return AdvisorBot(careers_advisor)


def two(advisor: Advisor, *ids: str) -> Advisor:
    careers = tuple(career for career in advisor.careers if career.id in ids)
    return Advisor(Knowledge(careers, "2222222"))


class TestAsking:
    async def test_a_career_that_is_named_answers(self, place: Place) -> None:
        answer = await asked(place, "data engineer salary")
        assert answer.embeds[0].title == "What does a data engineer earn?"
        assert phrases.NO_CAREER_NAMED not in text_of(answer)

    async def test_it_is_named_where_the_clean_question_does_not(self, place: Place) -> None:
        answer = await asked(place, "who makes the dough as a baker?")
        assert answer.embeds[0].title == "Baker: Who makes the dough?"

    async def test_two_that_are_named_answer_one_after_the_other(self, place: Place) -> None:
        answer = await asked(place, "How much does a nurse earn? And a baker?")
        titles = [embed.title for embed in answer.embeds]
        assert titles == ["1 · What does a nurse earn?", "2 · What does a baker earn?"]

    async def test_where_none_is_named_the_others_are_offered(
        self, place: Place, eleven: Knowledge
    ) -> None:
        answer = await asked(place, UNNAMED)
        assert answer.embeds[0].title == "What does a baker earn?"
        assert phrases.NO_CAREER_NAMED in text_of(answer)
        select = offered(answer)[phrases.ANOTHER_CAREER]
        values = {option["value"].partition(":")[0] for option in select["options"]}
        assert values == {career.id for career in eleven.careers} - {FIRST}

    async def test_another_career_is_chosen_with_one_press(self, place: Place) -> None:
        answer = await asked(place, UNNAMED)
        select = offered(answer)[phrases.ANOTHER_CAREER]
        (nurse,) = [one["value"] for one in select["options"] if one["value"].startswith("nurse:")]
        chosen = await place.alice.select(answer, [nurse], custom_id=select["custom_id"])
        assert "What does a nurse earn?" in said(chosen)

    async def test_few_others_are_buttons_by_their_titles(self, careers_advisor: Advisor) -> None:
        advisor = two(careers_advisor, "baker", "nurse")
        async with simcord.run(AdvisorBot(advisor)) as env:
            guild = env.create_guild()
            place = Place(
                env,
                guild,
                guild.create_text_channel("careers"),
                guild.add_member(env.create_user("alice")),
            )
            answer = await asked(place, UNNAMED)
            assert answer.embeds[0].title == "What does a baker earn?"
            pressed = await place.alice.click(answer, label="Nurse")
            assert "What does a nurse earn?" in said(pressed)

    async def test_a_press_is_answered_after_a_restart(
        self, place: Place, careers_advisor: Advisor
    ) -> None:
        answer = await asked(place, UNNAMED)
        select = offered(answer)[phrases.ANOTHER_CAREER]
        await place.env.restart_bot(AdvisorBot(careers_advisor))
        value = select["options"][-1]["value"]
        chosen = await place.alice.select(answer, [value], custom_id=select["custom_id"])
        assert "translator" in said(chosen)

    async def test_suggestions_name_their_career_and_show_that_very_entry(
        self, place: Place
    ) -> None:
        for typed in ("", "nurse pay", "who makes the dough", "how mch do they ern"):
            found = await place.alice.autocomplete(place.channel, "ask", "question", typed)
            assert 0 < len(found) <= limits.CHOICES
            for one in found[:3]:
                answer = await asked(place, one["value"])
                assert answer.embeds[0].title == one["name"]
                await place.env.advance_time(20)

    async def test_a_name_that_is_typed_limits_the_suggestions(self, place: Place) -> None:
        found = await place.alice.autocomplete(place.channel, "ask", "question", "beekeeper sting")
        assert found[0]["name"] == "How often is a beekeeper stung?"
        assert all("nurse" not in one["name"].lower() for one in found)

    async def test_a_mention_is_answered_in_the_same_way(self, place: Place) -> None:
        await place.alice.send(place.channel, f"{place.bot_mention} what does a tide warden earn")
        assert "27,000 crowns" in place.answers()[-1]


class TestSectionCommands:
    async def test_there_is_one_for_every_section_that_a_career_has(self, place: Place) -> None:
        names = {command["name"] for command in registered(place.env)}
        assert names > set(SECTIONS)

    async def test_the_career_is_an_option_that_is_completed(self, place: Place) -> None:
        for command in registered(place.env):
            if command["name"] in SECTIONS:
                options = [option["name"] for option in command["options"]]
                assert [one for one in options if one != "show"] == ["item", "career", "private"]
        found = await place.alice.autocomplete(place.channel, "salary", "career", "eng")
        assert [one["name"] for one in found] == [
            "data engineer",
            "machine learning engineer",
            "software engineer",
        ]

    @pytest.mark.parametrize("given", ["nurse", "Nurses", "nursing", "a registered nurse", "nrse"])
    async def test_a_career_may_be_given_by_any_of_its_names(
        self, place: Place, given: str
    ) -> None:
        result = await place.alice.slash(place.channel, "salary", career=given)
        assert result.response is not None
        assert result.response.embeds[0].title == "What does a nurse earn?"

    async def test_without_a_career_the_first_is_shown_and_the_others_offered(
        self, place: Place
    ) -> None:
        result = await place.alice.slash(place.channel, "salary")
        assert result.response is not None
        assert result.response.embeds[0].title == "What does a baker earn?"
        select = offered(result.response)[phrases.ANOTHER_CAREER]
        assert len(select["options"]) == 10

    async def test_a_section_that_only_some_have_is_shown_of_those(self, place: Place) -> None:
        bare = await place.alice.slash(place.channel, "risks")
        assert bare.response is not None
        assert bare.response.embeds[0].title == "Beekeeper: What are the risks of beekeeping?"
        assert phrases.ANOTHER_CAREER not in offered(bare.response)
        other = await place.alice.slash(place.channel, "risks", career="baker")
        assert text_of(other.response) == (
            "My source on baker says nothing under risks; these do: beekeeper."
        )
        found = await place.alice.autocomplete(place.channel, "risks", "career", "")
        assert [one["value"] for one in found] == ["beekeeper"]

    async def test_a_career_that_there_is_not_is_said_so(self, place: Place) -> None:
        result = await place.alice.slash(place.channel, "salary", career="@everyone plumber")
        assert result.ephemeral
        assert text_of(result.response).startswith("I do not know that career. I know these: baker")
        assert "plumber" not in text_of(result.response)

    async def test_the_items_offered_are_those_of_the_career(self, place: Place) -> None:
        found = await place.alice.autocomplete(
            place.channel, "roadmap", "item", "", career="luthier"
        )
        assert {one["value"] for one in found} == {
            "steps",
            "steps.school",
            "steps.first-instrument",
        }

    async def test_without_a_career_the_items_offered_are_those_of_the_first(
        self, place: Place
    ) -> None:
        found = await place.alice.autocomplete(place.channel, "salary", "item", "")
        assert {one["value"] for one in found} == {"salary", "salary.average", "salary.bread"}

    async def test_words_in_the_item_may_name_the_career(self, place: Place) -> None:
        for item in ("nurse", "average nurse", "what do nurses earn in paris"):
            result = await place.alice.slash(place.channel, "salary", item=item)
            assert result.response is not None
            assert "nurse" in (result.response.embeds[0].title or ""), item


class TestComparing:
    async def test_one_career_alone_is_not_compared(self, advisor: Advisor) -> None:
        async with simcord.run(AdvisorBot(advisor)) as env:
            assert "compare" not in {command["name"] for command in registered(env)}
            for command in registered(env):
                assert "career" not in [one["name"] for one in command.get("options", [])]

    async def test_two_careers_stand_side_by_side_each_with_its_source(self, place: Place) -> None:
        result = await place.alice.slash(
            place.channel, "compare", career="nurse", other="data engineer", section="salary"
        )
        assert result.response is not None
        (embed,) = result.response.embeds
        assert embed.title == "Salary"
        assert [field.name for field in embed.fields] == ["Nurse", "Data engineer"]
        assert all(field.inline for field in embed.fields)
        nurse, engineer = (field.value or "" for field in embed.fields)
        assert "52,000 crowns" in nurse
        assert "-# Summarised from Invented: The Ward Book › On Pay" in nurse
        assert "91,000 crowns" in engineer

    async def test_a_cell_that_its_source_does_not_fill_says_so(self, place: Place) -> None:
        result = await place.alice.slash(
            place.channel, "compare", career="beekeeper", other="baker", section="risks"
        )
        assert result.response is not None
        filled, empty = result.response.embeds[0].fields
        assert "Stings" in (filled.value or "")
        assert empty.value == phrases.SOURCE_DOES_NOT_SAY

    async def test_bare_it_compares_the_first_two_in_every_section(self, place: Place) -> None:
        result = await place.alice.slash(place.channel, "compare")
        assert result.response is not None
        titles = [embed.title for embed in result.response.embeds]
        assert titles == ["Role", "Duties", "Salary", "Roadmap", "Traits", "Risks"]
        for embed in result.response.embeds:
            assert [field.name for field in embed.fields] == ["Baker", "Beekeeper"]

    async def test_one_that_is_given_is_compared_with_the_first(self, place: Place) -> None:
        result = await place.alice.slash(place.channel, "compare", career="nurse", section="role")
        assert result.response is not None
        names = [field.name for field in result.response.embeds[0].fields]
        assert names == ["Nurse", "Baker"]

    async def test_its_pages_turn_also_after_a_restart(
        self, place: Place, careers_advisor: Advisor
    ) -> None:
        result = await place.alice.slash(
            place.channel,
            "compare",
            career="machine learning engineer",
            other="software engineer",
            third="data engineer",
        )
        answer = result.response
        assert answer is not None
        first = answer.embeds[0].title
        assert len(answer.embeds[0].fields) == BESIDE
        await place.env.restart_bot(AdvisorBot(careers_advisor))
        (label,) = [label for label in offered(answer) if label.startswith("Page 2 ")]
        await place.alice.click(answer, label=label)
        turned = place.channel.last_message
        assert turned is not None
        assert turned.embeds[0].title != first
        assert [field.name for field in turned.embeds[0].fields] == [
            "Machine learning engineer",
            "Software engineer",
            "Data engineer",
        ]

    async def test_what_is_no_career_or_section_is_said_so(self, place: Place) -> None:
        career = await place.alice.slash(place.channel, "compare", other="plumber")
        assert text_of(career.response).startswith("I do not know that career.")
        section = await place.alice.slash(place.channel, "compare", section="love")
        assert text_of(section.response) == (
            "I do not know that section. I know these: "
            "role, duties, salary, roadmap, traits, risks."
        )

    async def test_its_options_are_completed(self, place: Place) -> None:
        for option in ("career", "other", "third"):
            found = await place.alice.autocomplete(place.channel, "compare", option, "")
            assert len(found) == 11
        found = await place.alice.autocomplete(place.channel, "compare", "section", "sal")
        assert [one["value"] for one in found] == ["salary"]


async def test_topics_and_help_hold_eleven_careers(place: Place) -> None:
    topics = await place.alice.slash(place.channel, "topics")
    helped = await place.alice.slash(place.channel, "help")
    assert "Baker" in text_of(topics.response)
    assert LAST in text_of(helped.response)
    assert "/compare" in text_of(helped.response)


async def test_what_is_declined_names_the_careers(place: Place) -> None:
    answer = await asked(place, "what is the weather like in paris today")
    assert "I know about these careers: baker, beekeeper" in text_of(answer)


async def test_every_command_is_one_that_everybody_has_everywhere(place: Place) -> None:
    commands = [one for one in registered(place.env) if one["type"] == 1]
    assert {"compare", "salary", "ask"} < {command["name"] for command in commands}
    for command in commands:
        if command["name"] not in ALWAYS_PRIVATE:
            assert "private" in [option["name"] for option in command["options"]]
        assert set(command["contexts"]) == {0, 1, 2}


async def test_a_private_comparison_is_seen_by_the_asker_alone(place: Place) -> None:
    result = await place.alice.slash(place.channel, "compare", private=True)
    assert result.ephemeral


SLUGS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True).filter(
    lambda slug: len(slug) <= 40
)


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(name=SLUGS)
def test_a_section_of_any_name_makes_a_command_that_discord_takes(
    careers_advisor: Advisor, name: str
) -> None:
    bot = AdvisorBot(careers_advisor)
    first = careers_advisor.careers[0]
    section = first.sections[0].model_copy(update={"id": name})
    career = first.model_copy(update={"sections": (section,)})
    careers = (career, *careers_advisor.careers[1:])
    command = section_command(careers, Popularity(), bot.topics, name)
    assert faults("PUT", "/applications/1/commands", [command.to_dict(bot.tree)]) == []


def test_of_very_many_sections_the_commonest_have_a_command(careers_advisor: Advisor) -> None:
    first, second, *_ = careers_advisor.careers
    many = [first.sections[0].model_copy(update={"id": f"s{number}"}) for number in range(90)]
    careers = (
        first.model_copy(update={"sections": (*many, first.sections[0])}),
        second.model_copy(update={"sections": second.sections[:1]}),
    )
    bot = AdvisorBot(Advisor(Knowledge(careers, "90")))
    cog = Sections(careers, Popularity(), bot.topics, bot.tree)
    assert len(cog.names) == COMMANDS
    assert cog.names[0] == "role"
