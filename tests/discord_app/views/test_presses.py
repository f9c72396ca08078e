from __future__ import annotations

import discord
import pytest

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Answer
from bot.core.knowledge.model import Career, Knowledge
from bot.discord_app.client import AdvisorBot
from bot.discord_app.pace import PRESSED, SECONDS
from tests.discord_app.conftest import Place
from tests.discord_app.views.pressing import (
    TYPO,
    asked,
    button,
    mentioned,
    offered,
    planted,
    said,
)

CAREER = "machine-learning-engineer"
SECRET = "words of a person"


async def test_a_related_topic_is_shown_to_the_presser_alone(place: Place) -> None:
    bob = place.guild.add_member(place.env.create_user("bob"))
    answer = await asked(place, "which degree do i need")
    before = answer.embeds, answer.components
    select = offered(answer)[phrases.RELATED_TOPICS]
    for option in select["options"]:
        result = await bob.select(answer, [option["value"]])
        assert said(result).startswith(option["label"])
    assert (answer.embeds, answer.components) == before
    assert len(place.channel.history(viewer=place.alice)) == 1


async def test_the_embed_lists_no_related_topics_beside_the_select(place: Place) -> None:
    answer = await asked(place, "which degree do i need")
    assert not answer.embeds[0].fields


async def test_the_full_section_is_shown_to_the_presser_alone(
    place: Place, advisor: Advisor
) -> None:
    answer = await asked(place, "which degree do i need")
    shown = said(await place.alice.click(answer, label=phrases.FULL_SECTION))
    for entry in advisor.careers[0].section_of("steps").entries:
        assert entry.title in shown


async def test_what_is_shown_by_a_press_can_be_pressed_on(place: Place) -> None:
    answer = await asked(place, "which degree do i need")
    first = await place.alice.click(answer, label=phrases.FULL_SECTION)
    assert first.response is not None
    value = offered(first.response)[phrases.RELATED_TOPICS]["options"][0]["value"]
    assert said(await place.alice.select(first.response, [value]))


@pytest.fixture(scope="module")
def tying(advisor: Advisor) -> Answer:
    """Answer the first of the knowledge's phrasings between two of whose entries it is a tie."""
    phrasings = (text for _, item in advisor.careers[0].items() for text in item.phrasings)
    answers = (advisor.ask(text) for text in phrasings)
    return next(one for one in answers if len(one.parts) == 1 and one.parts[0].tied)


async def test_a_tie_is_offered_under_its_clean_question(place: Place, tying: Answer) -> None:
    (tied,) = tying.parts[0].tied
    _, answer = await mentioned(place, tying.question)
    shown = said(await place.alice.click(answer, label=tied.question))
    assert shown.startswith(tied.question)


async def test_presses_work_after_a_restart(place: Place, advisor: Advisor, tying: Answer) -> None:
    _, answer = await mentioned(place, tying.question)
    (tied,) = tying.parts[0].tied
    await place.env.restart_bot(AdvisorBot(advisor))
    assert said(await place.alice.click(answer, label=tied.question)).startswith(tied.question)
    assert phrases.READ_AS in said(await place.alice.click(answer, label=phrases.WHY))
    value = offered(answer)[phrases.RELATED_TOPICS]["options"][0]["value"]
    assert said(await place.alice.select(answer, [value]))
    await place.alice.click(answer, label=phrases.REMOVE)
    assert place.answers() == []


async def test_presses_work_in_a_direct_message(place: Place) -> None:
    carol = place.env.create_user("carol")
    await carol.send_dm(TYPO)
    answer = carol.dm_channel.last_message
    assert answer is not None
    assert "salery → salary" in said(await carol.click(answer, label=phrases.WHY))
    await carol.click(answer, label=phrases.REMOVE)
    assert answer.id not in {one.id for one in carol.dm_channel.history()}


async def test_plain_text_has_the_same_to_press(place: Place) -> None:
    overwrite = discord.PermissionOverwrite(embed_links=False)
    channel = place.guild.create_text_channel(
        "text-only", overwrites={place.guild.default_role: overwrite}
    )
    result = await place.alice.slash(channel, "ask", question=TYPO)
    assert result.response is not None
    assert phrases.RELATED_TOPICS in result.response.content
    assert "salery → salary" in said(await place.alice.click(result.response, label=phrases.WHY))


