from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.core.retrieval.lookalikes import Lookalikes

_WORD = st.text("abcdé§一", min_size=1, max_size=9)


@given(st.lists(_WORD, max_size=30), _WORD, st.integers(1, 2))
def test_no_word_within_the_edits_is_missed(words: list[str], asked: str, edits: int) -> None:
    near = {word for word in words if OSA.distance(word, asked) <= edits}
    assert near <= set(Lookalikes(words).within(asked, edits))


def test_words_of_other_letters_or_another_length_are_passed_over() -> None:
    words = Lookalikes(["bread", "break", "broad", "breadth", "dough"])
    assert words.within("bread", 1) == ["bread", "break", "broad"]


def test_nothing_is_like_a_word_beyond_every_length() -> None:
    assert Lookalikes(["bread"]).within("x" * 5_000, 2) == []
    assert Lookalikes([]).within("bread", 1) == []
