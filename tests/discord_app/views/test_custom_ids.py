from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Outcome
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


IDS = st.integers(0, 2**64 - 1)
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
