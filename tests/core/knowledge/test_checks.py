from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.core.knowledge.checks import Finding, findings
from bot.core.knowledge.checks.confusion import competing, found_elsewhere
from bot.core.knowledge.checks.wording import frame
from bot.core.knowledge.model import Career
from bot.core.retrieval.left_out import LeftOut
from tests.core import tiny

TODAY = date(1924, 12, 31)


def check(career: Career, name: str, today: date = TODAY) -> Finding:
    (found,) = [one for one in findings(career, today) if one.name.startswith(name)]
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def test_every_check_gives_its_rate_and_none_is_named_twice(baker: Career) -> None:
    found = findings(baker, TODAY)
    assert len({one.name for one in found}) == len(found) == 8
    assert all(one.rate for one in found)


def test_a_phrasing_found_under_another_entry_is_named_with_both() -> None:
    ranked = [
        LeftOut("spare coins", "pay.tips", "pay.tips"),
        LeftOut("is the cash good", "pay.average", "pay.tips"),
    ]
    found = found_elsewhere(ranked)
    assert found.rate == "1 of 2 phrasings (50 %)"
    assert found.items == ("pay.average: “is the cash good” is found under pay.tips",)


def test_entries_that_compete_are_counted_in_both_directions() -> None:
    ranked = [
        *[LeftOut("x", "pay.average", "pay.tips")] * 3,
        LeftOut("x", "pay.tips", "pay.average"),
        LeftOut("x", "pay.tips", "day"),
        LeftOut("x", "day", "day"),
    ]
    found = competing(ranked)
    assert found.rate == "4 of 5 confusions lie between these pairs (80 %)"
    assert found.items == (
        "pay.average and pay.tips: 4 confused (3 to the second, 1 to the first)",
    )


def test_a_misplaced_phrasing_is_found_by_leaving_it_out(folder: Path) -> None:
    text = tiny.replaced("- gratuities at the counter", "- is the dust a danger to my lungs")
    found = check(tiny.career(folder, text), "found under another")
    assert "pay.tips: “is the dust a danger to my lungs” is found under day.flour" in found.items


def test_near_duplicates_of_two_entries_are_named_whatever_their_word_order(folder: Path) -> None:
    text = (
        tiny.replaced("- is the cash good", "- do they take home a lot of money")
        .replace("- spare coins in a jar", "- A lot of money do they take home?")
        .replace("- income abroad", "- a lot of moneys do they take home")
        .replace("- lungs and powder", "- '!'")
    )
    found = check(tiny.career(folder, text), "near-duplicate")
    assert found.rate.startswith("3 pairs among ")
    assert found.items[2] == (
        "pay.average: “do they take home a lot of money” and "
        "pay.tips: “A lot of money do they take home?”"
    )


def test_phrasings_that_a_word_of_their_own_tells_apart_are_no_near_duplicates(
    folder: Path,
) -> None:
    text = (
        tiny.replaced("- is the cash good", "- do i have to understand yeast for the job")
        .replace("- spare coins in a jar", "- do i have to understand flour for the job")
        .replace("- income abroad", "- do i have to understand yeasts for the job")
    )
    found = check(tiny.career(folder, text), "near-duplicate")
    assert found.rate.startswith("1 pairs among ")


def test_near_duplicates_within_one_entry_are_no_trouble(folder: Path) -> None:
    text = tiny.replaced("- is the cash good", "- how much money does a baker take home")
    found = check(tiny.career(folder, text), "near-duplicate")
    assert found == Finding(found.name, "0 pairs among 28 phrasings", ())


def test_what_has_too_few_phrasings_is_named_with_what_is_wanted(baker: Career) -> None:
    found = check(baker, "thin")
    assert found.rate == "8 of 8 entries, sections and gap topics (100 %)"
    assert "pay has 3 phrasings, 20 are wanted" in found.items
    assert "pay.tips has 4 phrasings, 40 are wanted" in found.items
    assert "gap topic football has 3 phrasings, 8 are wanted" in found.items


