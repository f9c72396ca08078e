"""`/fit`: a self-check that is kept nowhere but in what can be pressed."""

from __future__ import annotations

from typing import Any

import discord
import pytest
import simcord
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.answering.composer import sentences
from bot.core.answering.fit import BEST, FEWEST, MOST, WORST
from bot.core.knowledge.model import Career, Entry, Knowledge
from bot.discord_app import limits
from bot.discord_app.audience import Audience
from bot.discord_app.client import AdvisorBot
from bot.discord_app.messages import new_message_of
from bot.discord_app.rendering.fit import SelfCheck
from bot.discord_app.rendering.shown import shown_check
from bot.discord_app.views import custom_ids
from bot.discord_app.views.fit_components import FORM, RATE, RESULT
from bot.discord_app.views.rating import begun
from tests.discord_app.conftest import Place, registered, text_of
from tests.discord_app.views.pressing import button, offered, planted, said
from tests.discord_app.wire.requests import message_refusals

RATINGS = (5, 3, 4, 5, 2, 3, 4, 2)
HIGHEST = ("Analysis and problem solving", "Familiarity with frameworks and libraries")
LOWEST = ("Curiosity and continuous learning", "Attention to detail and quality")


class Checking:
    """One person's self-check, as they see it."""

    def __init__(self, place: Place, actor: simcord.MemberActor, channel: Any = None) -> None:
        self._place, self._actor, self._channel = place, actor, channel or place.channel
        self._id = 0

    async def begin(self) -> None:
        result = await self._actor.slash(self._channel, "fit")
        assert result.ephemeral
        assert result.response is not None
        self._id = result.response.id

    @property
    def message(self) -> Any:
        history = self._channel.history(viewer=self._actor)
        return next(one for one in history if one.id == self._id)

    @property
    def text(self) -> str:
        return text_of(self.message)

    async def press(self, label: str) -> simcord.InteractionResult:
        return await self._actor.click(self.message, label=label)

    async def rate(self, trait: str, rating: int) -> None:
        custom_id = offered(self.message)[phrases.RATE.format(title=trait)]["custom_id"]
        await self._actor.select(self.message, [f"{rating}"], custom_id=custom_id)

    async def rate_all(self, advisor: Advisor, ratings: tuple[int, ...]) -> None:
        traits = [entry.title for entry in advisor.careers[0].section_of("traits").entries]
        for number, (trait, rating) in enumerate(zip(traits, ratings, strict=True)):
            if number == 4:
                await self.press(phrases.PAGE_AFTER.format(number=2, total=2))
            await self.rate(trait, rating)

    async def finish(self, advisor: Advisor, ratings: tuple[int, ...] = RATINGS) -> None:
        await self.begin()
        await self.rate_all(advisor, ratings)
        await self.press(phrases.FIT_SHOW)


@pytest.fixture
def checking(place: Place) -> Checking:
    return Checking(place, place.alice)


async def test_it_asks_for_four_traits_at_a_time_and_says_what_it_is(checking: Checking) -> None:
    await checking.begin()
    assert phrases.FIT_NOTE in checking.text
    assert phrases.RATED_SO_FAR.format(count=0, total=8) in checking.text
    assert len(checking.message.embeds[0].fields) == 4
    assert phrases.FIT_SHOW not in offered(checking.message)


async def test_what_is_rated_stays_to_be_seen(checking: Checking) -> None:
    await checking.begin()
    await checking.rate("Mathematics and statistics", 4)
    assert phrases.RATED_SO_FAR.format(count=1, total=8) in checking.text
    select = offered(checking.message)[phrases.RATE.format(title="Mathematics and statistics")]
    assert [one["label"] for one in select["options"] if one.get("default")] == [
        "4 · Mathematics and statistics"
    ]


