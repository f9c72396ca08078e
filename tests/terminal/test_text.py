from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.terminal.text import plain, plain_lines

ANY_TEXT = st.text(st.characters())


def test_an_escape_sequence_loses_its_escape() -> None:
    assert plain("\x1b[31mred\x1b[0m") == "[31mred [0m"


def test_a_line_break_becomes_a_space() -> None:
    assert plain("one\ntwo\u2028three") == "one two three"


def test_direction_marks_and_zero_width_characters_vanish() -> None:
    assert plain("\u202epay\u200b") == "pay"


def test_a_lone_surrogate_is_replaced() -> None:
    assert plain("\udcffpay") == "\N{REPLACEMENT CHARACTER}pay"


def test_words_in_any_script_stay() -> None:
    assert plain("gehält für Bäcker, 给料, 🙂") == "gehält für Bäcker, 给料, 🙂"


def test_lines_keep_their_indentation() -> None:
    assert plain_lines("one\n  \x07two") == "one\n   two"


@given(ANY_TEXT)
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    shown = plain(text)
    assert all(unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} for c in shown)
    shown.encode("utf-8")
