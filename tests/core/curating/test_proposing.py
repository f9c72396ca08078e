from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.answering.advisor import Advisor
from bot.core.curating.changes import as_yaml, read_change
from bot.core.curating.proposing import likely_owners, with_gap_topic, with_phrasings
from bot.core.errors import ChangeError


def test_texts_become_phrasings_of_an_item() -> None:
    change = with_phrasings("baker", "pay.tips", ["do they get tips", "any tips"])
    assert change.career == "baker"
    assert [(one.to, one.phrasings) for one in change.added] == [
        ("pay.tips", ("do they get tips", "any tips"))
    ]


def test_a_name_becomes_a_gap_topics_id_and_title() -> None:
    says = "The source does not say what flour costs."
    change = with_gap_topic("baker", " Price of Flour! ", says, " pay ", ["flour price"])
    (topic,) = change.gap_topics
    assert (topic.id, topic.title) == ("price-of-flour", "Price of flour")
    assert (topic.says, topic.closest, topic.phrasings) == (says, ("pay",), ("flour price",))
    (bare,) = with_gap_topic("baker", "flour", says, "", ["flour price"]).gap_topics
    assert bare.closest == ()


@pytest.mark.parametrize(
    ("name", "says", "closest", "reason"),
    [
        ("???", "It does not say.", "", "id"),
        ("flour", "  ", "", "says"),
        ("flour", "It does not say.", "no id", "closest"),
        ("n" * 41, "It does not say.", "", "id"),
    ],
)
def test_what_cannot_be_a_gap_topic_is_refused_with_its_reason(
    name: str, says: str, closest: str, reason: str
) -> None:
    with pytest.raises(ChangeError, match=reason):
        with_gap_topic("baker", name, says, closest, ["x"])


@given(name=st.text(), says=st.text(), closest=st.text(), texts=st.lists(st.text(), max_size=3))
def test_whatever_is_typed_becomes_a_change_that_can_be_read_again_or_is_refused(
    name: str, says: str, closest: str, texts: list[str]
) -> None:
    with suppress(ChangeError):
        topic = with_gap_topic("baker", name, says, closest, texts)
        assert read_change(as_yaml(topic)) == topic
    with suppress(ChangeError):
        added = with_phrasings("baker", closest, texts)
        assert read_change(as_yaml(added)) == added


def test_what_was_shown_is_the_likeliest_owner_then_what_ranks_first(
    bakery_advisor: Advisor,
) -> None:
    career = bakery_advisor.careers[0]
    text = career.sections[-1].entries[0].phrasings[0]
    first = likely_owners(bakery_advisor, text)
    assert first[0] == (career.id, bakery_advisor.judge(text).ranking.best)
    shown = (career.id, career.sections[0].id)
    assert likely_owners(bakery_advisor, text, shown)[:2] == (shown, first[0])
    assert set(first) == {(career.id, item_id) for item_id in career.ids}
    assert likely_owners(bakery_advisor, text, ("gone", "x")) == first
