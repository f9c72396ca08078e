from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.retrieval.text import (
    MAX_CHARACTERS,
    MAX_WORD_LENGTH,
    MAX_WORDS,
    clean,
    informative,
    words,
)


def read(message: str) -> str:
    return " ".join(words(clean(message)))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ＰＹＴＨＯＮ", "python"),
        ("ﬁnance ①", "finance 1"),
        ("café naïve", "cafe naive"),
        ("cafe\u0301", "cafe"),
        ("Straße", "strasse"),
        ("ПРИВЕТ мир", "привет мир"),
        ("機械学習", "機械学習"),
        ("𝓶𝓪𝓬𝓱𝓲𝓷𝓮 𝔩𝔢𝔞𝔯𝔫𝔦𝔫𝔤", "machine learning"),
    ],
)
def test_unicode_is_read_in_its_plain_form(typed: str, expected: str) -> None:
    assert read(typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "sal\u200bary",
        "sal\u00adary",
        "sal\u2060ary\ufeff",
        "\u202esal\u202cary",
        "s̶a̷l̸a̵r̴y̶",
        "s̷̢͎͓̀a̸̧͇̒l̵͙̈́a̷̰̔r̴̫̓ỹ̶̡",
    ],
    ids=["zero width", "soft hyphen", "joiner", "direction", "struck", "zalgo"],
)
def test_disguises_are_taken_off(typed: str) -> None:
    assert read(typed) == "salary"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("**bold** __under__ ~~gone~~ ||hidden||", "bold under gone hidden"),
        ("*a_b* _c_", "a b c"),
        ("snake_case", "snake case"),
        ("> quoted", "quoted"),
        (">>> quoted", "quoted"),
        ("# Title\n- item", "title item"),
        ("`python` or `r`", "python or r"),
        (r"\*not bold\*", "not bold"),
    ],
)
def test_discord_markup_is_taken_out_and_its_words_stay(typed: str, expected: str) -> None:
    assert read(typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "<@123>",
        "<@!123>",
        "<@&123>",
        "<#123>",
        "<:party:123>",
        "<a:party:123>",
        "</ask:123>",
        "<t:1700000000:R>",
        "<id:guide>",
        "@everyone",
        "@here",
        "@EVERYONE",
        "＠everyone",
        "@every\u200bone",
        "<@\u200b123>",
        "https://example.org/salary?a=b",
        "<https://example.org>",
        "www.example.org",
        "http\u200b://example.org",
        "```python\nprint('salary')\n```",
        "😀🎉",
        "?!…",
        "\x00\x07\x1b",
        "",
        " \n\t ",
    ],
)
def test_what_is_no_word_leaves_nothing(typed: str) -> None:
    assert read(typed) == ""
    assert read(f"the {typed} salary") == "the salary"


def test_a_code_block_that_never_closes_hides_the_rest() -> None:
    assert read("the pay ```print('salary')") == "the pay"


def test_lines_stay_parted_and_blank_ones_go() -> None:
    assert clean("one\r\n\n  two \u2028three") == "one\ntwo\nthree"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("what's it like", "what is it like"),
        ("whats it like", "what is it like"),
        ("I can't and won't", "i can not and will not"),
        ("don’t they’re we've I'd I'll I'm", "do not they are we have i would i will i am"),
        ("isn`t", "is not"),
        ("rock'n'roll o'clock", "rocknroll oclock"),
    ],
)
def test_contractions_are_unfolded_whatever_their_apostrophe(typed: str, expected: str) -> None:
    assert read(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("wanna know abt pay pls", "want to know about pay please"),
        ("idk wat u mean", "i do not know what you mean"),
        ("python vs java", "python versus java"),
        ("w/o a degree b/c i work w/ data", "without a degree because i work with data"),
        ("soooooo coool", "soo cool"),
    ],
)
def test_slang_is_unfolded(typed: str, expected: str) -> None:
    assert read(typed) == expected


@pytest.mark.parametrize("typed", ["python or r", "is r enough", "r, python or java", "learn r"])
def test_the_language_r_stays_r(typed: str) -> None:
    assert "r" in words(clean(typed))


@pytest.mark.parametrize("typed", ["how r u", "what r they paid", "r these jobs ok", "who r you"])
def test_r_for_are_becomes_are(typed: str) -> None:
    assert "are" in words(clean(typed))
    assert "r" not in words(clean(typed))


def test_the_names_of_languages_keep_their_signs() -> None:
    assert words("c++ and c# and f#") == ["c++", "and", "c#", "and", "f#"]


def test_fillers_say_nothing() -> None:
    assert informative(words("um well like the pay lol")) == ["like", "the", "pay"]
    assert informative(["lol"]) == []


def test_a_message_is_read_to_a_limit() -> None:
    assert len(clean("a " * 6_000)) <= MAX_CHARACTERS
    assert len(words("a " * 6_000)) == MAX_WORDS
    assert len(words("can't " * 6_000)) == MAX_WORDS
    assert words("x" * (MAX_WORD_LENGTH + 1) + " pay") == ["pay"]


@pytest.mark.parametrize(
    "unit",
    [
        "\n",
        " ",
        "\n \n",
        "```",
        "`a",
        "<@",
        "<a:",
        "www.",
        "'",
        "_",
        "ﷺ",
        "z\u0310\u0311",
        "@",
        ">\n",
    ],
)
def test_no_repetition_is_slow_to_read(unit: str) -> None:
    message = unit * (100_000 // len(unit))
    started = time.process_time()
    words(clean(message))
    assert time.process_time() - started < 0.25


_PINGS = re.compile(r"@(everyone|here)|<(@[!&]?|#)\d+>|https?://\w|```", re.IGNORECASE)
_PARTS = st.sampled_from(
    [
        *"@ every one here < > @! @& # 12 : / // http s www. ` ``` ~ ~~ * ** | _ \\ ' a".split(),
        *(" ", "\n", "\u200b", "\u202e", "\u0301", "\u2028", "\x00", "＠", "ﬀ", "İ"),
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(_PARTS, max_size=30).map("".join)))
def test_no_mention_link_or_code_comes_through(message: str) -> None:
    cleaned = clean(message)
    assert not _PINGS.search(cleaned)
    assert cleaned == "\n".join(" ".join(line.split()) for line in cleaned.split("\n"))
    assert all(word and word == word.casefold() for word in words(cleaned))


def test_letters_swapped_in_the_commonest_words_are_put_right() -> None:
    assert words("waht do tehy do wiht teh data") == "what do they do with the data".split()