async def test_the_result_shows_a_picture_the_extremes_and_the_steps(
    checking: Checking, advisor: Advisor
) -> None:
    await checking.finish(advisor)
    (picture,) = checking.message.attachments
    assert picture.filename == "radar.png"
    for trait in HIGHEST:
        assert f"{trait}: 5 of 5 ({phrases.RATED_HIGHEST})" in (picture.description or "")
        assert f"{trait}: 5 of 5, {phrases.RATED_HIGHEST}" in checking.text
    for trait in LOWEST:
        assert f"{trait}: 2 of 5, {phrases.RATED_LOWEST}" in checking.text
    assert phrases.FIT_NOTE in checking.text
    assert phrases.FIT_TIED not in checking.text
    assert phrases.FIT_NO_STEPS in checking.text
    assert "**Networking**" in checking.text
    assert "**Maths, statistics and a programming language**" not in checking.text


async def test_every_trait_and_step_shown_is_cited(checking: Checking, advisor: Advisor) -> None:
    await checking.finish(advisor)
    for embed in checking.message.embeds[1:]:
        assert (embed.footer.text or "").startswith("Summarised from ")
    assert checking.text.count("-# Summarised from ") == 2
    assert "› step 4" in checking.text


async def test_ratings_can_be_changed_and_the_picture_goes(
    checking: Checking, advisor: Advisor
) -> None:
    await checking.finish(advisor)
    await checking.press(phrases.FIT_CHANGE)
    assert checking.message.attachments == []
    assert phrases.RATED_SO_FAR.format(count=8, total=8) in checking.text
    await checking.rate("Analysis and problem solving", 1)
    await checking.press(phrases.FIT_SHOW)
    assert f"Analysis and problem solving: 1 of 5, {phrases.RATED_LOWEST}" in checking.text
    assert len(checking.message.attachments) == 1


async def test_traits_rated_alike_are_named_together(checking: Checking, advisor: Advisor) -> None:
    await checking.finish(advisor, (5, 5, 5, 3, 3, 3, 1, 2))
    assert phrases.FIT_TIED in checking.text
    assert checking.text.count(phrases.RATED_HIGHEST) == 3


async def test_who_rates_all_alike_is_told_that_none_stands_out(
    checking: Checking, advisor: Advisor
) -> None:
    await checking.finish(advisor, (3,) * 8)
    assert phrases.FIT_LEVEL in checking.text
    assert phrases.RATED_LOWEST not in checking.text
    assert len(checking.message.attachments) == 1


async def test_a_long_result_has_pages_and_its_picture_on_the_first(
    place: Place, advisor: Advisor
) -> None:
    overwrite = discord.PermissionOverwrite(embed_links=False)
    channel = place.guild.create_text_channel(
        "text-only", overwrites={place.guild.default_role: overwrite}
    )
    checking = Checking(place, place.alice, channel)
    await checking.finish(advisor, (5, 5, 5, 5, 1, 1, 1, 1))
    seen = checking.text
    assert len(checking.message.attachments) == 1
    while forward := next((one for one in offered(checking.message) if "▶" in one), None):
        await checking.press(forward)
        assert checking.message.attachments == []
        seen += checking.text
    for entry in advisor.careers[0].section_of("traits").entries:
        assert seen.count(f"{entry.title}: ") == 1
    while back := next((one for one in offered(checking.message) if "◀" in one), None):
        await checking.press(back)
    assert len(checking.message.attachments) == 1


async def test_a_restart_in_the_midst_loses_nothing(
    place: Place, checking: Checking, advisor: Advisor
) -> None:
    await checking.begin()
    await checking.rate("Mathematics and statistics", 4)
    await place.env.restart_bot(AdvisorBot(advisor))
    await checking.rate("Programming and software engineering", 2)
    assert phrases.RATED_SO_FAR.format(count=2, total=8) in checking.text
    assert ":04200000:" in str(offered(checking.message))


async def test_two_at_once_do_not_disturb_each_other(place: Place, advisor: Advisor) -> None:
    bob = place.guild.add_member(place.env.create_user("bob"))
    hers, his = Checking(place, place.alice), Checking(place, bob)
    await hers.begin()
    await his.begin()
    await hers.rate("Mathematics and statistics", 5)
    await his.rate("Mathematics and statistics", 1)
    await hers.rate("Analysis and problem solving", 4)
    assert ":45000000:" in str(offered(hers.message))
    assert ":01000000:" in str(offered(his.message))


