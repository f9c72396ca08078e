from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Answer, Topic
from bot.core.answering.composer import sentences
from bot.core.answering.following import follow
from bot.core.knowledge.model import Career, Entry, Knowledge

RANDOM_QUESTIONS = 2_000
SEED = 1923


class Ground:
    """Every text that an answer may be made of."""

    def __init__(self, career: Career) -> None:
        entries = [item for _, item in career.items() if isinstance(item, Entry)]
        self.sentences = {one for entry in entries for one in sentences(entry.text)}
        self.titles = {entry.title for entry in entries}
        self.questions = {item_id: item.question for item_id, item in career.items()}
        self.gaps = {topic.id: topic.says for topic in career.gap_topics}
        self.sources = {
            (career.source.title, item.source.heading, item.source.item, item.source.as_of)
            for _, item in career.items()
        }

    def check(self, answer: Answer) -> None:
        """Assert that the answer says nothing that is not curated."""
        for part in answer.parts:
            cited = part.citation
            assert part.heading == self.questions[part.entry]
            assert (cited.source, cited.section, cited.item, cited.as_of) in self.sources
            assert part.passages
            for passage in part.passages:
                assert passage.title in self.titles
                assert set(sentences(passage.text)) <= self.sentences
            assert part.gap_sentence == (self.gaps[part.gap] if part.gap else None)
            for choice in (*part.also, *part.tied):
                assert choice.question == self.questions[choice.entry]
        for choice in answer.suggestions:
            assert choice.question == self.questions[choice.entry]


@pytest.fixture(scope="module")
def ground(knowledge: Knowledge) -> Ground:
    return Ground(knowledge.careers[0])


def phrasings(career: Career) -> Iterator[str]:
    for section in career.sections:
        yield from section.phrasings
        for entry in section.entries:
            yield from entry.phrasings
    for topic in career.gap_topics:
        yield from topic.phrasings


@pytest.mark.parametrize(
    "message", ["which ones?", "tell me more", "next", "why?", "and in germany?", "is it free?"]
)
def test_a_follow_up_of_anything_shows_curated_sentences_alone(
    advisor: Advisor, ground: Ground, message: str
) -> None:
    career = advisor.careers[0]
    for item_id in career.ids:
        ground.check(follow(advisor, message, Topic(career.id, item_id)))


def test_every_entry_and_section_shows_curated_sentences_alone(
    advisor: Advisor, ground: Ground
) -> None:
    for item_id in advisor.careers[0].ids:
        answer = advisor.show(item_id)
        assert answer.parts
        ground.check(answer)


def test_a_whole_passage_is_shown_for_an_entry(advisor: Advisor) -> None:
    for item_id, item in advisor.careers[0].items():
        if isinstance(item, Entry):
            (passage,) = advisor.show(item_id).parts[0].passages
            assert passage.text == item.text


def test_random_questions_are_answered_by_curated_sentences_alone(
    advisor: Advisor, ground: Ground
) -> None:
    """Recombine the words of phrasings, a few of each, into questions that nobody asked."""
    chance = random.Random(SEED)  # noqa: S311
    known = list(phrasings(advisor.careers[0]))
    shown = 0
    for _ in range(RANDOM_QUESTIONS):
        words = [w for text in chance.sample(known, 3) for w in chance.sample(text.split(), 1)]
        words += chance.choice(known).split()[: chance.randrange(12)]
        chance.shuffle(words)
        joint = chance.choice([" ", " ", " ", "? ", " and ", "\n"])
        half = len(words) // 2
        question = " ".join(words[:half]) + joint + " ".join(words[half:])
        answer = advisor.ask(question)
        ground.check(answer)
        shown += bool(answer.parts)
    assert shown > RANDOM_QUESTIONS / 10


@given(question=st.text(max_size=200), extra=st.text(max_size=40))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_asked_the_sentences_shown_are_curated(
    advisor: Advisor, ground: Ground, question: str, extra: str
) -> None:
    ground.check(advisor.ask(f"{question} salary {extra}? degree {extra}"))
    ground.check(advisor.ask(question))


def test_of_several_careers_every_part_is_made_of_its_own_alone(
    careers_advisor: Advisor, eleven: Knowledge
) -> None:
    grounds = {career.id: Ground(career) for career in eleven.careers}
    titles = {career.id: career.title for career in eleven.careers}
    for career in eleven.careers:
        for asked in list(phrasings(career))[:30]:
            answer = careers_advisor.ask(f"{asked}? and what does a nurse earn")
            for part in answer.parts:
                alone = replace(answer, parts=(part,), suggestions=())
                grounds[part.career].check(alone)
                for one in part.elsewhere:
                    assert one.title == titles[one.career]
                    assert one.question == grounds[one.career].questions[one.entry]
