from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.answering.advisor import Advisor
from bot.core.answering.composer import (
    choice,
    highlights,
    nearest_phrasing,
    passages,
    sentences,
)
from bot.core.knowledge.model import Career
from bot.core.retrieval.text import words

PASSAGE = (
    "Engineers tune well-known models. Don't fine-tune café’s scikit-learn: it's an anti-pattern."
)


def marked(text: str, asked: str) -> list[str]:
    return [text[start:end] for start, end in highlights(text, words(asked))]


def test_sentences_are_parted_and_none_is_lost() -> None:
    text = "The pay is $118,000 a year. It is of 2023! Is it so? e.g. this stays whole."
    assert sentences(text) == [
        "The pay is $118,000 a year.",
        "It is of 2023!",
        "Is it so? e.g. this stays whole.",
    ]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("tuning a model", ["tune", "models", "fine-tune"]),
        ("scikit", ["scikit-learn"]),
        ("patterns", ["anti-pattern"]),
        ("the and is it", []),
        ("", []),
        ("une odel", []),
    ],
)
def test_what_matches_is_marked_by_whole_words(asked: str, expected: list[str]) -> None:
    assert marked(PASSAGE, asked) == expected


@given(st.text(max_size=200), st.lists(st.text(max_size=10), max_size=10))
def test_no_mark_ever_begins_or_ends_inside_a_word(text: str, asked: list[str]) -> None:
    end = 0
    for start, stop in highlights(text, [*asked, *words(text)[:3]]):
        assert end <= start < stop
        assert text[start].isalnum()
        assert text[stop - 1].isalnum()
        assert start == 0 or not text[start - 1].isalnum()
        assert stop == len(text) or not text[stop].isalnum()
        end = stop


def test_an_entry_is_shown_by_its_whole_passage(baker: Career) -> None:
    (passage,) = passages(baker, "pay.average", ["crowns"])
    assert passage.title == "Average wage"
    assert passage.text == "A baker earns 40,000 crowns a year. The figure is of 1923."
    assert [passage.text[a:b] for a, b in passage.highlights] == ["crowns"]


def test_a_section_is_shown_by_the_first_sentence_of_each_entry(baker: Career) -> None:
    shown = passages(baker, "pay")
    assert [(one.title, one.text) for one in shown] == [
        ("Average wage", "A baker earns 40,000 crowns a year."),
        ("Tips", "Some bakers get tips from their customers."),
    ]


def test_a_choice_carries_the_clean_question(baker: Career) -> None:
    assert choice(baker, "pay").question == "What is a baker paid?"
    assert choice(baker, "pay.tips").question == "Do bakers get tips?"
    with pytest.raises(KeyError):
        choice(baker, "pay.nothing")


def test_the_nearest_phrasing_is_of_the_entry_that_is_shown(baker: Career) -> None:
    assert nearest_phrasing(baker, "pay.tips", "coins in the jar") == "spare coins in a jar"
    assert nearest_phrasing(baker, "day", "a day of bread makers") == "daily life of bread makers"


def test_real_passages_are_marked_by_whole_words(advisor: Advisor) -> None:
    for question in ("which metrics for accuracy", "is python enough", "tensor flow or pytorch"):
        for part in advisor.ask(question).parts:
            for passage in part.passages:
                for start, end in passage.highlights:
                    around = f" {passage.text} "[start : end + 2]
                    assert not around[0].isalnum()
                    assert not around[-1].isalnum()
