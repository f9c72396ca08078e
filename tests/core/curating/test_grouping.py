from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz, process

from bot.core.curating.grouping import Asked, Group, grouped
from bot.core.knowledge.model import Career, Knowledge

DAY = date(2026, 3, 2)


def asked(*texts: str, outcome: str = "declined") -> list[Asked]:
    """Texts asked on one day after the other."""
    return [
        Asked(f"k{number}", DAY + timedelta(number), text, outcome)
        for number, text in enumerate(texts)
    ]


def texts_of(groups: Sequence[Group]) -> list[set[str]]:
    return [set(group.texts) for group in groups]


@pytest.mark.parametrize(
    ("one", "like"),
    [
        ("do they get stock options", "Do they get STOCK options??"),
        ("do they get stock options", "stock options, do they get any"),
        ("do they get stock options", "do they get stokc options"),
        ("is there a lot of overtime on weekends", "lots of overtime on the weekend?"),
        ("how do i get a visa sponsored", "how would one get sponsored a visa pls"),
    ],
)
def test_the_same_question_in_other_words_order_or_spelling_is_one_group(
    one: str, like: str
) -> None:
    assert texts_of(grouped(asked(one, like))) == [{one, like}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("do they get stock options", "do they get parental leave"),
        ("what good are they", "haha good one"),
        ("how much does it pay", "they won't pay for it"),
        ("is the visa sponsored in germany", "is the gym sponsored in winter"),
        ("???", "!!!"),
    ],
)
def test_other_questions_are_other_groups(one: str, other: str) -> None:
    assert len(grouped(asked(one, other))) == 2


def test_words_that_name_the_career_make_no_questions_alike(baker: Career) -> None:
    texts = asked("do bread makers bakers travel abroad", "do bread makers bakers dance salsa")
    assert len(grouped(texts, [baker])) == 2


def test_a_group_tells_how_often_when_and_with_what_outcome_it_was_asked() -> None:
    texts = [
        Asked("a", date(2026, 3, 4), "stock options?", "declined"),
        Asked("b", date(2026, 3, 1), "stock options", "related", "baker", "pay.average"),
        Asked("c", date(2026, 3, 9), "stock options", "related", "baker", "pay.average"),
        Asked("d", date(2026, 3, 2), "any stock options", "voted down", "baker", "pay"),
    ]
    (group,) = grouped(texts)
    assert group == Group(
        text="stock options",
        count=4,
        first=date(2026, 3, 1),
        last=date(2026, 3, 9),
        outcomes=(("related", 2), ("declined", 1), ("voted down", 1)),
        closest=("baker", "pay.average"),
        texts=("stock options", "any stock options", "stock options?"),
        keys=("a", "b", "c", "d"),
    )


def test_where_nothing_was_shown_a_group_is_close_to_nothing() -> None:
    (group,) = grouped(asked("do they get stock options"))
    assert group.closest is None


def test_what_was_asked_most_comes_first_then_what_was_asked_last() -> None:
    texts = asked("stock options?", "parental leave?", "night shifts?", "stock options")
    assert [group.text for group in grouped(texts)] == [
        "stock options",
        "night shifts?",
        "parental leave?",
    ]


def test_a_group_of_which_one_was_put_aside_is_hidden() -> None:
    aside = Asked("i", DAY, "stock options please", "declined", ignored=True)
    shown = grouped([*asked("do they get stock options", "parental leave?"), aside])
    assert texts_of(shown) == [{"parental leave?"}]


def test_no_question_is_no_group() -> None:
    assert grouped([]) == ()


WORDS = st.sampled_from("stock options visa leave night shift overtime a the do they get".split())


@given(st.lists(st.one_of(st.lists(WORDS, max_size=5).map(" ".join), st.text(max_size=9))))
def test_every_text_is_in_one_group_in_whatever_order_they_come(texts: list[str]) -> None:
    given_ = asked(*texts)
    groups = grouped(given_)
    assert sorted(key for group in groups for key in group.keys) == sorted(
        one.key for one in given_
    )
    assert sum(group.count for group in groups) == len(texts)
    assert [(one.text, one.count) for one in grouped(given_[::-1])] == [
        (one.text, one.count) for one in groups
    ]


def test_most_phrasings_that_are_grouped_ask_for_the_same(knowledge: Knowledge) -> None:
    career = knowledge.careers[0]
    owned = {text: item_id for item_id, item in career.items() for text in item.phrasings}
    shared = [
        (owned[one], owned[two])
        for group in grouped(asked(*list(owned)[:5_000]), [career])
        for number, one in enumerate(group.texts)
        for two in group.texts[number + 1 :]
    ]
    same = sum(one == two for one, two in shared)
    assert len(shared) > 50
    assert same / len(shared) > 0.6


def test_grouping_takes_less_than_comparing_half_of_the_texts_with_one_another(
    knowledge: Knowledge,
) -> None:
    career = knowledge.careers[0]
    known = [text for _, item in career.items() for text in item.phrasings]
    texts = known[:: len(known) // 5_000][:5_000]
    given_, half = asked(*texts), texts[: len(texts) // 2]
    assert len(given_) == 5_000
    assert _seconds(lambda: grouped(given_, [career])) < _seconds(
        lambda: process.cdist(half, half, scorer=fuzz.token_sort_ratio, dtype=np.uint8)
    )


def _seconds(work: Callable[[], object]) -> float:
    """Return processor time; once is enough where one takes a sixth of the other."""
    start = time.process_time()
    work()
    return time.process_time() - start
