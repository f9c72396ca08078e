"""`/roadmap`: a person's way, that only they see, walk and forget."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.answering import phrases, way_phrases
from bot.core.answering.advisor import Advisor
from bot.core.knowledge.model import Knowledge
from bot.discord_app.client import AdvisorBot
from bot.storage.database import Database, opened
from bot.storage.engine import database_url
from bot.storage.records import Progress, StepState
from tests.discord_app.conftest import Place, text_of
from tests.discord_app.views.pressing import moderator, offered, said
from tests.discord_app.walking import CAREER, TITLES, Walk, channel_without
from tests.pictures.test_readme import size_of

MARKS = way_phrases.STEP_MARKS


@pytest.fixture
def simcord_bot(remembering_bot: AdvisorBot) -> AdvisorBot:
    return remembering_bot


@pytest.fixture
def walk(place: Place) -> Walk:
    return Walk(place, place.alice)


async def test_a_bare_roadmap_shows_the_path_as_a_picture_to_the_asker_alone(walk: Walk) -> None:
    result = await walk.begin()
    assert result.ephemeral
    assert walk.message.attachments[0].filename == "path.png"
    assert walk.alt.startswith("Roadmap: machine learning engineer. 0 of 11 done. 1. Maths")
    assert "**0 of 11 done**" in walk.text
    assert "Summarised from" in walk.text


async def test_the_picture_has_the_size_of_its_steps(walk: Walk) -> None:
    await walk.begin()
    width, height = size_of(await walk.message.attachments[0].read())
    assert width == 1000
    assert 1500 < height < 2000


async def test_beside_a_picture_the_steps_are_not_told_again(walk: Walk) -> None:
    await walk.begin()
    assert "A degree" not in walk.text


async def test_the_next_step_is_chosen_already(walk: Walk) -> None:
    await walk.begin()
    assert walk.chosen == TITLES[0]
    assert list(offered(walk.message)) == [
        way_phrases.STEP_CHOOSE,
        MARKS["done"],
        MARKS["learning"],
        MARKS["skipped"],
        way_phrases.STEP_DETAILS,
    ]


@pytest.mark.parametrize(
    ("state", "progress"),
    [
        ("done", "1 of 11 done"),
        ("learning", "0 of 11 done · 1 learning"),
        ("skipped", "0 of 11 done · 1 skipped"),
    ],
)
async def test_a_press_is_kept_and_the_picture_changes_in_place(
    place: Place, walk: Walk, database: Database, state: str, progress: str
) -> None:
    await walk.begin()
    await walk.mark(1, state)
    assert f"**{progress}**" in walk.text
    assert f"{TITLES[1]}: {phrases.STEP_STATES[state]}." in walk.alt
    assert walk.chosen == TITLES[1]
    kept = await database.progress.of(place.alice.id, CAREER)
    assert kept == {"steps.degree": StepState(state)}


async def test_pressing_twice_is_as_pressing_once(walk: Walk) -> None:
    await walk.begin()
    await walk.mark(1, "done")
    await walk.press(MARKS["done"])
    assert "**1 of 11 done**" in walk.text


async def test_a_step_can_be_opened_again_and_only_then(
    place: Place, walk: Walk, database: Database
) -> None:
    await walk.begin()
    assert MARKS["open"] not in offered(walk.message)
    await walk.mark(1, "learning")
    await walk.press(MARKS["open"])
    assert "**0 of 11 done**" in walk.text
    assert MARKS["open"] not in offered(walk.message)
    assert await database.progress.of(place.alice.id, CAREER) == {}


async def test_details_shows_the_passage_of_the_chosen_step(walk: Walk, advisor: Advisor) -> None:
    await walk.begin()
    await walk.choose(1)
    details = said(await walk.press(way_phrases.STEP_DETAILS))
    assert advisor.careers[0].section_of("steps").entries[1].text in details


async def test_two_at_once_do_not_disturb_each_other(place: Place) -> None:
    bob = place.guild.add_member(place.env.create_user("bob"))
    hers, his = Walk(place, place.alice), Walk(place, bob)
    await hers.begin()
    await his.begin()
    await hers.mark(0, "done")
    await his.mark(0, "skipped")
    await hers.choose(1)
    await his.choose(2)
    await hers.press(MARKS["done"])
    await his.press(MARKS["learning"])
    assert "**2 of 11 done**" in hers.text
    assert "**0 of 11 done · 1 learning · 1 skipped**" in his.text


async def test_a_restart_in_the_midst_loses_nothing(
    place: Place, walk: Walk, advisor: Advisor, database: Database
) -> None:
    await walk.begin()
    await walk.mark(0, "done")
    await walk.choose(2)
    await place.env.restart_bot(AdvisorBot(advisor, storage=database))
    await walk.press(MARKS["learning"])
    assert "**1 of 11 done · 1 learning**" in walk.text
    assert walk.chosen == TITLES[2]


async def test_another_process_sees_what_this_one_kept(
    place: Place, walk: Walk, advisor: Advisor, tmp_path: Any
) -> None:
    await walk.begin()
    await walk.mark(0, "done")
    async with opened(database_url(None, tmp_path)) as other:
        assert await other.progress.of(place.alice.id, CAREER) == {
            "steps.foundations": StepState.DONE
        }
        await place.env.restart_bot(AdvisorBot(advisor, storage=other))
        await walk.mark(1, "done")
        assert "**2 of 11 done**" in walk.text


async def test_what_is_kept_of_a_step_that_is_gone_does_not_count(
    place: Place, walk: Walk, database: Database
) -> None:
    today = place.env.now().date()
    await database.progress.set(
        Progress(place.alice.id, CAREER, "steps.gone", StepState.DONE, today)
    )
    await walk.begin()
    assert "**0 of 11 done**" in walk.text


async def test_what_was_shown_before_a_change_of_the_knowledge_is_begun_anew(
    place: Place, walk: Walk, advisor: Advisor, database: Database
) -> None:
    await walk.begin()
    other = Advisor(Knowledge(advisor.careers, "another"), advisor.learned)
    await place.env.restart_bot(AdvisorBot(other, storage=database))
    assert way_phrases.WAY_CHANGED in said(await walk.press(MARKS["done"]))
    assert await database.progress.of(place.alice.id, CAREER) == {}


async def test_in_public_only_its_owner_can_press(place: Place, database: Database) -> None:
    walk = Walk(place, place.alice)
    result = await walk.begin(private=False)
    assert not result.ephemeral
    bob = place.guild.add_member(place.env.create_user("bob"))
    for label in (MARKS["done"], way_phrases.STEP_DETAILS):
        refused = await bob.click(walk.message, label=label)
        assert said(refused).strip() == way_phrases.NOT_YOUR_WAY
    assert await database.progress.of(bob.id, CAREER) == {}
    await walk.press(MARKS["done"])
    assert "**1 of 11 done**" in walk.text
    await place.alice.click(walk.message, label=phrases.REMOVE)
    assert place.channel.history() == []


async def test_a_public_path_can_be_removed_by_a_moderator(place: Place, walk: Walk) -> None:
    await walk.begin(private=False)
    await moderator(place).click(walk.message, label=phrases.REMOVE)
    assert place.channel.history() == []


async def test_an_item_is_shown_as_in_every_section(place: Place, advisor: Advisor) -> None:
    result = await place.alice.slash(place.channel, "roadmap", item="steps.degree")
    assert not result.ephemeral
    assert advisor.careers[0].section_of("steps").entries[1].text in text_of(result.response)
    hidden = await place.alice.slash(place.channel, "roadmap", item="a phd?", private=True)
    assert hidden.ephemeral
    assert "PhD" in text_of(hidden.response)


async def test_a_follow_up_goes_on_from_the_path(place: Place, walk: Walk) -> None:
    await walk.begin(private=False)
    await place.alice.send(place.channel, f"{place.bot_mention} which ones?")
    assert "Frameworks and libraries to learn" in text_of(place.channel.last_message)


class TestOfSeveralCareers:
    @pytest.fixture
    def simcord_bot(self, careers_advisor: Advisor) -> AdvisorBot:
        return AdvisorBot(careers_advisor)

    @pytest.mark.parametrize("name", [CAREER, "Machine Learning Engineer", "mle"])
    async def test_a_career_is_named_by_id_title_or_another_name(
        self, place: Place, name: str
    ) -> None:
        result = await place.alice.slash(place.channel, "roadmap", career=name)
        assert "Roadmap: machine learning engineer" in text_of(result.response)

    async def test_an_unknown_career_is_said_to_be_unknown(self, place: Place) -> None:
        result = await place.alice.slash(place.channel, "roadmap", career="astronaut")
        assert said(result).strip().startswith("I do not know that career.")
        assert await place.alice.autocomplete(place.channel, "roadmap", "career", "astro") == []
        (choice,) = await place.alice.autocomplete(
            place.channel, "roadmap", "career", "machine learn"
        )
        assert choice["value"] == CAREER


async def test_without_files_the_steps_are_told_in_words(place: Place) -> None:
    walk = Walk(place, place.alice, channel_without(place, "attach_files"))
    await walk.begin()
    await walk.mark(0, "done")
    assert walk.message.attachments == []
    assert r"1\. Maths, statistics and a programming language · done" in walk.text
    assert r"2\. A degree · open" in walk.text
    assert phrases.STEPS_UNNUMBERED in walk.text
    assert "A portfolio · open" in walk.text


async def test_without_embeds_and_files_it_is_all_in_the_text(place: Place) -> None:
    channel = channel_without(place, "attach_files", "embed_links")
    walk = Walk(place, place.alice, channel)
    await walk.begin()
    await walk.mark(1, "skipped")
    assert r"2\. A degree · skipped" in walk.message.content
    assert "Summarised from" in walk.message.content


async def test_where_the_picture_is_refused_the_steps_are_told_in_words(
    place: Place, walk: Walk
) -> None:
    place.env.inject_error("POST", "/webhooks/*", status=413, code=40005, times=1)
    await walk.begin()
    assert walk.message.attachments == []
    assert r"2\. A degree · open" in walk.text


class TestSeveralCareers:
    """One career has no steps, and stands first."""

    @pytest.fixture
    def simcord_bot(self, advisor: Advisor, database: Database) -> AdvisorBot:
        whole = advisor.careers[0]
        bare = whole.model_copy(
            update={
                "id": "bare",
                "title": "bare career",
                "names": (),
                "sections": (whole.section_of("role"),),
                "gap_topics": (),
            }
        )
        both = Knowledge((bare, whole), "test")
        return AdvisorBot(Advisor(both, advisor.learned), storage=database)

    async def test_left_out_it_is_the_first_with_steps(self, walk: Walk) -> None:
        await walk.begin()
        assert "Roadmap: machine learning engineer" in walk.text

    async def test_a_career_without_steps_is_said_to_have_none(self, place: Place) -> None:
        result = await place.alice.slash(place.channel, "roadmap", career="bare")
        assert said(result).strip() == way_phrases.NO_STEPS.format(career="bare career")

    async def test_items_offered_are_of_a_career_with_steps(self, place: Place) -> None:
        for career in ("bare", "mle", ""):
            found = await place.alice.autocomplete(
                place.channel, "roadmap", "item", "degree", career=career
            )
            assert found[0]["value"] == "steps.degree"

    async def test_only_those_with_steps_are_offered(self, place: Place) -> None:
        offered_ones = await place.alice.autocomplete(place.channel, "roadmap", "career", "")
        assert [one["value"] for one in offered_ones] == [CAREER]