def test_what_has_enough_phrasings_is_not_thin(folder: Path) -> None:
    more = "".join(f"\n          - coin number {number} is mine" for number in range(40))
    text = tiny.replaced("- spare coins in a jar", "- spare coins in a jar" + more)
    assert not any("pay.tips" in item for item in check(tiny.career(folder, text), "thin").items)


def test_an_entry_whose_phrasings_repeat_its_passage_is_named(folder: Path) -> None:
    text = (
        tiny.replaced("- gratuities at the counter", "- tips from customers")
        .replace("- does anyone tip the baker", "- baker tips")
        .replace("- spare coins in a jar", "- some tips for a baker")
    )
    found = check(tiny.career(folder, text), "phrasings without")
    assert "pay.tips: 0%" in found.items
    assert found.rate.startswith("3 of 4 entries under a third (75 %); lowest: pay.tips 0%, ")


def test_the_lowest_rates_are_told_where_nothing_is_wrong(folder: Path) -> None:
    text = tiny.replaced("- is the dust dangerous", "- is it dangerous").replace(
        "- what does a baker earn in a year", "- what do they make"
    )
    found = check(tiny.career(folder, text), "phrasings without")
    assert found.items == ()
    assert "lowest: day.flour 50%, pay.average 50%, pay.tips 50%" in found.rate


def test_a_frame_keeps_the_function_words_and_the_places_of_the_others() -> None:
    assert frame("how do i learn baking at home") == "how do i … at …"
    assert frame("how do I start bread baking at school") == "how do i … at …"


def test_a_phrasing_with_few_function_words_has_no_frame() -> None:
    assert frame("baker salary in france") is None


def test_a_frame_that_serves_more_than_three_entries_is_named(folder: Path) -> None:
    text = (
        tiny.replaced("- is the cash good", "- how do i get more crowns at work")
        .replace("- spare coins in a jar", "- how do i ask for coins at work")
        .replace("- is it a night job", "- how do i get more sleep at work")
        .replace("- lungs and powder", "- how do i get more air at work")
        .replace("- bakery pay overview", "- how do i get more gold at home")
    )
    found = check(tiny.career(folder, text), "sentence frames")
    assert found.items == (
        "“how do i get more … at …” serves 4: day.flour, day.morning, pay, pay.average",
    )


def test_vocabulary_that_unites_nothing_is_dead(folder: Path) -> None:
    text = tiny.replaced("[mask, respirator]", "[mask, respirator]\n  - [dough, loaf]")
    found = check(tiny.career(folder, text), "dead vocabulary")
    assert found.rate == "2 of 3 groups (67 %)"
    assert found.items == ("mask, respirator: only “mask” occurs", "dough, loaf: none occurs")


def test_vocabulary_counts_where_its_words_stand_in_a_passage_or_a_gap(folder: Path) -> None:
    text = tiny.replaced("[mask, respirator]", "[offside rule, hour to heat]")
    assert check(tiny.career(folder, text), "dead vocabulary").items == ()


def test_a_career_without_vocabulary_has_none_dead(folder: Path) -> None:
    start = tiny.BAKER.index("vocabulary:")
    text = tiny.BAKER[:start] + tiny.BAKER[tiny.BAKER.index("gap_topics:") :]
    assert check(tiny.career(folder, text), "dead").rate == "0 of 0 groups (0 %)"


@pytest.mark.parametrize(("today", "due"), [(date(1924, 12, 31), False), (date(1925, 1, 1), True)])
def test_a_fact_is_past_review_on_the_day_after(baker: Career, today: date, due: bool) -> None:
    found = check(baker, "past review", today)
    assert found.items == (("pay.average was due on 1924-12-31",) if due else ())
    assert found.rate == f"{int(due)} of 1 entries with a review date ({100 * due} %)"
