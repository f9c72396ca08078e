from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.rendering.fitting import clip, cut, join_fitting, pack

WORDS = st.lists(st.text("abc", min_size=1, max_size=9), min_size=1, max_size=60)


def test_text_that_fits_stays_whole() -> None:
    assert clip("two words", 9) == "two words"


def test_clipping_keeps_whole_words() -> None:
    assert clip("three whole words", 12) == "three whole…"
    assert clip("three whole words", 11) == "three…"


def test_a_word_that_does_not_fit_is_left_out() -> None:
    assert clip("a" * 50, 10) == "…"


def test_paragraphs_share_a_text_while_they_fit() -> None:
    assert pack(["aa", "bb", "cc"], 6) == ["aa\n\nbb", "cc"]


def test_nothing_to_pack_gives_nothing() -> None:
    assert pack([], 10) == []
    assert pack(["  "], 10) == []


def test_only_whole_items_are_joined() -> None:
    assert join_fitting(["aa", "bb", "cc"], ", ", 7) == "aa, bb"


def test_an_escaped_mark_is_never_parted_from_its_backslash() -> None:
    assert list(cut(r"\*\*\*\*", 3)) == [r"\*", r"\*", r"\*", r"\*"]


@given(WORDS, st.integers(10, 40))
def test_cutting_never_cuts_a_word_that_fits(words: list[str], limit: int) -> None:
    pieces = list(cut(" ".join(words), limit))
    assert all(0 < len(piece) <= limit for piece in pieces)
    assert " ".join(pieces).split() == words


@given(st.lists(st.text(max_size=60), max_size=8), st.integers(2, 40))
def test_packing_loses_nothing_and_stays_within_the_limit(
    paragraphs: list[str], limit: int
) -> None:
    packed = pack(paragraphs, limit)
    assert all(0 < len(text) <= limit for text in packed)
    assert "".join("".join(packed).split()) == "".join("".join(paragraphs).split())
