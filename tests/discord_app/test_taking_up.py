"""Other knowledge takes the place of what is answered from, while the real bot runs."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
import simcord

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.knowledge.loader import load_knowledge
from bot.core.knowledge.model import Knowledge
from bot.discord_app.client import AdvisorBot
from bot.storage.database import Database
from bot.storage.records import GuildSettings
from tests.baker import BAKER, write_baker
from tests.discord_app.conftest import Place, furnished, text_of
from tests.discord_app.views.pressing import asked, mentioned, offered, said

BEFORE, AFTER = "30,000 a year", "45,000 a year"
PAY = "What is the average pay of a baker?"
Changing = Callable[[Advisor], None]
WAGES = "What is the average wage of a baker?"


def advisor_of(folder: Path, text: str) -> Advisor:
    write_baker(folder)
    (folder / "baker.yaml").write_text(text, encoding="utf-8")
    return Advisor(load_knowledge(folder), recent=10)


@pytest.fixture
def old(tmp_path: Path) -> Advisor:
    return advisor_of(tmp_path / "old", BAKER)


@pytest.fixture
def new(tmp_path: Path) -> Advisor:
    return advisor_of(tmp_path / "new", BAKER.replace("30,000", "45,000").replace(PAY, WAGES))


@pytest.fixture
def without_pay(tmp_path: Path) -> Advisor:
    """Another section in the place of the pay."""
    changed = BAKER.replace("id: salary", "id: wages").replace("salary.average", "wages.average")
    return advisor_of(tmp_path / "changed", changed)


@pytest.fixture
def simcord_bot(old: Advisor, database: Database) -> AdvisorBot:
    return AdvisorBot(old, storage=database)


@pytest.fixture
def bot(simcord_bot: AdvisorBot) -> AdvisorBot:
    return simcord_bot


def registrations(place: Place) -> list[set[str]]:
    """Names of the commands, each time that Discord was told of them."""
    puts = [r for r in place.env.http_requests if r.method == "PUT" and "commands" in r.path]
    return [{one["name"] for one in put.json} for put in puts]  # type: ignore[union-attr]


async def test_what_is_asked_after_it_is_answered_from_the_new_knowledge(
    place: Place, bot: AdvisorBot, new: Advisor
) -> None:
    for knows in (BEFORE, AFTER):
        assert knows in text_of(await asked(place, "average salary of a baker"))
        assert knows in text_of((await mentioned(place, "average salary of a baker"))[1])
        shown = await place.alice.slash(place.channel, "salary", item="salary.average")
        assert shown.response is not None
        assert knows in text_of(shown.response)
        await bot.take_up(new)


async def test_what_is_offered_while_typing_is_of_the_new_knowledge(
    place: Place, bot: AdvisorBot, new: Advisor
) -> None:
    for question in (PAY, WAGES):
        typed = await place.alice.autocomplete(place.channel, "ask", "question", "average")
        assert typed[0]["name"] == question
        items = await place.alice.autocomplete(place.channel, "salary", "item", "average")
        assert items[0]["name"] == question
        picked = await asked(place, question)
        assert text_of(picked).startswith(question)
        await bot.take_up(new)


async def test_what_was_asked_most_is_still_offered_first(
    place: Place, bot: AdvisorBot, new: Advisor
) -> None:
    await place.alice.slash(place.channel, "salary", item="salary.night")
    await bot.take_up(new)
    items = await place.alice.autocomplete(place.channel, "salary", "item", "")
    assert items[0]["value"] == "salary.night"


async def test_commands_stay_as_they_are_where_the_new_knowledge_has_the_same(
    place: Place, bot: AdvisorBot, new: Advisor
) -> None:
    before = [command.name for command in bot.tree.get_commands()]
    await bot.take_up(new)
    assert [command.name for command in bot.tree.get_commands()] == before
    assert len(registrations(place)) == 1


async def test_commands_that_differ_are_registered_anew(
    place: Place, bot: AdvisorBot, without_pay: Advisor
) -> None:
    await bot.take_up(without_pay)
    first, then = registrations(place)
    assert (first - then, then - first) == ({"salary"}, {"wages"})
    shown = await place.alice.slash(place.channel, "wages")
    assert shown.response is not None
    assert BEFORE in text_of(shown.response)


async def test_several_careers_can_take_the_place_of_one(
    place: Place, bot: AdvisorBot, new: Advisor
) -> None:
    (baker,) = new.careers
    other = baker.model_copy(update={"id": "confectioner", "title": "confectioner", "names": ()})
    await bot.take_up(Advisor(Knowledge((baker, other), "two")))
    assert registrations(place)[-1] - registrations(place)[0] == {"compare"}
    careers = await place.alice.autocomplete(place.channel, "salary", "career", "")
    assert [one["value"] for one in careers] == ["baker", "confectioner"]
    await bot.take_up(new)
    assert "compare" not in registrations(place)[-1]


async def test_under_an_old_answer_everything_can_still_be_pressed(
    place: Place, bot: AdvisorBot, old: Advisor, new: Advisor
) -> None:
    _, answer = await mentioned(place, "average salary of a baker")
    await bot.take_up(new)
    answer_why = await place.alice.click(answer, label=phrases.WHY)
    why = said(answer_why)
    assert phrases.KNOWLEDGE_CHANGED in why
    assert old.knowledge.version[:6] in offered(answer)[phrases.WHY]["custom_id"]
    assert text_of(answer_why.response).endswith(f"Knowledge version {new.knowledge.version}")
    whole = said(await place.alice.click(answer, label=phrases.FULL_SECTION))
    assert AFTER in whole


async def test_what_is_gone_is_said_to_be_gone(
    place: Place, bot: AdvisorBot, without_pay: Advisor
) -> None:
    _, answer = await mentioned(place, "average salary of a baker")
    await bot.take_up(without_pay)
    pressed = await place.alice.click(answer, label=phrases.FULL_SECTION)
    assert said(pressed).strip() == phrases.TOPIC_GONE


async def test_a_short_question_about_what_is_gone_is_read_by_itself(
    place: Place, bot: AdvisorBot, without_pay: Advisor
) -> None:
    await mentioned(place, "average salary of a baker")
    await bot.take_up(without_pay)
    _, answer = await mentioned(place, "tell me more")
    assert BEFORE not in text_of(answer)


@pytest.fixture
def changing(bot: AdvisorBot, database: Database, monkeypatch: pytest.MonkeyPatch) -> Changing:
    """Let other knowledge come whenever somebody waits for what a server's owners decided."""

    def change(advisor: Advisor) -> None:
        settings_of = database.guilds.settings_of

        async def settings_and_other_knowledge(guild: int) -> GuildSettings:
            await bot.take_up(advisor)
            return await settings_of(guild)

        monkeypatch.setattr(database.guilds, "settings_of", settings_and_other_knowledge)

    return change


