"""What else `/roadmap` shows: the next step, a file, and how to forget."""

from __future__ import annotations

from typing import Any

import pytest
import simcord

from bot.core.answering import phrases, way_phrases
from bot.core.answering.advisor import Advisor
from bot.core.answering.citations import citation_line, cite
from bot.discord_app.client import AdvisorBot
from bot.storage.database import Database
from bot.storage.records import Progress, StepState
from tests.discord_app.conftest import Place
from tests.discord_app.views.pressing import offered, said
from tests.discord_app.walking import CAREER, TITLES, Walk, channel_without

DONE, LEARNING, SKIPPED = StepState.DONE, StepState.LEARNING, StepState.SKIPPED


@pytest.fixture
def simcord_bot(remembering_bot: AdvisorBot) -> AdvisorBot:
    return remembering_bot


@pytest.fixture
def walk(place: Place) -> Walk:
    return Walk(place, place.alice)


async def keep(place: Place, database: Database, **states: StepState) -> None:
    for step, state in states.items():
        kept = Progress(place.alice.id, CAREER, f"steps.{step}", state, place.env.now().date())
        await database.progress.set(kept)


async def exported(result: simcord.InteractionResult) -> str:
    assert result.ephemeral
    response: Any = result.response
    (file,) = response.attachments
    assert file.filename == f"roadmap-{CAREER}.md"
    return str((await file.read()).decode())


async def test_next_shows_the_first_step_with_passage_citation_and_traits(
    walk: Walk, advisor: Advisor
) -> None:
    result = await walk.begin(show="next")
    assert result.ephemeral
    career = advisor.careers[0]
    assert f"Next: {TITLES[0]}" in walk.text
    assert way_phrases.NEXT_OPEN in walk.text
    assert career.section_of("steps").entries[0].text in walk.text
    assert citation_line(cite(career, "steps.foundations")) in walk.text
    assert way_phrases.NEXT_TRAITS in walk.text
    for trait in ("mathematics", "software-engineering"):
        entry = career.entry(f"traits.{trait}")
        assert entry is not None
        assert f"**{entry.title}**\n{entry.text}\n-# Summarised from" in walk.text


@pytest.mark.parametrize(
    ("states", "title", "why"),
    [
        ({"foundations": DONE}, TITLES[1], way_phrases.NEXT_OPEN),
        ({"foundations": SKIPPED, "degree": DONE}, TITLES[2], way_phrases.NEXT_OPEN),
        ({"stay-current": LEARNING}, TITLES[3], way_phrases.NEXT_LEARNING),
        ({"foundations": LEARNING, "degree": LEARNING}, TITLES[0], way_phrases.NEXT_LEARNING),
    ],
)
async def test_next_says_which_step_and_why(
    place: Place, database: Database, states: dict[str, StepState], title: str, why: str
) -> None:
    await keep(place, database, **states)
    walk = Walk(place, place.alice)
    await walk.begin(show="next")
    assert f"Next: {title}" in walk.text
    assert why in walk.text


async def test_next_says_where_a_passage_was_due_for_review(
    place: Place, walk: Walk, database: Database
) -> None:
    await keep(place, database, certifications=LEARNING)
    await walk.begin(show="next")
    assert phrases.STALE.format(date="2024-12-31") in walk.text


async def test_a_step_without_traits_names_none(
    place: Place, walk: Walk, database: Database
) -> None:
    await keep(place, database, portfolio=LEARNING)
    await walk.begin(show="next")
    assert "Next: A portfolio" in walk.text
    assert way_phrases.NEXT_TRAITS not in walk.text


async def test_when_no_step_is_left_next_says_so(
    place: Place, walk: Walk, database: Database, advisor: Advisor
) -> None:
    entries = advisor.careers[0].section_of("steps").entries
    await keep(place, database, **{entry.id: DONE for entry in entries})
    await walk.begin(show="next")
    assert way_phrases.NEXT_NONE in walk.text
    assert list(offered(walk.message)) == [way_phrases.WAY_SHOW]


async def test_what_is_noted_under_the_next_step_shows_the_path(walk: Walk) -> None:
    await walk.begin(show="next")
    await walk.press(way_phrases.STEP_MARKS["done"])
    assert "**1 of 11 done**" in walk.text
    assert walk.message.attachments[0].filename == "path.png"
    assert walk.chosen == TITLES[0]


async def test_from_the_next_step_one_can_go_to_the_path(walk: Walk) -> None:
    await walk.begin(show="next")
    await walk.press(way_phrases.WAY_SHOW)
    assert "**0 of 11 done**" in walk.text
    assert walk.chosen == TITLES[0]


async def test_export_gives_the_path_as_a_file_to_its_owner_alone(
    place: Place, database: Database
) -> None:
    await keep(place, database, foundations=DONE, degree=LEARNING)
    result = await place.alice.slash(place.channel, "roadmap", show="export", private=False)
    text = await exported(result)
    assert text.startswith("# Roadmap: machine learning engineer\n\n1 of 11 done · 1 learning\n\n")
    assert "- [x] **1. Maths, statistics and a programming language** (done)" in text
    assert "- [ ] **2. A degree** (learning)" in text
    assert text.count("  Summarised from ") == 11


async def test_export_without_files_says_where_to_get_it(place: Place) -> None:
    channel = channel_without(place, "attach_files")
    result = await place.alice.slash(channel, "roadmap", show="export")
    assert said(result).strip() == way_phrases.NO_FILES


async def test_a_refused_export_says_where_to_get_it(place: Place) -> None:
    place.env.inject_error("POST", "/webhooks/*", status=413, code=40005, times=1)
    result = await place.alice.slash(place.channel, "roadmap", show="export")
    assert said(result).strip() == way_phrases.NO_FILES


async def test_reset_asks_and_forgets_only_when_that_is_confirmed(
    place: Place, walk: Walk, database: Database
) -> None:
    await keep(place, database, foundations=DONE, gone=DONE)
    result = await walk.begin(show="reset", private=False)
    assert result.ephemeral
    assert way_phrases.RESET_FINAL in walk.text
    assert len(await database.progress.of(place.alice.id, CAREER)) == 2
    await walk.press(way_phrases.RESET_FORGET)
    assert walk.text == way_phrases.RESET_DONE.format(career="machine learning engineer")
    assert offered(walk.message) == {}
    assert await database.progress.of(place.alice.id, CAREER) == {}


async def test_reset_forgets_one_persons_way_alone(
    place: Place, walk: Walk, database: Database
) -> None:
    bob = place.guild.add_member(place.env.create_user("bob"))
    today = place.env.now().date()
    await database.progress.set(Progress(bob.id, CAREER, "steps.degree", DONE, today))
    await keep(place, database, foundations=DONE)
    await walk.begin(show="reset")
    await walk.press(way_phrases.RESET_FORGET)
    assert await database.progress.of(bob.id, CAREER) == {"steps.degree": DONE}


async def test_who_keeps_it_is_shown_the_path_again(
    place: Place, walk: Walk, database: Database
) -> None:
    await keep(place, database, foundations=DONE)
    await walk.begin(show="reset")
    await walk.press(way_phrases.RESET_KEEP)
    assert "**1 of 11 done**" in walk.text
    assert walk.chosen == TITLES[1]


async def test_where_nothing_is_remembered_there_is_nothing_to_confirm(place: Place) -> None:
    result = await place.alice.slash(place.channel, "roadmap", show="reset")
    expected = way_phrases.RESET_NOTHING.format(career="machine learning engineer")
    assert said(result).strip() == expected
