from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pictures.letters import can_write, fitted, lines, width
from bot.pictures.scene import Style, Weight
from tests.pictures.subjects import TEXTS

STYLE = Style(30, Weight.NORMAL, "#ffffff")


@settings(deadline=None)
@given(TEXTS, st.integers(150, 900), st.integers(1, 6))
def test_no_line_is_longer_than_its_room_and_there_are_no_more_than_asked_for(
    text: str, room: int, most: int
) -> None:
    broken = lines(text, STYLE, room, most)
    assert 0 < len(broken) <= most
    assert all(width(line, STYLE) <= room for line in broken)


def test_all_words_are_kept_where_there_is_room() -> None:
    text = "Bread is made of flour, water, salt and time."
    broken = lines(text, STYLE, 250, 9)
    assert len(broken) > 1
    assert " ".join(broken) == text


def test_what_is_cut_ends_in_an_ellipsis() -> None:
    assert lines("flour " * 50, STYLE, 250, 2)[-1].endswith("…")
    assert lines("f" * 200, STYLE, 250, 2) == [lines("f" * 200, STYLE, 250, 1)[0]]


def test_nothing_takes_no_line() -> None:
    assert lines(" ", STYLE, 250, 2) == []


def test_a_long_text_is_written_smaller_but_never_too_small() -> None:
    assert fitted("40,000", STYLE, 900, 20) == STYLE
    assert 20 < fitted("40,000 crowns a year", STYLE, 250, 20).size < STYLE.size
    assert fitted("40,000 crowns" * 20, STYLE, 300, 20).size == 20


@pytest.mark.parametrize("text", ["$118,000", "€ 40–50 • “½”", "Šéf kuchaře", "Пекарь", "…›·"])
def test_the_font_has_the_letters_of_many_tongues(text: str) -> None:
    assert can_write(text)


@pytest.mark.parametrize("text", ["面包师", "خباز", "baker 🥖"])
def test_a_letter_that_the_font_lacks_is_told(text: str) -> None:
    assert not can_write(text)
