from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.answering.advisor import Advisor
from bot.discord_app import limits
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


def test_a_short_question_is_kept_whole() -> None:
    custom_id = custom_ids.why_id(VERSION, "what do\n they  earn")
    assert custom_id == "why:d0893e:all:what do they earn"


def test_a_question_to_be_read_again_is_not_kept() -> None:
    assert custom_ids.why_id(VERSION, None) == "why:d0893e:again"


def test_of_a_long_question_whole_words_are_kept() -> None:
    custom_id = custom_ids.why_id(VERSION, "word " * 50) or ""
    found = custom_ids.WHY.fullmatch(custom_id)
    assert found
    assert found["kept"] == "cut"
    assert found["question"].split() == ["word"] * len(found["question"].split())


@given(question=st.text())
def test_any_question_makes_a_known_id_within_the_limit_or_none(question: str) -> None:
    custom_id = custom_ids.why_id(VERSION, question)
    if custom_id is not None:
        assert len(custom_id) <= limits.CUSTOM_ID
        found = custom_ids.WHY.fullmatch(custom_id)
        assert found
    else:
        assert not question.strip() or not question.isprintable()


IDS = st.integers(0, 2**64 - 1)


@given(asker=IDS, earlier=st.lists(IDS, max_size=6))
def test_any_asker_can_be_named_with_the_messages_before(asker: int, earlier: list[int]) -> None:
    custom_id = custom_ids.remove_id(asker, earlier)
    assert len(custom_id) <= limits.CUSTOM_ID
    found = custom_ids.REMOVE.fullmatch(custom_id)
    assert found
    assert found["earlier"].split(":")[1:] == list(map(str, earlier[-custom_ids.EARLIER_KEPT :]))
    assert int(found["asker"]) == asker


@given(
    custom_id=st.one_of(
        st.builds(custom_ids.why_id, st.just(VERSION), st.text()),
        st.builds(custom_ids.remove_id, st.integers(0, 2**64 - 1)),
        st.builds(custom_ids.show_id, st.just(VERSION), st.just("baker"), st.just("pay.average")),
        st.just(custom_ids.related_id(VERSION)),
    )
)
def test_an_id_has_exactly_one_taker(custom_id: str | None) -> None:
    if custom_id is not None:
        assert len([form for form in PRESSES if form.fullmatch(custom_id)]) == 1


def test_versions_are_told_apart_by_their_start() -> None:
    assert custom_ids.same_version("d0893e", VERSION)
    assert not custom_ids.same_version("d0893f", VERSION)
