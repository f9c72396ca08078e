from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.answering import phrases, way_phrases
from bot.core.answering.advisor import Advisor
from bot.core.answering.composer import sentences
from bot.core.answering.way import StepState, way_of
from bot.core.knowledge.model import Career, Entry
from bot.discord_app.audience import Audience
from bot.discord_app.messages import new_message_of
from bot.discord_app.rendering.roadmap import Memory, Road, Wish, path_of
from bot.discord_app.rendering.shown import shown_road
from bot.pictures.drawing import drawn, laid_out
from tests.discord_app.wire.requests import message_refusals

TODAY = date(2026, 1, 1)
STATES = st.lists(st.sampled_from(StepState), min_size=11, max_size=11)

FIXED = {
    value
    for named in (phrases, way_phrases)
    for name, value in vars(named).items()
    if name.isupper() and isinstance(value, str) and "{" not in value
}


def road(
    career: Career,
    states: list[StepState],
    wish: Wish = Wish.PATH,
    memory: Memory = Memory.THERE,
) -> Road:
    steps = career.section_of("steps").entries
    named = {f"steps.{step.id}": state for step, state in zip(steps, states, strict=False)}
    way = way_of(career, named if memory is Memory.THERE else {})
    assert way is not None
    return Road("version", 1, way, memory, bool(named), way.next or 0, wish)


@settings(max_examples=60, deadline=None)
@given(states=STATES, wish=st.sampled_from(Wish), memory=st.sampled_from(Memory))
def test_every_sentence_shown_is_a_passage_a_fixed_phrase_or_made_of_titles(
    advisor: Advisor, states: list[StepState], wish: Wish, memory: Memory
) -> None:
    career = advisor.careers[0]
    entries = [item for _, item in career.items() if isinstance(item, Entry)]
    curated = {sentence for entry in entries for sentence in sentences(entry.text)}
    walked = road(career, states, wish, memory)
    made = {f"**{entry.title}**" for entry in entries}
    made |= {f"**{walked.way.progress}**", phrases.STALE.format(date="2024-12-31")}
    made |= {way_phrases.RESET_ASKED.format(career=career.title)}
    titles = {step.title for step in walked.way.steps}
    shown = shown_road(walked, TODAY)
    for card in (*shown.cards, *shown.unpictured):
        for line in (line for text in card.paragraphs for line in text.splitlines()):
            plain = line.removeprefix("-# ").replace("\\", "")
            title, _, state = plain.rpartition(" · ")
            listed = plain in titles or (title in titles and state in phrases.STEP_STATES.values())
            known = plain in FIXED | made or plain.startswith("Summarised from ") or listed
            assert known or set(sentences(plain)) <= curated


LINES = st.text("Wide_*1. ", min_size=1, max_size=100).map(lambda line: line.strip() or "W")


@settings(max_examples=60, deadline=None)
@given(
    titles=st.lists(LINES, min_size=1, max_size=70),
    length=st.integers(1, 300),
    wish=st.sampled_from(Wish),
    memory=st.sampled_from(Memory),
    embeds=st.booleans(),
)
async def test_whatever_the_steps_are_discord_takes_the_message(  # noqa: PLR0913, PLR0917
    advisor: Advisor, titles: list[str], length: int, wish: Wish, memory: Memory, embeds: bool
) -> None:
    career = advisor.careers[0]
    section = career.section_of("steps")
    entries = tuple(
        section.entries[0].model_copy(
            update={"id": f"s{n}", "title": title, "text": "word " * length}
        )
        for n, title in enumerate(titles)
    )
    steps = section.model_copy(update={"entries": entries, "title": titles[0]})
    other = career.model_copy(update={"sections": (steps,), "title": titles[-1]})
    shown = shown_road(road(other, [StepState.LEARNING] * 11, wish, memory), TODAY)
    message = new_message_of(shown, Audience(1, embeds=embeds, private=False))
    assert message_refusals(**message) == []
    if wish is Wish.PATH and not embeds:
        assert "Summarised from" in message["content"]


def test_the_picture_says_in_words_and_letters_what_the_steps_are(advisor: Advisor) -> None:
    states = [StepState.DONE, StepState.LEARNING, StepState.SKIPPED, *[StepState.OPEN] * 8]
    walked = road(advisor.careers[0], states)
    name, alt, scene = laid_out(path_of(walked))
    written = [words.text for words in scene.words]
    assert name == "path"
    for step in walked.way.steps:
        assert f"{step.title}: {step.state}." in alt
        assert step.title.split()[-1] in " ".join(written)
    assert written.count("open") == 8
    assert walked.way.progress in written


@pytest.mark.parametrize("memory", Memory)
def test_the_picture_is_small(advisor: Advisor, memory: Memory) -> None:
    picture = drawn(path_of(road(advisor.careers[0], [StepState.LEARNING] * 11, memory=memory)))
    assert picture is not None
    assert len(picture.png) < 100_000
