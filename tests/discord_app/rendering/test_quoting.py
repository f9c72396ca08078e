from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.answering.advisor import Advisor
from bot.discord_app.rendering.markdown import INVISIBLE_BREAK
from bot.discord_app.rendering.quoting import CUT, QUOTE_SHOWN, quotation, quoted
from tests.bad_input import BAD_INPUT, is_harmless

PIECES = [*BAD_INPUT.values(), "pay", "degree", "and", "\n", "?"]


def test_a_question_is_quoted_line_by_line() -> None:
    assert quotation("what pay?\n\nand *which* degree") == (
        "> what pay?\n" + r"> and \*which\* degree"
    )


@pytest.mark.parametrize(
    "question",
    ["what do they earn", "2 + 2 = 4.5?", "a_b *c* `d` <@123> # e", "one\ntwo", r"back\slash"],
)
def test_what_was_quoted_is_read_back(question: str) -> None:
    below = quotation(question) + "\n**An answer**\nof two lines"
    assert quoted(below) == (question, False)


def test_a_quotation_ends_where_the_answer_begins() -> None:
    assert quoted("> pay?\nno quotation\n> this neither") == ("pay?", False)


@pytest.mark.parametrize("content", ["", "an answer", "**x**\n> y"])
def test_without_a_quotation_there_is_no_question(content: str) -> None:
    assert quoted(content) is None


def test_a_long_question_is_cut_between_words_and_says_so() -> None:
    written = quotation("word " * 1000)
    assert len(written) <= QUOTE_SHOWN
    question, cut = quoted(written) or ("", False)
    assert cut
    assert set(question.split()) == {"word"}
    assert quotation(question + CUT) == written


@given(question=st.text(max_size=2000))
def test_any_question_is_quoted_within_its_room(question: str) -> None:
    written = quotation(question)
    assert len(written) <= QUOTE_SHOWN
    assert all(line.startswith("> ") for line in written.splitlines())
    assert is_harmless(_seen(written))


@pytest.mark.parametrize("name", BAD_INPUT)
def test_what_hides_in_a_question_is_not_said_back(name: str) -> None:
    assert is_harmless(_seen(quotation(BAD_INPUT[name])))


def _seen(written: str) -> str:
    """Show where a name or an address is broken up, so that it is none any more."""
    return written.replace(f"@{INVISIBLE_BREAK}", "(at)").replace(INVISIBLE_BREAK, " ")


@settings(max_examples=300, deadline=None)
@given(
    words=st.lists(
        st.sampled_from([*BAD_INPUT.values(), "pay", "degree", "and", "\n", "?"]), max_size=8
    )
)
def test_the_question_read_back_is_answered_as_the_one_that_was_typed(
    advisor: Advisor, words: list[str]
) -> None:
    question = " ".join(words)
    read_back = quoted(quotation(question))
    if read_back is not None and not read_back[1]:
        first, again = advisor.ask(question), advisor.ask(read_back[0])
        assert again.read_as == first.read_as
        assert again.parts == first.parts
