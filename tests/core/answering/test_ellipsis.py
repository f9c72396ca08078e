from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.answering.ellipsis import MAX_WORDS, Wish, goes_on, wish_in

STEP = frozenset({"step"})


def wish(message: str) -> Wish | None:
    return wish_in(message.rstrip("?").split(), marked="?" in message, ordered=STEP)


@pytest.mark.parametrize(
    "message",
    ["more", "tell me more", "go on", "what else?", "elaborate", "cool tell me more about that"],
)
def test_some_ask_for_more(message: str) -> None:
    assert wish(message) is Wish.MORE


@pytest.mark.parametrize(
    "message", ["next", "what is next", "and then", "then?", "and after that?", "the next step"]
)
def test_some_ask_for_the_next(message: str) -> None:
    assert wish(message) is Wish.NEXT


@pytest.mark.parametrize("message", ["and before that?", "the previous step?"])
def test_some_ask_for_the_one_before(message: str) -> None:
    assert wish(message) is Wish.BEFORE


def test_some_ask_for_the_first() -> None:
    assert wish("what is the first step?") is Wish.FIRST


@pytest.mark.parametrize("message", ["which ones?", "which", "such as?", "for example?"])
def test_some_ask_which(message: str) -> None:
    assert wish(message) is Wish.WHICH


@pytest.mark.parametrize("message", ["why?", "why is that", "y", "how so?", "when?"])
def test_some_ask_about_it_without_a_word_of_their_own(message: str) -> None:
    assert wish(message) is Wish.ABOUT


@pytest.mark.parametrize(
    "message",
    ["and in germany?", "what about seniors", "is it free?", "which one is best?", "for juniors"],
)
def test_some_add_a_word(message: str) -> None:
    assert wish(message) is Wish.BESIDE


@pytest.mark.parametrize(
    "message",
    [
        "",
        "what?",
        "ok then",
        "thanks",
        "no more",
        "it is what it is",
        "that is awesome",
        "and you?",
        "do you like it?",
        "what is the average salary",
        "any bootcamp that is a scam?",
        "and how do engineers clean raw data before training models?",
    ],
)
def test_others_leave_nothing_out(message: str) -> None:
    assert wish(message) is None


@given(st.lists(st.sampled_from("and why that more next pizza".split()), min_size=MAX_WORDS + 1))
def test_a_long_message_says_what_it_is_about(said: list[str]) -> None:
    assert wish_in(said, marked=True) is None


def test_a_preposition_goes_on_from_what_was_said() -> None:
    assert goes_on(["in", "germany"])
    assert goes_on(["how", "about", "germany"])
    assert not goes_on(["germany"])
