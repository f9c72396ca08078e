from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Outcome
from bot.core.answering.causes import CLOSE_RATIO, GAP_IS_NEAR, Cause, Seen, cause_of
from bot.core.answering.evaluation import Question, Result
from bot.core.retrieval.spelling import Mended

WORDS = frozenset({"salary", "income", "crowns"})
SEEN = Seen(
    ranked=(("day", 0.5), ("pay", 0.1)), mended=(), left=(), gap="pay-abroad", gap_score=0.0
)


def result(
    advisor: Advisor,
    *shown: str,
    wanted: tuple[str, ...] = ("pay",),
    expect: str = "answered",
    outcome: Outcome = Outcome.ANSWERED,
    gap: str | None = None,
) -> Result:
    parts = tuple(replace(advisor.show(entry).parts[0], gap=gap) for entry in shown)
    answer = replace(advisor.show("pay"), parts=parts, outcome=outcome)
    question = Question(question="?", group="asked", kind="item", expect=expect, ok=wanted)
    return Result(question, answer)


@pytest.mark.parametrize("gap_score", [0.0, GAP_IS_NEAR])
def test_what_is_as_expected_has_no_cause(bakery_advisor: Advisor, gap_score: float) -> None:
    seen = replace(SEEN, gap_score=gap_score)
    assert cause_of(result(bakery_advisor, "pay"), seen, WORDS) is None


def test_a_wanted_entry_far_down_has_no_phrasing_near(bakery_advisor: Advisor) -> None:
    assert cause_of(result(bakery_advisor, "day"), SEEN, WORDS) is Cause.NO_PHRASING
    only = replace(SEEN, ranked=(("day", 0.5),))
    assert cause_of(result(bakery_advisor, "day"), only, WORDS) is Cause.NO_PHRASING


def test_a_wanted_entry_second_and_near_the_first_is_close(bakery_advisor: Advisor) -> None:
    close = replace(SEEN, ranked=(("day", 0.5), ("pay", 0.5 * CLOSE_RATIO)))
    assert cause_of(result(bakery_advisor, "day"), close, WORDS) is Cause.CLOSE


@pytest.mark.parametrize(
    ("left", "mended"),
    [(("sallarry",), ()), ((), (Mended("salry", "salty"),))],
    ids=["left as it is", "mended wrongly"],
)
def test_a_word_of_the_wanted_entry_that_was_not_recognised_is_misspelt(
    bakery_advisor: Advisor, left: tuple[str, ...], mended: tuple[Mended, ...]
) -> None:
    seen = replace(SEEN, left=left, mended=mended)
    assert cause_of(result(bakery_advisor, "day"), seen, WORDS) is Cause.SPELLING


@pytest.mark.parametrize(
    ("left", "mended"),
    [(("zürich",), ()), ((), (Mended("salry", "salary"),)), ((), (Mended("ovne", "oven"),))],
    ids=["a name", "mended rightly", "a word of another entry"],
)
def test_spelling_is_not_blamed_for_other_words(
    bakery_advisor: Advisor, left: tuple[str, ...], mended: tuple[Mended, ...]
) -> None:
    seen = replace(SEEN, left=left, mended=mended)
    assert cause_of(result(bakery_advisor, "day"), seen, WORDS) is Cause.NO_PHRASING


def test_an_entry_that_was_found_and_not_shown_was_displaced_or_declined(
    bakery_advisor: Advisor,
) -> None:
    found = replace(SEEN, ranked=(("pay", 0.5),))
    displaced = result(bakery_advisor, "day", gap="pay-abroad")
    assert cause_of(displaced, found, WORDS) is Cause.GAP_IN_THE_WAY
    declined = result(bakery_advisor, outcome=Outcome.DECLINED)
    assert cause_of(declined, found, WORDS) is Cause.TOO_SHY
    near = replace(found, gap_score=GAP_IS_NEAR)
    assert cause_of(declined, near, WORDS) is Cause.GAP_IN_THE_WAY


@pytest.mark.parametrize(
    ("gap_score", "cause"), [(0.0, Cause.TOO_SHY), (GAP_IS_NEAR, Cause.GAP_IN_THE_WAY)]
)
def test_a_right_entry_said_too_timidly_is_shy_or_has_a_gap_topic_in_the_way(
    bakery_advisor: Advisor, gap_score: float, cause: Cause
) -> None:
    shy = result(bakery_advisor, "pay", outcome=Outcome.RELATED)
    assert cause_of(shy, replace(SEEN, gap_score=gap_score), WORDS) is cause


@pytest.mark.parametrize(
    ("gap", "gap_score", "cause"),
    [
        (None, 0.0, Cause.GAP_MISSING),
        ("pay-abroad", 0.0, Cause.GAP_MISSING),
        ("pay-abroad", GAP_IS_NEAR, Cause.TOO_BOLD),
    ],
)
def test_a_claim_beyond_the_source_lacks_a_gap_topic_or_is_too_bold(
    bakery_advisor: Advisor, gap: str | None, gap_score: float, cause: Cause
) -> None:
    bold = result(bakery_advisor, "pay", wanted=(), expect="related or declined")
    assert cause_of(bold, replace(SEEN, gap=gap, gap_score=gap_score), WORDS) is cause


def test_a_message_of_which_a_question_was_missed_was_not_parted(bakery_advisor: Advisor) -> None:
    both = Question(
        question="?", group="asked", kind="compound", expect="answered", ok=(("pay",), ("day",))
    )
    half = Result(both, result(bakery_advisor, "pay").answer)
    assert cause_of(half, SEEN, WORDS) is Cause.PARTS
    whole = Result(both, result(bakery_advisor, "pay", "day").answer)
    assert cause_of(whole, SEEN, WORDS) is None
