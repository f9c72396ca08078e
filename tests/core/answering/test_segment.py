from __future__ import annotations

import pytest

from bot.core.answering.segment import Segment


def test_a_segment_asks_by_its_mark_or_its_first_word() -> None:
    assert Segment("the pay", marked=True).asks
    assert Segment("and then what do i learn", marked=False).asks
    assert Segment("hey please explain the role", marked=False).asks
    assert not Segment("i am a nurse", marked=False).asks


@pytest.mark.parametrize("wish", ["i want to know the pay", "just curious about pay", "i wonder"])
def test_a_wish_to_know_is_a_question(wish: str) -> None:
    assert Segment(wish, marked=False).asks
    assert not Segment("i know a bit of java", marked=False).asks


@pytest.mark.parametrize(
    "clause", ["if i am still learning", "when they say so", "and if it is not"]
)
def test_a_clause_of_another_question_is_no_question(clause: str) -> None:
    assert not Segment(clause, marked=True).asks
    assert Segment("when do i start", marked=False).asks


@pytest.mark.parametrize("text", ["with what tools do they work", "define the job in a word"])
def test_what_asks_with_a_word_before_it_or_bids_is_a_question(text: str) -> None:
    assert Segment(text, marked=False).asks


def test_a_wish_with_a_long_beginning_is_read_from_what_it_wishes() -> None:
    wish = "for the careers day at my school i need the tasks of an engineer"
    assert Segment(wish, marked=False).wanted == "tasks of an engineer"
    assert Segment("i like the tasks", marked=False).wanted == "i like the tasks"
    assert Segment("i need info about", marked=False).wanted == "i need info about"
    assert Segment("do i need the maths", marked=False).wanted == "do i need the maths"


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("if the tools change, how do they cope", True),
        ("when i hate maths can i still do it", True),
        ("if i like maths", False),
        ("i want know the pay", True),
        ("once that is done where do i put it", True),
        ("so i know where they put it", False),
    ],
)
def test_a_condition_asks_where_a_question_follows_it(text: str, asks: bool) -> None:
    assert Segment(text, marked=False).asks is asks