async def test_small_talk_has_nothing_to_press(place: Place) -> None:
    assert not (await asked(place, "hello")).components
    _, answer = await mentioned(place, "hello")
    assert not answer.components


async def test_what_is_declined_can_only_be_removed(place: Place) -> None:
    answer = await asked(place, "what is the weather like in paris today")
    assert list(offered(answer)) == [phrases.REMOVE]


@pytest.mark.parametrize(
    "custom_id",
    [
        "nothing",
        "show:",
        "show:d0893e:x",
        "show:d0893e:A:b.c.d",
        "why:",
        "why:d0893e:all:",
        "page:d0893e:me:1:above",
        "post:here:1",
        "remove:me",
        "remove:99999999999999999999",
        "reason:99999999999999999999:declined:",
    ],
)
async def test_an_unknown_button_gets_a_plain_sentence(place: Place, custom_id: str) -> None:
    message = await planted(place, button(custom_id))
    assert said(await place.alice.click(message, label="Press")) == phrases.UNKNOWN_PRESS
    assert place.env.errors == []


async def test_a_forged_topic_gets_a_plain_sentence(place: Place, advisor: Advisor) -> None:
    start = advisor.knowledge.version[:6]
    message = await planted(place, button(f"show:{start}:{CAREER}:salary.none"))
    assert phrases.UNKNOWN_PRESS in said(await place.alice.click(message, label="Press"))


async def test_a_forged_choice_gets_a_plain_sentence(place: Place) -> None:
    options = [discord.SelectOption(label="x", value="../../etc/passwd")]
    select = discord.ui.Select[discord.ui.View](custom_id="related:d0893e", options=options)
    message = await planted(place, select)
    result = await place.alice.select(message, ["../../etc/passwd"])
    assert phrases.UNKNOWN_PRESS in said(result)


async def test_a_topic_that_is_gone_since_says_so(place: Place, advisor: Advisor) -> None:
    answer = await asked(place, "which degree do i need")
    await place.env.restart_bot(AdvisorBot(without_steps(advisor)))
    select = offered(answer)[phrases.RELATED_TOPICS]
    gone = next(one["value"] for one in select["options"] if ":steps" in one["value"])
    assert phrases.TOPIC_GONE in said(await place.alice.select(answer, [gone]))
    result = await place.alice.click(answer, label=phrases.FULL_SECTION)
    assert phrases.TOPIC_GONE in said(result)


async def test_a_topic_that_has_stayed_is_shown_after_a_change(
    place: Place, advisor: Advisor
) -> None:
    answer = await asked(place, "what is the average salary of an ml engineer")
    await place.env.restart_bot(AdvisorBot(without_steps(advisor)))
    result = await place.alice.click(answer, label=phrases.FULL_SECTION)
    assert "$118,000" in said(result)


async def test_a_press_that_fails_gets_a_sentence_with_a_reference(
    place: Place, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> Answer:
        raise RuntimeError(SECRET)

    answer = await asked(place, "which degree do i need")
    monkeypatch.setattr(Advisor, "show", fail)
    result = await place.alice.click(answer, label=phrases.FULL_SECTION)
    assert "the reference is" in said(result)
    assert "show_named failed" in caplog.text
    assert SECRET not in caplog.text


async def test_who_presses_too_fast_is_told_how_long_to_wait(place: Place) -> None:
    answer = await asked(place, "which degree do i need")
    for _ in range(PRESSED):
        assert "That was quick" not in said(await place.alice.click(answer, label=phrases.WHY))
    assert said(await place.alice.click(answer, label=phrases.WHY)).startswith("That was quick")
    await place.env.advance_time(SECONDS)
    assert phrases.READ_AS in said(await place.alice.click(answer, label=phrases.WHY))


def without_steps(advisor: Advisor) -> Advisor:
    """Forget a section, as an edited knowledge would."""
    told = advisor.careers[0].model_dump()
    sections = [one for one in told["sections"] if one["id"] in {"salary", "role"}]
    small = Career.model_validate(told | {"sections": sections, "gap_topics": ()})
    return Advisor(Knowledge((small,), "changed"))
