from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Outcome, Topic
from bot.core.answering.fit import MOST
from bot.discord_app import limits
from bot.discord_app.rendering.shown import ABOVE, AGAIN, TOPICS
from bot.discord_app.views import custom_ids
from bot.discord_app.views.presses import PRESSES

VERSION = "d0893ede5af9"


def test_every_item_of_the_knowledge_can_be_named(advisor: Advisor) -> None:
    version = advisor.knowledge.version
    for career in advisor.careers:
        for item_id in career.ids:
            custom_id = custom_ids.show_id(version, career.id, item_id)
            assert custom_id is not None
            assert len(custom_id) <= limits.CUSTOM_ID
            found = custom_ids.SHOW.fullmatch(custom_id)
            assert found
            assert found.groups() == (version[:6], career.id, item_id)
            assert custom_ids.item_value(career.id, item_id) == f"{career.id}:{item_id}"


def test_a_name_too_long_for_discord_is_not_written() -> None:
    assert custom_ids.show_id(VERSION, "c" * 40, f"{'s' * 40}.{'e' * 40}") is None
    assert custom_ids.item_value("c" * 40, f"{'s' * 40}.{'e' * 40}") is None


@pytest.mark.parametrize("item_id", ["", "a.b.c", "a:b", "A", "a b", ".a"])
def test_a_name_of_another_form_is_not_written(item_id: str) -> None:
    assert custom_ids.show_id(VERSION, "c", item_id) is None
    assert custom_ids.item_value("c", item_id) is None


def test_a_self_check_of_any_career_fits_with_all_its_ratings() -> None:
    custom_id = custom_ids.fit_id(VERSION, "c" * 40, (5,) * MOST, "result", 99)
    assert len(custom_id) <= limits.CUSTOM_ID
    found = custom_ids.FIT.fullmatch(custom_id)
    assert found
    assert found["ratings"] == "5" * MOST


IDS = st.integers(0, 9 * 10**18 - 1)
SLUGS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True).filter(
    lambda slug: len(slug) <= 40
)
TOPICS_OF_ANY_NAME = st.builds(
    Topic, SLUGS, SLUGS | st.builds(lambda a, b: f"{a}.{b}", SLUGS, SLUGS)
).filter(custom_ids.carries)
SOURCES = st.sampled_from([ABOVE, AGAIN, TOPICS]) | st.builds(
    custom_ids.item_source,
    st.from_regex(r"[a-z0-9-]{1,40}", fullmatch=True),
    st.from_regex(r"[a-z0-9-]{1,40}(\.[a-z0-9-]{1,40})?", fullmatch=True),
)


@given(asker=IDS, number=st.integers(0, 999), source=SOURCES)
def test_any_page_of_any_source_can_be_named(asker: int, number: int, source: str) -> None:
    found = custom_ids.PAGE.fullmatch(custom_ids.page_id(VERSION, asker, number, source) or "")
    assert found
    assert (int(found["asker"]), int(found["number"])) == (asker, number)
    assert found["source"] == source
    assert custom_ids.WHY.fullmatch(custom_ids.why_id(VERSION, source) or "")


def test_an_item_too_long_to_be_a_source_is_read_from_above() -> None:
    assert custom_ids.item_source("baker", "pay.average") == "baker:pay.average"
    assert custom_ids.item_source("c" * 40, f"{'s' * 10}.{'e' * 40}") == ABOVE


ITEMS = st.lists(st.tuples(st.text(max_size=40), st.text(max_size=40)), max_size=10)
OUTCOMES = st.sampled_from(Outcome)
MARKS = st.builds(custom_ids.marks_of, ITEMS)


@given(answer=IDS, outcome=OUTCOMES, items=ITEMS, source=SOURCES)
def test_a_vote_on_any_answer_names_what_it_showed(
    answer: int, outcome: Outcome, items: list[tuple[str, str]], source: str
) -> None:
    marks = custom_ids.marks_of(items)
    if source not in {ABOVE, AGAIN, TOPICS}:
        marks = marks[: custom_ids.MARK_SHOWN]  # an item shows itself alone
    written = [
        (custom_ids.SOLVED, custom_ids.solved_id(outcome, marks)),
        (custom_ids.UNHELPFUL, custom_ids.unhelpful_id(outcome, marks, source)),
        (custom_ids.REASON, custom_ids.reason_id(answer, outcome, marks)),
    ]
    for form, custom_id in written:
        found = form.fullmatch(custom_id or "")
        assert found
        assert (found["outcome"], found["marks"]) == (outcome, marks)
        assert len(found.string) <= limits.CUSTOM_ID


