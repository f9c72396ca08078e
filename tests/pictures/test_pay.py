from __future__ import annotations

from dataclasses import replace

import pytest

from bot.pictures.pay import Note, Pay, parted, pay_alt, pay_scene
from bot.pictures.scene import MOST_HEIGHT, Words
from tests.pictures.subjects import WAGE


def words_of(pay: Pay) -> list[Words]:
    return list(pay_scene(pay).words)


def test_it_says_what_where_how_much_for_what_time_who_says_so_and_what_else() -> None:
    assert " ".join(words.text for words in words_of(WAGE)) == (
        "Baker Average wage in Vienna about 40,000 crowns a year Said by The Guild, as of 1923 "
        "This was due for review on 1924-12-31 and may be out of date. "
        "Tips Some bakers get tips from their customers. "
        "Summarised from The Handbook of Bakers › On Pay › item 2"
    )


def test_the_amount_is_by_far_the_largest() -> None:
    amount, next_to_it, *_ = sorted(words_of(WAGE), key=lambda words: -words.style.size)
    assert amount.text == "40,000 crowns"
    assert amount.style.size > 1.5 * next_to_it.style.size


def test_the_words_for_it_say_the_same() -> None:
    assert pay_alt(WAGE) == (
        "Average wage in Vienna: about 40,000 crowns a year, said by The Guild, as of 1923. "
        "This was due for review on 1924-12-31 and may be out of date. "
        "Tips: Some bakers get tips from their customers. "
        "Summarised from The Handbook of Bakers › On Pay › item 2."
    )


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("around $118,000", ("around", "$118,000")),
        ("$118,000", ("", "$118,000")),
        ("more than 40,000 crowns", ("more than", "40,000 crowns")),
        ("a fair wage", ("", "a fair wage")),
    ],
)
def test_how_sure_an_amount_is_stands_apart_from_its_number(
    amount: str, expected: tuple[str, str]
) -> None:
    assert parted(amount) == expected


def test_a_figure_of_no_place_is_said_of_none() -> None:
    placeless = replace(WAGE, place="")
    assert pay_alt(placeless).startswith("Average wage: about 40,000 crowns a year,")
    assert len(words_of(placeless)) == len(words_of(WAGE)) - 1


def test_a_fact_that_is_not_due_carries_no_warning() -> None:
    fresh = replace(WAGE, stale=None)
    assert len(pay_scene(fresh).shapes) < len(pay_scene(WAGE).shapes)
    assert "review" not in pay_alt(fresh)


def test_nothing_of_a_long_figure_is_cut() -> None:
    long = " ".join(["wonderful"] * 9)
    pay = replace(WAGE, what=long, amount=f"about {long} 9", per=long, place=long, notes=())
    texts = " ".join(words.text for words in words_of(pay))
    assert "…" not in texts
    assert texts.count("onderful") == 36


def test_notes_that_do_not_fit_are_left_out_whole() -> None:
    notes = tuple(Note(f"Note {n}", "Much is to be said of it. " * 20) for n in range(9))
    crowded = replace(WAGE, notes=notes)
    titles = [words.text for words in words_of(crowded) if words.text.startswith("Note")]
    assert titles == [note.title for note in notes[: len(titles)]]
    assert 0 < len(titles) < len(notes)
    assert pay_scene(crowded).height <= MOST_HEIGHT
