"""`/roadmap` where what is remembered cannot be reached, or nothing is remembered at all."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from discord import InteractionResponseType

from bot.core.answering import phrases, way_phrases
from bot.core.answering.advisor import Advisor
from bot.discord_app.client import AdvisorBot
from bot.discord_app.views.custom_ids import road_id
from bot.storage.database import Database
from bot.storage.records import Progress, StepState
from tests.discord_app.conftest import Place, text_of
from tests.discord_app.views.pressing import button, offered, planted, said
from tests.discord_app.walking import CAREER, TITLES, Walk, impatient, locked

MARKS = way_phrases.STEP_MARKS


class TestAway:
    """The database is there, and somebody else has locked it."""

    @pytest.fixture
    async def hasty(self, database: Database, tmp_path: Path) -> AsyncIterator[Database]:
        assert database
        async with impatient(tmp_path) as hasty:
            yield hasty

    @pytest.fixture
    def simcord_bot(self, advisor: Advisor, hasty: Database) -> AdvisorBot:
        return AdvisorBot(advisor, storage=hasty)

    async def test_the_path_is_shown_without_states_and_says_so(
        self, place: Place, tmp_path: Path
    ) -> None:
        walk = Walk(place, place.alice)
        with locked(tmp_path):
            await walk.begin()
        assert way_phrases.WAY_AWAY in walk.text
        assert "done" not in walk.alt
        assert TITLES[1] in walk.alt

    async def test_a_press_says_that_it_was_not_kept(
        self, place: Place, hasty: Database, tmp_path: Path
    ) -> None:
        walk = Walk(place, place.alice)
        await walk.begin()
        with locked(tmp_path):
            result = await walk.press(MARKS["done"])
        assert [text_of(one) for one in result.followups] == [way_phrases.STEP_NOT_KEPT]
        assert "**0 of 11 done**" in walk.text
        assert await hasty.progress.of(place.alice.id, CAREER) == {}
        await walk.press(MARKS["done"])
        assert "**1 of 11 done**" in walk.text

    async def test_a_choice_made_meanwhile_shows_the_path_without_states(
        self, place: Place, tmp_path: Path
    ) -> None:
        walk = Walk(place, place.alice)
        await walk.begin()
        with locked(tmp_path):
            await walk.choose(2)
        assert way_phrases.WAY_AWAY in walk.text
        assert walk.chosen == TITLES[2]

    @pytest.mark.parametrize(
        ("show", "phrase"),
        [
            ("next", way_phrases.WAY_UNKNOWN),
            ("export", way_phrases.WAY_UNKNOWN),
            ("reset", way_phrases.RESET_FAILED),
        ],
    )
    async def test_what_needs_the_states_says_that_they_cannot_be_reached(
        self, place: Place, tmp_path: Path, show: str, phrase: str
    ) -> None:
        with locked(tmp_path):
            result = await place.alice.slash(place.channel, "roadmap", show=show)
        assert said(result).strip() == phrase

    async def test_what_could_not_be_forgotten_is_not_said_to_be(
        self, place: Place, hasty: Database, tmp_path: Path
    ) -> None:
        today = place.env.now().date()
        kept = Progress(place.alice.id, CAREER, "steps.degree", StepState.DONE, today)
        await hasty.progress.set(kept)
        walk = Walk(place, place.alice)
        await walk.begin(show="reset")
        with locked(tmp_path):
            result = await walk.press(way_phrases.RESET_FORGET)
        assert [text_of(one) for one in result.followups] == [way_phrases.RESET_FAILED]
        assert len(await hasty.progress.of(place.alice.id, CAREER)) == 1


class TestSlow:
    """The database may take longer than Discord waits for a first answer."""

    @pytest.fixture
    def simcord_bot(self, remembering_bot: AdvisorBot) -> AdvisorBot:
        return remembering_bot

    @pytest.mark.parametrize("private", [True, False])
    async def test_discord_is_told_to_wait_before_the_database_is_asked(
        self, place: Place, *, private: bool
    ) -> None:
        walk = Walk(place, place.alice)
        result = await walk.begin(private=private)
        await walk.press(MARKS["done"])
        assert result.ephemeral is private
        first = [one.json for one in place.env.http_requests if one.path.endswith("/callback")]
        assert [isinstance(one, dict) and one["type"] for one in first] == [
            InteractionResponseType.deferred_channel_message.value,
            InteractionResponseType.deferred_message_update.value,
        ]


class TestWithoutStorage:
    async def test_the_path_is_shown_and_nothing_can_be_pressed(self, place: Place) -> None:
        walk = Walk(place, place.alice)
        await walk.begin()
        assert TITLES[0] in walk.alt
        assert "done" not in walk.alt + walk.text
        assert offered(walk.message) == {}

    async def test_in_public_it_can_be_removed(self, place: Place) -> None:
        walk = Walk(place, place.alice)
        await walk.begin(private=False)
        assert list(offered(walk.message)) == [phrases.REMOVE]

    async def test_next_is_the_first_step(self, place: Place) -> None:
        walk = Walk(place, place.alice)
        await walk.begin(show="next")
        assert f"Next: {TITLES[0]}" in walk.text
        assert way_phrases.NEXT_UNKNOWN in walk.text

    async def test_nothing_is_there_to_forget(self, place: Place) -> None:
        result = await place.alice.slash(place.channel, "roadmap", show="reset")
        expected = way_phrases.RESET_NOTHING.format(career="machine learning engineer")
        assert said(result).strip() == expected

    async def test_a_press_on_an_older_message_says_that_it_was_not_kept(
        self, place: Place, advisor: Advisor
    ) -> None:
        custom_id = road_id(advisor.knowledge.version, CAREER, place.alice.id, "done", 0)
        message = await planted(place, button(custom_id))
        result = await place.alice.click(message, custom_id=custom_id)
        assert said(result).strip() == way_phrases.STEP_NOT_KEPT