async def test_without_embeds_and_files_it_is_said_in_plain_text(
    place: Place, advisor: Advisor
) -> None:
    overwrite = discord.PermissionOverwrite(embed_links=False, attach_files=False)
    channel = place.guild.create_text_channel(
        "bare", overwrites={place.guild.default_role: overwrite}
    )
    checking = Checking(place, place.alice, channel)
    await checking.finish(advisor)
    assert checking.message.attachments == []
    assert phrases.RATED_HIGHEST in checking.message.content


async def test_where_the_picture_is_refused_the_result_comes_without(
    place: Place, checking: Checking, advisor: Advisor
) -> None:
    await checking.begin()
    await checking.rate_all(advisor, RATINGS)
    place.env.inject_error("POST", "/interactions/*", status=413, code=40005, times=1)
    await checking.press(phrases.FIT_SHOW)
    assert checking.message.attachments == []
    assert phrases.RATED_HIGHEST in checking.text


async def test_after_a_change_of_the_knowledge_it_starts_again(
    place: Place, checking: Checking, advisor: Advisor
) -> None:
    await checking.begin()
    other = Advisor(Knowledge(advisor.careers, "another"), advisor.learned)
    await place.env.restart_bot(AdvisorBot(other))
    result = await checking.press(phrases.PAGE_AFTER.format(number=2, total=2))
    assert phrases.FIT_CHANGED in said(result)


FORGED = {
    "a rating is missing": ("machine-learning-engineer", (5,) * 7, RESULT, 0),
    "one rating too many": ("machine-learning-engineer", (5,) * 9, RESULT, 0),
    "no such career": ("astronaut", (5,) * 8, RESULT, 0),
    "no such page": ("machine-learning-engineer", (5,) * 8, FORM, 2),
    "no such trait": ("machine-learning-engineer", (5,) * 8, RATE, 8),
    "a rating without a value": ("machine-learning-engineer", (5,) * 8, RATE, 0),
    "no such wish": ("machine-learning-engineer", (5,) * 8, "fly", 0),
}


@pytest.mark.parametrize("parts", FORGED.values(), ids=FORGED)
async def test_a_forged_press_is_answered_by_a_sentence(
    place: Place, advisor: Advisor, parts: tuple[str, tuple[int, ...], str, int]
) -> None:
    forged = custom_ids.fit_id(advisor.knowledge.version, *parts)
    message = await planted(place, button(forged))
    result = await place.alice.click(message, custom_id=forged)
    assert phrases.UNKNOWN_PRESS in said(result)


async def test_a_result_of_unfinished_ratings_is_not_shown(place: Place, advisor: Advisor) -> None:
    version, career = advisor.knowledge.version, advisor.careers[0].id
    forged = custom_ids.fit_id(version, career, (5, 0, 5, 5, 5, 5, 5, 5), RESULT, 0)
    message = await planted(place, button(forged))
    result = await place.alice.click(message, custom_id=forged)
    assert phrases.RATE_ALL in said(result)


async def test_a_forged_page_far_behind_the_result_shows_the_last(
    place: Place, advisor: Advisor
) -> None:
    version, career = advisor.knowledge.version, advisor.careers[0].id
    forged = custom_ids.fit_id(version, career, RATINGS, RESULT, 99)
    message = await planted(place, button(forged))
    result = await place.alice.click(message, custom_id=forged)
    assert result.acknowledged
    assert phrases.RATED_LOWEST in text_of(place.channel.last_message)


async def test_with_one_career_there_is_none_to_choose(place: Place) -> None:
    (fit,) = [one for one in registered(place.env) if one["name"] == "fit"]
    assert not fit.get("options")