@given(
    custom_id=st.one_of(
        st.builds(custom_ids.why_id, st.just(VERSION), SOURCES),
        st.builds(custom_ids.page_id, st.just(VERSION), IDS, st.integers(0, 999), SOURCES),
        st.builds(custom_ids.remove_id, IDS),
        st.builds(custom_ids.post_id, IDS, IDS),
        st.builds(custom_ids.human_id, IDS, SOURCES),
        st.builds(custom_ids.ask_id, IDS, IDS, st.none() | TOPICS_OF_ANY_NAME),
        st.builds(custom_ids.done_id, IDS),
        st.sampled_from([custom_ids.LEAVE.pattern, custom_ids.FORGET_ME.pattern]),
        st.builds(custom_ids.show_id, st.just(VERSION), st.just("baker"), st.just("pay.average")),
        st.just(custom_ids.related_id(VERSION)),
        st.builds(custom_ids.solved_id, OUTCOMES, MARKS),
        st.builds(custom_ids.unhelpful_id, OUTCOMES, MARKS, st.sampled_from([ABOVE, AGAIN])),
        st.builds(custom_ids.reason_id, IDS, OUTCOMES, MARKS),
    )
)
def test_an_id_has_exactly_one_taker(custom_id: str | None) -> None:
    if custom_id is not None:
        assert len([form for form in PRESSES if form.fullmatch(custom_id)]) == 1


def test_versions_are_told_apart_by_their_start() -> None:
    assert custom_ids.same_version("d0893e", VERSION)
    assert not custom_ids.same_version("d0893f", VERSION)


@given(asker=IDS, number=st.integers(0, 999), topic=TOPICS_OF_ANY_NAME)
def test_a_source_carries_the_topic_that_its_question_is_read_with(
    asker: int, number: int, topic: Topic
) -> None:
    for source in (AGAIN, ABOVE):
        after = custom_ids.source_after(source, topic)
        named = (
            custom_ids.PAGE.fullmatch(custom_ids.page_id(VERSION, asker, number, after) or ""),
            custom_ids.WHY.fullmatch(custom_ids.why_id(VERSION, after) or ""),
        )
        for found in named:
            assert found
            assert found["source"] == source
            assert custom_ids.topic_in(found) == topic


@given(asker=IDS, answer=IDS, topic=TOPICS_OF_ANY_NAME)
def test_a_question_is_passed_on_with_its_topic(asker: int, answer: int, topic: Topic) -> None:
    source = custom_ids.source_after(ABOVE, topic)
    pressed = custom_ids.HUMAN.fullmatch(custom_ids.human_id(asker, source) or "")
    confirmed = custom_ids.ASK.fullmatch(custom_ids.ask_id(answer, asker, topic))
    for found in (pressed, confirmed):
        assert found
        assert custom_ids.topic_in(found) == topic


def test_a_source_without_a_topic_carries_none() -> None:
    found = custom_ids.WHY.fullmatch(custom_ids.why_id(VERSION, AGAIN) or "")
    assert found
    assert custom_ids.topic_in(found) is None


def test_every_item_of_the_knowledge_can_be_a_topic(advisor: Advisor) -> None:
    for career in advisor.careers:
        assert all(custom_ids.carries(Topic(career.id, item_id)) for item_id in career.ids)


@given(asker=IDS)
def test_a_new_topic_is_asked_for_by_the_asker_and_the_source_alone(asker: int) -> None:
    found = custom_ids.NEW_TOPIC.fullmatch(custom_ids.new_topic_id(asker, AGAIN) or "")
    assert found
    assert (int(found["asker"]), found["source"]) == (asker, AGAIN)
    assert custom_ids.topic_in(found) is None
    assert custom_ids.new_topic_id(asker, TOPICS) is None
