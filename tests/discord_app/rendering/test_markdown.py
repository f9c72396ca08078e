from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.rendering.markdown import INVISIBLE_BREAK, bold, bullets, escape, own_words


def unescaped(text: str) -> str:
    """Take the backslashes away again, as Discord does."""
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", text)


@pytest.mark.parametrize(
    ("plain", "escaped"),
    [
        ("a*b_c", r"a\*b\_c"),
        ("[*a*](b)", r"\[\*a\*\](b)"),
        ("# big", r"\# big"),
        ("  - item", r"  \- item"),
        ("1. first", r"1\. first"),
        ("production-ready, 3.5", "production-ready, 3.5"),
        ("> quoted", r"\> quoted"),
        ("<@123>", r"\<@123>"),
        (r"a\*", r"a\\\*"),
        ("see https://a.example/x_y_z", "see https://a.example/x_y_z"),
    ],
)
def test_curated_text_shows_as_it_was_written(plain: str, escaped: str) -> None:
    assert escape(plain) == escaped
    assert unescaped(escaped) == plain


def test_matched_words_are_bold_and_the_rest_is_escaped() -> None:
    assert bold("use scikit-learn *now*", [(4, 16)]) == r"use **scikit-learn** \*now\*"


def test_marks_within_a_matched_word_are_escaped() -> None:
    assert bold("a*b c", [(0, 3)]) == r"**a\*b** c"


def test_a_persons_words_lose_links_and_mentions() -> None:
    shown = own_words("see https://a.example/x discord.gg/abc @everyone <@12345678901234567>")
    assert "https://" not in shown
    assert "discord.gg" not in shown
    assert "@everyone" not in shown
    assert "<@1" not in shown


def test_a_persons_words_stand_on_one_line() -> None:
    assert own_words("a\n# b\n\n- c") == "a # b - c"


def test_bullets_stand_one_a_line() -> None:
    assert bullets(["a", "b"]) == "• a\n• b"


@given(st.text(alphabet="ab \n*_~|`[]()<>#-+.:/@0123\\", max_size=80))
def test_escaping_only_adds_backslashes(text: str) -> None:
    if "http" not in text:
        assert re.sub(r"\\(.)", r"\1", escape(text)) == text


@given(st.text(max_size=120))
def test_no_mark_of_a_persons_words_is_left_bare(text: str) -> None:
    shown = own_words(text)
    assert not re.search(r"[*_~|`\[\]<]", re.sub(r"\\.", "", shown))
    assert "://" not in shown
    without_breaks = shown.replace(INVISIBLE_BREAK, "")
    assert re.sub(r"\\(.)", r"\1", without_breaks).split() == (
        " ".join(text.split()).replace(INVISIBLE_BREAK, "").split()
    )