class TestOfSeveralCareers:
    @pytest.fixture
    def simcord_bot(self, careers_advisor: Advisor) -> AdvisorBot:
        return AdvisorBot(careers_advisor)

    async def test_a_career_is_named_by_id_title_or_another_name(self, place: Place) -> None:
        (choice,) = await place.alice.autocomplete(place.channel, "fit", "career", "MACHINE LEARN")
        for name in (choice["value"], choice["name"], "MLE", ""):
            result = await place.alice.slash(place.channel, "fit", career=name)
            assert phrases.FIT_ASKED in text_of(result.response)

    async def test_a_career_that_is_not_known_is_told(
        self, place: Place, careers_advisor: Advisor
    ) -> None:
        result = await place.alice.slash(place.channel, "fit", career="astronaut")
        assert result.ephemeral
        assert text_of(result.response) == phrases.unknown_career(careers_advisor.careers)


class TestWithoutTraits:
    @pytest.fixture
    def simcord_bot(self, knowledge: Knowledge) -> AdvisorBot:
        career = knowledge.careers[0]
        sections = (career.section_of("role"),)
        bare = career.model_copy(update={"sections": sections, "gap_topics": ()})
        return AdvisorBot(Advisor(Knowledge((bare,), "test")))

    async def test_a_career_without_traits_is_said_to_have_none(self, place: Place) -> None:
        result = await place.alice.slash(place.channel, "fit")
        assert result.ephemeral
        expected = phrases.NO_TRAITS.format(career="machine learning engineer")
        assert text_of(result.response) == expected


def check_of(career: Career, ratings: tuple[int, ...], page: int | None) -> SelfCheck:
    return SelfCheck("version", career, career.section_of("traits"), ratings, page)


def test_it_begins_with_nothing_rated(advisor: Advisor) -> None:
    check = begun(advisor.careers[0], "version")
    assert check is not None
    assert not check.whole
    assert set(check.ratings) == {0}


FIXED = {
    value
    for name, value in vars(phrases).items()
    if name.isupper() and isinstance(value, str) and "{" not in value
}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(WORST, BEST), min_size=8, max_size=8).map(tuple))
def test_every_sentence_of_a_result_is_a_passage_or_a_fixed_phrase(
    advisor: Advisor, ratings: tuple[int, ...]
) -> None:
    career = advisor.careers[0]
    entries = [item for _, item in career.items() if isinstance(item, Entry)]
    curated = {sentence for entry in entries for sentence in sentences(entry.text)}
    titles = {f"**{entry.title}**" for entry in entries}
    for card in shown_check(check_of(career, ratings, None)).cards:
        lines = [line for text in card.paragraphs for line in text.splitlines()]
        for line in lines:
            known = line in FIXED | titles or line.startswith("-# Summarised from ")
            assert known or set(sentences(line)) <= curated


LONG_ENTRIES = st.builds(
    lambda title, text, ties: {"title": title, "text": text, "ties": ties},
    st.text("Wide ", min_size=1, max_size=100).map(lambda line: line.strip() or "W"),
    st.integers(1, 300).map("word ".__mul__),
    st.lists(st.sampled_from(["steps.degree", "steps.network"]), max_size=4).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(data=st.data(), embeds=st.booleans())
async def test_whatever_the_traits_are_discord_takes_the_message(
    advisor: Advisor, data: st.DataObject, *, embeds: bool
) -> None:
    career = advisor.careers[0]
    section = career.section_of("traits")
    drawn = data.draw(st.lists(LONG_ENTRIES, min_size=FEWEST, max_size=MOST))
    entries = tuple(
        section.entries[0].model_copy(update={**fields, "id": f"t{number}"})
        for number, fields in enumerate(drawn)
    )
    traits = section.model_copy(update={"entries": entries})
    other = career.model_copy(update={"sections": (*career.sections[:-1], traits)})
    rated = st.lists(st.integers(WORST, BEST), min_size=len(entries), max_size=len(entries))
    ratings = tuple(data.draw(rated))
    for page in (None, 0, 1 if len(entries) > limits.ROWS - 1 else 0):
        shown = shown_check(check_of(other, ratings, page))
        message = new_message_of(shown, Audience(1, embeds=embeds, private=True))
        assert message_refusals(**message) == []
