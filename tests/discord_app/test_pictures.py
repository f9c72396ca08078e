"""The picture of pay, beside the answer of `/salary`."""

from __future__ import annotations

import asyncio
import io
from dataclasses import replace
from typing import Any, cast

import discord
import pytest
from PIL import Image

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.knowledge.model import Knowledge
from bot.discord_app.client import AdvisorBot
from bot.discord_app.picturing import picture_of
from bot.discord_app.rendering.shown import ABOVE, Shown, shown_answer
from bot.pictures.drawing import Subject, drawn
from bot.pictures.pay import Pay
from tests.discord_app.conftest import Place, text_of
from tests.discord_app.views.pressing import offered
from tests.pictures.subjects import ROAD, VIEW

ALT = "Average base salary in the United States: around $118,000 a year, said by Glassdoor"


def pictures(message: Any) -> list[discord.Attachment]:
    assert message is not None
    return list(message.attachments)


def shown_now(place: Place, message: Any) -> Any:
    return next(one for one in place.channel.history() if one.id == message.id)


async def test_the_whole_section_comes_with_the_picture_of_its_figure(place: Place) -> None:
    result = await place.alice.slash(place.channel, "salary")
    (picture,) = pictures(result.response)
    assert picture.filename == "pay.png"
    assert (picture.description or "").startswith(ALT)
    assert "What pay depends on" in text_of(result.response)
    assert Image.open(io.BytesIO(await picture.read())).format == "PNG"


async def test_the_entry_of_the_figure_comes_with_it_too(place: Place) -> None:
    result = await place.alice.slash(place.channel, "salary", item="salary.average")
    assert len(pictures(result.response)) == 1


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("salary", {"item": "salary.factors"}),
        ("salary", {"item": "is it well paid in tokyo"}),
        ("roadmap", {"item": "steps.degree"}),
        ("ask", {"question": "hw much do they earn"}),
    ],
)
async def test_nothing_else_comes_with_a_picture(
    place: Place, command: str, options: dict[str, str]
) -> None:
    result = await place.alice.slash(place.channel, command, **options)
    assert pictures(result.response) == []


async def test_two_drawn_at_once_are_as_if_drawn_alone() -> None:
    shown = [Shown((), picture=subject) for subject in (ROAD, VIEW)]
    alone = [drawn(ROAD), drawn(VIEW)]
    together = await asyncio.gather(*(picture_of(one, 0, files=True) for one in shown * 2))
    assert together == alone * 2


async def test_where_files_are_forbidden_the_answer_comes_without(place: Place) -> None:
    overwrite = discord.PermissionOverwrite(attach_files=False)
    channel = place.guild.create_text_channel(
        "no-files", overwrites={place.guild.default_role: overwrite}
    )
    result = await place.alice.slash(channel, "salary")
    assert pictures(result.response) == []
    assert "$118,000" in text_of(result.response)


@pytest.mark.parametrize(("status", "code"), [(403, 50013), (413, 40005), (400, 50035)])
async def test_where_discord_refuses_the_picture_the_answer_comes_without(
    place: Place, status: int, code: int
) -> None:
    place.env.inject_error("POST", "/interactions/*", status=status, code=code, times=1)
    result = await place.alice.slash(place.channel, "salary")
    assert pictures(result.response) == []
    assert "$118,000" in text_of(result.response)


async def test_an_answer_for_which_nobody_waits_is_not_sent_twice(place: Place) -> None:
    place.env.inject_error("POST", "/interactions/*", status=404, code=10062)
    await place.alice.slash(place.channel, "salary")
    tried = [one for one in place.env.http_requests if one.path.startswith("/interactions/")]
    assert len(tried) == 1


async def test_plain_text_has_the_picture_too(place: Place) -> None:
    overwrite = discord.PermissionOverwrite(embed_links=False)
    channel = place.guild.create_text_channel(
        "text-only", overwrites={place.guild.default_role: overwrite}
    )
    result = await place.alice.slash(channel, "salary")
    assert len(pictures(result.response)) == 1


async def test_an_answer_with_a_picture_can_be_removed(place: Place) -> None:
    result = await place.alice.slash(place.channel, "salary")
    assert result.response is not None
    await place.alice.click(result.response, label=phrases.REMOVE)
    assert place.channel.history() == []


async def test_its_related_topics_are_shown_as_before(place: Place) -> None:
    result = await place.alice.slash(place.channel, "salary", item="salary.average")
    (option, *_) = offered(result.response)[phrases.RELATED_TOPICS]["options"]
    assert result.response is not None
    shown = await place.alice.select(result.response, [option["value"]])
    assert shown.ephemeral
    assert len(pictures(shown_now(place, result.response))) == 1