async def test_a_question_in_flight_is_answered_from_what_it_began_with(
    place: Place, changing: Changing, new: Advisor
) -> None:
    changing(new)
    assert BEFORE in text_of(await asked(place, "average salary of a baker"))
    assert AFTER in text_of(await asked(place, "average salary of a baker"))


async def test_a_command_in_flight_shows_a_section_that_is_gone_meanwhile(
    place: Place, bot: AdvisorBot, changing: Changing, without_pay: Advisor
) -> None:
    changing(without_pay)
    result = await place.alice.slash(place.channel, "salary")
    assert result.response is not None
    assert BEFORE in text_of(result.response)
    assert bot.advisor is without_pay


async def test_a_mention_in_flight_is_answered_from_what_it_began_with(
    place: Place, changing: Changing, without_pay: Advisor
) -> None:
    changing(without_pay)
    _, answer = await mentioned(place, "average salary of a baker")
    assert "salary" in offered(answer)[phrases.FULL_SECTION]["custom_id"]


async def test_a_press_in_flight_is_read_with_what_it_began_with(
    place: Place, bot: AdvisorBot, changing: Changing, without_pay: Advisor
) -> None:
    _, answer = await mentioned(place, "average salary of a baker")
    changing(without_pay)
    why = said(await place.alice.click(answer, label=phrases.WHY))
    assert phrases.KNOWLEDGE_CHANGED not in why
    assert bot.advisor is without_pay


async def test_nobody_finds_half_of_the_commands(
    place: Place, bot: AdvisorBot, without_pay: Advisor
) -> None:
    seen = list[set[str]]()
    taking = asyncio.ensure_future(bot.take_up(without_pay))
    while not taking.done():
        seen.append({command.name for command in bot.tree.get_commands()})
        await asyncio.sleep(0)
    assert sum(one != then for one, then in pairwise(seen)) <= 1
    assert all(len(names) == len(seen[0]) for names in seen)


async def test_knowledge_that_comes_before_the_start_is_what_is_set_up(
    old: Advisor, without_pay: Advisor
) -> None:
    bot = AdvisorBot(old)
    await bot.take_up(without_pay)
    async with simcord.run(bot) as env:
        assert "wages" in registrations(furnished(env))[0]


async def test_nothing_holds_the_old_knowledge_once_its_last_question_is_answered(
    place: Place, bot: AdvisorBot, tmp_path: Path, new: Advisor
) -> None:
    passing = advisor_of(tmp_path / "passing", BAKER.replace("30,000", "33,000"))
    held = weakref.ref(passing)
    await bot.take_up(passing)
    del passing
    assert "33,000" in text_of(await asked(place, "average salary of a baker"))
    _, answer = await mentioned(place, "average salary of a baker")
    await place.alice.click(answer, label=phrases.WHY)
    gc.disable()
    try:
        await bot.take_up(new)
        assert held() is None
    finally:
        gc.enable()
