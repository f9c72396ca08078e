from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.curating.stripping import LONGEST, stripped


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<@123456789012345678> what do they earn", "what do they earn"),
        ("<@!123456789012345678> <@&223456789012345678> what do they do", "what do they do"),
        ("see <#123456789012345678> or is python needed", "see or is python needed"),
        ("hi @everyone and @here, is a degree needed", "hi and , is a degree needed"),
        ("is it fun <:party_anna:123456789012345678> <a:x:123456789012345678>", "is it fun"),
        ("by <t:1618953630:R> or later", "by or later"),
        ("use </ask:123456789012345678> please", "use please"),
        ("<@1\u200b23456789012345678> and <@\u200d12>", "and"),
        ("is this true :party_anna:", "is this true"),
    ],
)
def test_what_discord_puts_into_a_text_is_taken_out(typed: str, kept: str) -> None:
    assert stripped(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("is https://example.org/jobs?id=4 good", "is good"),
        ("is <https://example.org> good", "is good"),
        ("my cv is linkedin.com/in/somebody ok", "my cv is ok"),
        ("www.example.org says so", "says so"),
        ("discord.gg/abc and t.me/somebody", "and"),
        ("write to a.b+c@mail.example.org please", "write to please"),
        ("write to somebody at gmail dot com please", "write to please"),
        ("write to somebody (at) example (dot) org please", "write to please"),
        ("ask @some_body or @_some_ on insta", "ask or on insta"),
        ("ask Somebody#1234 or u/somebody", "ask or"),
        ("mastodon @somebody@example.social", "mastodon"),
        ("my server 192.168.0.17:8080 is down", "my server is down"),
        ("my server 2001:db8::ff00:42:8329 is down", "my server is down"),
    ],
)
def test_links_addresses_and_handles_are_taken_out(typed: str, kept: str) -> None:
    assert stripped(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "+49 151 23456789",
        "+49 (151) 234-56789",
        "202-555-0173",
        "555.123.4567",
        "5 5 5 1 2 3 4",
        "１２３４５６７",
        "123456789012345678",
        "24.12.1990",
        "1990-12-24",
        "98765",
        "A1234567",
        "1234567A",
        "550e8400-e29b-41d4-a716-446655440000",
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9eyJzdWIi",
        "$5551234567",
        "555,123,4567",
    ],
)
def test_a_number_that_could_name_somebody_is_taken_out(typed: str) -> None:
    assert stripped(typed) == ""
    left = stripped(f"so {typed}, is it true")
    assert sum(map(str.isdigit, left)) <= 4
    assert left.startswith("so")
    assert left.endswith("is it true")


@pytest.mark.parametrize(
    "asked",
    [
        "is $118,000 a year real in 2024 after 5 years",
        "120k or $118000 or 12,00,000 rupees or €85.000",
        "do they earn 100-150k",
        "did pay change 2023-2024",
        "top 10 2024 salaries",
        "does 10000 hours hold",
        "a 3.5/4.0 gpa and a 9-5 job",
        "is my 401k safe, 24/7",
        "is C++ or C# or node.js or ASP.NET needed",
        "is b.tech/m.tech enough",
        "is python/java/kotlin/javascript/typescript/golang enough",
        "i.e. a ph.d. or an m.sc",
        "pay is low.is it",
        "is pay @120k good",
        "what is std::vector at 10:30",
    ],
)
def test_what_a_career_question_needs_is_kept(asked: str) -> None:
    assert stripped(asked) == asked


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("hi ANNA, what do they earn", "hi , what do they earn"),
        ("Anna Müller's question: is it fun", "question: is it fun"),
        ("muller asked about pay", "asked about pay"),
        ("**anna** and _anna_ ask", "and ask"),
        ("Hannah asks about annals", "Hannah asks about annals"),
        ("jane doe and JANE_DOE ask", "and ask"),
        ("jo asks, joke aside", "asks, joke aside"),
        ("what do you earn", "what do you earn"),
    ],
)
def test_given_names_are_taken_out_as_whole_words(typed: str, kept: str) -> None:
    assert stripped(typed, ["Anna Müller", "jane_doe", "Jo", "You", "🎉"]) == kept


def test_what_meets_when_something_between_is_gone_is_taken_out_too() -> None:
    assert stripped("12 <@1> 34 <@2> 56") == ""
    assert stripped("anna <@1> b", ["Anna B"]) == ""


@pytest.mark.parametrize("typed", ["", "  ", "<@1>, <@2>!", "😂😂", "https://example.org …", "?!"])
def test_of_a_text_that_asks_nothing_nothing_is_kept(typed: str) -> None:
    assert stripped(typed) == ""


def test_a_long_text_is_cut_at_a_word() -> None:
    long = "what do engineers earn " * 100
    kept = stripped(long)
    assert LONGEST - len("engineers") <= len(kept) <= LONGEST
    assert set(kept.split()) == {"what", "do", "engineers", "earn"}


def test_a_name_that_the_end_of_what_is_read_cuts_off_is_not_kept() -> None:
    spoilers = "||a|| " * 50
    typed = (spoilers + "https://example.org/" + "x" * 680)[:980] + " and then Christopher asks"
    assert "Chr" not in stripped(typed, ["Christopher"])


PIECES = st.sampled_from(
    "<@12> @anna anna.b at gmail dot com 555 1234 $118,000 120k 2024 - . ( ) / # : :: | * _ > \n "
    "müller https:// x.com/ u/ab Anna's what do they earn".split(" ")
)
NAMES = ["Anna Müller", "earn 24"]


@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=60).map("".join))
def test_stripping_again_changes_nothing(typed: str) -> None:
    once = stripped(typed, NAMES)
    assert stripped(once, NAMES) == once


@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=60).map(" ".join))
def test_whatever_is_typed_one_short_line_without_a_name_comes_back(typed: str) -> None:
    kept = stripped(typed, NAMES)
    assert len(kept) <= LONGEST
    assert kept == " ".join(kept.split())
    assert not re.search(r"<@|@everyone|@here|https?://|\b(anna|muller)\b", kept, re.IGNORECASE)


@given(
    st.text(max_size=40),
    st.integers(10**8, 10**20),
    st.sampled_from(["{}", "id {} ", "a{}", "{}b", "<@{}>", "<#{}>", "({})", " {}, "]),
)
def test_no_id_is_ever_kept(before: str, number: int, form: str) -> None:
    assert str(number) not in stripped(before + form.format(number))


@pytest.mark.parametrize(
    "piece", ["a", "a.", "a-", "1 ", "1.", "fe:", "a at ", "[a", "(", "a#", "é"]
)
def test_no_text_takes_long(piece: str) -> None:
    start = time.process_time()
    stripped(piece * (4_000 // len(piece)), ["Anna Müller"])
    assert time.process_time() - start < 0.5