@pytest.fixture(scope="module")
def long_advisor(knowledge: Knowledge) -> Advisor:
    """An advisor whose pay has one figure, and more beside it than one message holds."""
    career = knowledge.careers[0]
    section = career.section_of("salary")
    more = [
        section.entries[1].model_copy(update={"id": f"e{n}", "text": "long " * 250 + f"{n}."})
        for n in range(12)
    ]
    longer = section.model_copy(update={"entries": (section.entries[0], *more)})
    sections = (longer, career.section_of("role"))
    small = career.model_copy(update={"sections": sections, "gap_topics": ()})
    return Advisor(Knowledge((small,), "test"))


class TestPages:
    """The picture belongs to the first page: it goes when the page is turned, and comes back."""

    @pytest.fixture
    def simcord_bot(self, long_advisor: Advisor) -> AdvisorBot:
        return AdvisorBot(long_advisor)

    @pytest.mark.parametrize("restarted", [False, True])
    async def test_it_goes_with_its_page_and_comes_back(
        self, place: Place, long_advisor: Advisor, *, restarted: bool
    ) -> None:
        result = await place.alice.slash(place.channel, "salary")
        message: Any = result.response
        assert len(pictures(message)) == 1
        if restarted:
            await place.env.restart_bot(AdvisorBot(long_advisor))
        await place.alice.click(message, label=label_with(message, "▶"))
        second = shown_now(place, message)
        assert pictures(second) == []
        await place.alice.click(second, label=label_with(second, "◀"))
        assert len(pictures(shown_now(place, message))) == 1

    async def test_where_it_is_refused_the_page_is_turned_without(self, place: Place) -> None:
        result = await place.alice.slash(place.channel, "salary")
        message: Any = result.response
        await place.alice.click(message, label=label_with(message, "▶"))
        second = shown_now(place, message)
        place.env.inject_error("POST", "/interactions/*", status=413, code=40005, times=1)
        await place.alice.click(second, label=label_with(second, "◀"))
        first = shown_now(place, message)
        assert text_of(first) == text_of(message)
        assert pictures(first) == []


def label_with(message: Any, arrow: str) -> str:
    return next(label for label in offered(message) if arrow in label)


def pay(advisor: Advisor, item: str = "salary") -> Pay | None:
    today = discord.utils.utcnow().date()
    picture = shown_answer(advisor, advisor.show(item), today, f"career:{item}").picture
    assert picture is None or isinstance(picture, Pay)
    return picture


def test_every_word_of_the_picture_is_curated_or_a_fixed_phrase(advisor: Advisor) -> None:
    shown = pay(advisor)
    average = advisor.careers[0].entry("salary.average")
    assert shown is not None
    assert average is not None
    assert all(said in average.text for said in (shown.what, shown.amount, shown.per, shown.place))
    assert shown.vouched == "said by Glassdoor, as of 2023"
    assert shown.stale == phrases.STALE.format(date=average.review_by)
    others = advisor.careers[0].section_of("salary").entries[1:]
    assert [(note.title, note.text) for note in shown.notes] == [(e.title, e.text) for e in others]


def test_a_section_with_two_figures_has_none_that_stands_for_it(knowledge: Knowledge) -> None:
    career = knowledge.careers[0]
    section = career.section_of("salary")
    first = section.entries[0]
    doubled = section.model_copy(
        update={"entries": (first, first.model_copy(update={"id": "again"}))}
    )
    two = career.model_copy(update={"sections": (doubled,), "gap_topics": ()})
    advisor = Advisor(Knowledge((two,), "test"))
    assert pay(advisor) is None
    assert pay(advisor, "salary.again") is not None


def test_a_question_in_free_words_is_answered_in_words_alone(advisor: Advisor) -> None:
    answer = advisor.ask("What does a machine learning engineer earn?")
    assert shown_answer(advisor, answer, discord.utils.utcnow().date(), ABOVE).picture is None


async def test_a_picture_that_cannot_be_drawn_is_noted_and_left_out(
    advisor: Advisor, caplog: pytest.LogCaptureFixture
) -> None:
    answer = advisor.show("salary")
    shown = shown_answer(advisor, answer, discord.utils.utcnow().date(), "career:salary")
    broken = replace(shown, picture=cast("Subject", "no subject"))
    assert await picture_of(broken, 0, files=True) is None
    assert "a picture failed" in caplog.text
