from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.core.answering import phrases, way_phrases
from bot.core.answering.advisor import Advisor
from bot.core.knowledge.model import Knowledge
from bot.discord_app import limits
from bot.discord_app.client import AdvisorBot
from bot.discord_app.views.custom_ids import ROAD, road_id
from bot.discord_app.views.roadmap_components import CHOOSE, DETAILS, TURN
from bot.storage.database import Database
from tests.discord_app.conftest import Place, text_of
from tests.discord_app.views.pressing import button, offered, planted, said
from tests.discord_app.walking import CAREER, Walk, channel_without, impatient, locked

LONG = 60
"""Steps of a way that needs three selects."""


@pytest.fixture
def simcord_bot(remembering_bot: AdvisorBot) -> AdvisorBot:
    return remembering_bot


FORGED = {
    "no such step": (CAREER, "done", 11),
    "no such step to be shown": (CAREER, DETAILS, 999),
    "no such career": ("astronaut", "done", 0),
    "no such wish": (CAREER, "fly", 0),
    "a question that no button asks": (CAREER, "reset", 0),
    "a choice without a value": (CAREER, CHOOSE, 0),
    "no such steps to choose from": (CAREER, TURN, 1),
}


@pytest.mark.parametrize("parts", FORGED.values(), ids=FORGED)
async def test_a_forged_press_is_answered_by_a_sentence_and_keeps_nothing(
    place: Place, advisor: Advisor, database: Database, parts: tuple[str, str, int]
) -> None:
    career, wish, number = parts
    forged = road_id(advisor.knowledge.version, career, place.alice.id, wish, number)
    message = await planted(place, button(forged))
    result = await place.alice.click(message, custom_id=forged)
    assert said(result).strip() == phrases.UNKNOWN_PRESS
    assert await database.progress.of(place.alice.id, CAREER) == {}


async def test_a_press_that_names_somebody_else_changes_nothing_of_theirs(
    place: Place, advisor: Advisor, database: Database
) -> None:
    bob = place.guild.add_member(place.env.create_user("bob"))
    forged = road_id(advisor.knowledge.version, CAREER, bob.id, "done", 0)
    message = await planted(place, button(forged))
    result = await place.alice.click(message, custom_id=forged)
    assert said(result).strip() == way_phrases.NOT_YOUR_WAY
    assert await database.progress.of(bob.id, CAREER) == {}


def test_the_longest_custom_id_is_one_that_discord_takes() -> None:
    longest = road_id("v" * 64, "c" * 40, 9 * 10**18 - 1, "learning", 999)
    assert ROAD.fullmatch(longest)
    assert len(longest) <= limits.CUSTOM_ID


@pytest.fixture(scope="module")
def long_advisor(knowledge: Knowledge) -> Advisor:
    whole = knowledge.careers[0]
    section = whole.section_of("steps")
    place = section.entries[0].source
    steps: list[Any] = [
        section.entries[0].model_copy(
            update={
                "id": f"s{number}",
                "title": f"Step {number}",
                "text": "long " * 250 + f"{number}.",
                "source": place.model_copy(update={"item": number + 1}),
            }
        )
        for number in range(LONG)
    ]
    trait = whole.section_of("traits").entries[0]
    traits = [
        trait.model_copy(
            update={"id": f"t{n}", "ties": ("steps.s0",), "text": "wide " * 250 + f"{n}."}
        )
        for n in range(3)
    ]
    sections = (
        section.model_copy(update={"entries": tuple(steps)}),
        whole.section_of("traits").model_copy(update={"entries": tuple(traits)}),
    )
    small = whole.model_copy(update={"sections": sections, "gap_topics": ()})
    return Advisor(Knowledge((small,), "test"))


class TestALongWay:
    """A way whose steps do not fit one select, and whose passages do not fit one message."""

    @pytest.fixture
    def simcord_bot(self, long_advisor: Advisor, database: Database) -> AdvisorBot:
        return AdvisorBot(long_advisor, storage=database)

    async def test_every_step_can_be_reached(self, place: Place) -> None:
        walk = Walk(place, place.alice)
        await walk.begin()
        labels: list[str] = []
        while True:
            labels += [
                one["label"] for one in offered(walk.message)[way_phrases.STEP_CHOOSE]["options"]
            ]
            forward = next((one for one in offered(walk.message) if "▶" in one), None)
            if forward is None:
                break
            await walk.press(forward)
        assert labels == [f"{number + 1}. Step {number}" for number in range(LONG)]
        await walk.mark(LONG - 1, "done")
        assert f"**1 of {LONG} done**" in walk.text
        assert walk.chosen == f"{LONG}. Step {LONG - 1}"

    async def test_in_words_the_steps_left_out_are_counted(self, place: Place) -> None:
        walk = Walk(place, place.alice, channel_without(place, "attach_files"))
        await walk.begin()
        shown = walk.text.count("· open")
        assert phrases.STEPS_MORE.format(count=LONG - shown) in walk.text

    async def test_a_next_step_longer_than_a_message_has_pages(self, place: Place) -> None:
        walk = Walk(place, place.alice, channel_without(place, "embed_links"))
        await walk.begin(show="next")
        seen = walk.text
        while forward := next((one for one in offered(walk.message) if "▶" in one), None):
            await walk.press(forward)
            seen += walk.text
        for said_once in ("long 0.", "wide 0.", "wide 1.", "wide 2."):
            assert seen.count(said_once) == 1

    async def test_a_page_of_a_next_step_that_cannot_be_known_is_not_turned(
        self, place: Place, long_advisor: Advisor, tmp_path: Path
    ) -> None:
        walk = Walk(place, place.alice, channel_without(place, "embed_links"))
        await walk.begin(show="next")
        async with impatient(tmp_path) as hasty:
            await place.env.restart_bot(AdvisorBot(long_advisor, storage=hasty))
            forward = next(one for one in offered(walk.message) if "▶" in one)
            with locked(tmp_path):
                result = await walk.press(forward)
        assert [text_of(one) for one in result.followups] == [way_phrases.WAY_UNKNOWN]
