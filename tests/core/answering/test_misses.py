from __future__ import annotations

from bot.core.answering.advisor import Advisor
from bot.core.answering.causes import Cause
from bot.core.answering.evaluation import Question, evaluate
from bot.core.answering.misses import misses


def question(text: str, *wanted: str, expect: str = "answered or related") -> Question:
    return Question(question=text, group="asked", kind="item", expect=expect, ok=wanted)


def test_misses_come_in_the_order_of_their_causes(bakery_advisor: Advisor) -> None:
    asked = [
        question("who won the match yesterday", expect="answered"),
        question("how much money do bakers take home", "pay.average"),
        question("spare coins in a jar", "day.flour"),
    ]
    found = misses(bakery_advisor, evaluate(bakery_advisor, asked))
    assert [one.cause for one in found] == [Cause.NO_PHRASING, Cause.GAP_IN_THE_WAY]
    assert [one.result.question for one in found] == [asked[2], asked[0]]
    assert found[1].gap == "football"


def test_an_unknown_word_that_looks_like_one_of_the_wanted_entry_is_found(
    bakery_advisor: Advisor,
) -> None:
    asked = question("gratuities at the dengeriouxs counter", "day.flour")
    (found,) = misses(bakery_advisor, evaluate(bakery_advisor, [asked]))
    assert found.cause is Cause.SPELLING
    name = question("gratuities at the wroclaww counter", "day.flour")
    (found,) = misses(bakery_advisor, evaluate(bakery_advisor, [name]))
    assert found.cause is Cause.NO_PHRASING


def test_without_a_miss_there_is_nothing_to_say(bakery_advisor: Advisor) -> None:
    asked = question("how much money do bakers take home", "pay.average")
    assert misses(bakery_advisor, evaluate(bakery_advisor, [asked])) == []
