from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.answering.advisor import Advisor
from bot.core.retrieval.spelling import MAX_MENDED, Mended, Speller, without_slips
from bot.core.retrieval.words import ordinary_words

COUNTS = {
    "salary": 40,
    "degree": 30,
    "learning": 60,
    "machine": 60,
    "engineer": 50,
    "tensorflow": 5,
    "python": 9,
    "data": 30,
    "scientist": 9,
    "certificate": 4,
    "maths": 9,
    "pay": 20,
    "form": 3,
    "from": 30,
    "forum": 2,
    "german": 1,
    "hyperparameter": 2,
    "over": 5,
    "time": 5,
    "overtime": 1,
}


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(COUNTS, ordinary_words())


def mend(speller: Speller, text: str) -> str:
    return " ".join(speller.mend(text.split())[0])


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("sallary", "salary"),
        ("salery", "salary"),
        ("slary", "salary"),
        ("salaryy", "salary"),
        ("degre", "degree"),
        ("machien", "machine"),
        ("enginere", "engineer"),
        ("pythn", "python"),
        ("certifcate", "certificate"),
        ("hyperparamter", "hyperparameter"),
    ],
)
def test_a_misspelt_word_becomes_the_knowledges_word(
    speller: Speller, typed: str, expected: str
) -> None:
    assert mend(speller, typed) == expected
    assert speller.mend([typed])[1] == [Mended(typed, expected)]


@pytest.mark.parametrize("word", ["germany", "celery", "decree", "mate", "forms", "berlin"])
def test_an_ordinary_english_word_is_never_bent(speller: Speller, word: str) -> None:
    assert mend(speller, word) == word


@pytest.mark.parametrize("word", ["zq", "pa", "xqzzptk", "c++", "h4x0r", "2023", "学习"])
def test_what_resembles_nothing_stays_as_it_is(speller: Speller, word: str) -> None:
    assert speller.mend([word]) == ([word], [])


def test_two_letters_swapped_count_as_one_edit() -> None:
    """A word of five letters is allowed one edit only."""
    speller = Speller({"maths": 1}, {})
    assert mend(speller, "mahts") == "maths"
    assert mend(speller, "mahtz") == "mahtz"


def test_a_longer_word_is_allowed_two_edits_and_no_third() -> None:
    speller = Speller({"certificate": 1}, {})
    assert mend(speller, "sertifcate") == "certificate"
    assert mend(speller, "sertifcat") == "sertifcat"


def test_of_two_neighbours_the_one_with_the_same_start_and_more_use_wins() -> None:
    assert mend(Speller({"forum": 1, "vorum": 1}, {}), "forun") == "forum"
    assert mend(Speller({"paced": 1, "paved": 400}, {}), "pamed") == "paved"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("machinelearning", "machine learning"),
        ("datascientist", "data scientist"),
        ("paymaths", "pay maths"),
    ],
)
def test_words_that_ran_together_are_parted(speller: Speller, typed: str, expected: str) -> None:
    assert mend(speller, typed) == expected


def test_the_most_even_parting_is_preferred() -> None:
    speller = Speller({"data": 1, "dat": 1, "base": 1, "abase": 1}, {})
    assert mend(speller, "database") == "data base"


def test_a_word_typed_as_two_is_joined(speller: Speller) -> None:
    read, mended = speller.mend(["learn", "tensor", "flow", "now"])
    assert read == ["learn", "tensorflow", "now"]
    assert mended == [Mended("tensor flow", "tensorflow")]


def test_two_words_that_the_knowledge_prefers_apart_are_not_joined(speller: Speller) -> None:
    assert mend(speller, "work over time") == "work over time"


def test_halves_that_are_no_words_are_joined(speller: Speller) -> None:
    assert mend(speller, "ove rtime") == "overtime"


def test_noise_is_mended_up_to_a_limit(speller: Speller) -> None:
    _, mended = speller.mend(["sallary"] * (MAX_MENDED + 9))
    assert len(mended) == MAX_MENDED


def test_noise_cannot_slow_an_answer_down() -> None:
    counts = {f"{'abcdefghij'[n % 10]}{n:x}word".replace("0", "o"): 1 for n in range(20_000)}
    letters = {
        "".join(c for c in word if c.isalpha()) + "abcde"[i % 5]: 1 for i, word in enumerate(counts)
    }
    speller = Speller(letters, {})
    started = time.process_time()
    speller.mend(["qzxwvutsrqponm"] * 160)
    assert time.process_time() - started < 0.5


def test_the_speller_knows_the_knowledges_words(speller: Speller) -> None:
    assert speller.knows("salary")
    assert not speller.knows("sallary")


@given(st.lists(st.text("abcdefghilmnorsty'1é", min_size=1, max_size=14), max_size=40))
def test_mending_only_yields_words_that_were_typed_or_known(typed: Sequence[str]) -> None:
    speller = Speller(COUNTS, ordinary_words())
    read, mended = speller.mend(list(typed))
    assert all(word in COUNTS or word in typed for word in read)
    assert all(word in COUNTS for one in mended for word in one.read_as.split())


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("avarage sallary in germany", "average salary in germany"), ("machin lerning", "machine")],
)
def test_the_real_knowledge_mends_the_same_way(advisor: Advisor, typed: str, expected: str) -> None:
    assert expected in advisor.ask(typed).read_as


def test_a_word_with_swapped_letters_is_not_taken_for_two() -> None:
    counts = {"learning": 60, "lean": 2, "ring": 2, "machine": 60}
    assert mend(Speller(counts, {}), "leanring") == "learning"
    assert mend(Speller(counts, {}), "machinelearning") == "machine learning"


BESIDE = {("how", "old"), ("open", "my"), ("my", "card")}


def beside(before: str, words: Sequence[str], after: str) -> list[int]:
    return [((before, one) in BESIDE) + ((one, after) in BESIDE) for one in words]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("hw old", "how old"),
        ("open mmy card", "open my card"),
        ("open yn card", "open yn card"),
        ("hose old", "hose old"),
        ("hoe old", "how old"),
        ("hoe nice", "hoe nice"),
    ],
)
def test_a_word_is_mended_for_what_it_stands_beside(typed: str, read: str) -> None:
    """Short words, and ordinary ones that are rarer than the knowledge's, only for that."""
    counts = {"how": 9, "old": 9, "open": 9, "my": 9, "card": 9, "may": 9}
    assert mend(Speller(counts, ordinary_words(), beside), typed) == read


def test_a_slip_that_is_made_often_is_still_one() -> None:
    counts = {
        "engineer": 5_000,
        "enginer": 9,
        "deploy": 900,
        "deploys": 4,
        "sklearn": 9,
        "learn": 90,
    }
    assert without_slips(counts, {}) == {
        "engineer": 5_000,
        "deploy": 900,
        "deploys": 4,
        "sklearn": 9,
        "learn": 90,
    }
