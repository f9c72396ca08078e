from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Outcome, Part, SmallTalk
from bot.core.knowledge.model import Career


@pytest.fixture
def part(bakery_advisor: Advisor) -> Part:
    return bakery_advisor.show("pay.average").parts[0]


def test_what_is_known_is_said_in_one_line(baker: Career) -> None:
    assert phrases.knows((baker,)) == "I know about this: baker (pay, the working day)."


@pytest.mark.parametrize(
    ("talk", "start"),
    [
        (SmallTalk.GREETING, phrases.GREETING),
        (SmallTalk.THANKS, phrases.THANKS),
        (SmallTalk.HELP, "I know about this: baker"),
        (SmallTalk.NOTHING, phrases.NOTHING_TO_READ),
    ],
)
def test_each_kind_of_small_talk_has_its_phrase(baker: Career, talk: SmallTalk, start: str) -> None:
    assert phrases.small_talk_line(talk, (baker,)).startswith(start)


def test_declining_says_so_what_there_is_and_whom_to_ask(baker: Career) -> None:
    line = phrases.declined_line((baker,))
    assert line.startswith(phrases.DECLINED)
    assert "baker" in line
    assert line.endswith(phrases.ASK_A_PERSON)


def test_a_gap_sentence_leads_before_anything_else(part: Part) -> None:
    related = replace(
        part, outcome=Outcome.RELATED, gap_sentence="It says nothing.", not_covered=("berlin",)
    )
    assert phrases.lead(related, str) == "It says nothing."


def test_words_not_covered_lead_and_are_escaped(part: Part) -> None:
    related = replace(part, outcome=Outcome.RELATED, not_covered=("ber*lin", "paris"))
    escaped = phrases.lead(related, lambda word: word.replace("*", r"\*"))
    assert escaped == phrases.NOT_COVERED + r"ber\*lin, paris"


def test_a_related_part_without_a_reason_says_that_it_is_not_exact(part: Part) -> None:
    assert phrases.lead(replace(part, outcome=Outcome.RELATED), str) == phrases.NOT_EXACTLY
    assert phrases.lead(part, str) is None


def test_the_opening_is_all_there_is_where_there_are_no_parts(
    bakery_advisor: Advisor, baker: Career
) -> None:
    careers = (baker,)
    assert phrases.opening(bakery_advisor.show("pay"), careers) is None
    declined = replace(bakery_advisor.show("pay"), parts=())
    assert phrases.opening(declined, careers) == phrases.declined_line(careers)
    assert phrases.opening(bakery_advisor.ask("hello"), careers) == phrases.small_talk_line(
        SmallTalk.GREETING, careers
    )


def test_several_careers_are_named_without_their_sections(baker: Career) -> None:
    smith = baker.model_copy(update={"id": "smith", "title": "smith"})
    assert phrases.knows((baker, smith)) == "I know about these careers: baker, smith."
    assert phrases.unknown_career((baker, smith)).endswith("baker, smith.")
    assert "smith" in phrases.has_no_section(smith, "pay", (baker,))


def test_a_heading_names_its_career_where_there_are_several(baker: Career, part: Part) -> None:
    smith = baker.model_copy(update={"id": "smith", "title": "smith"})
    tips = replace(part, heading="Are there tips?")
    assert phrases.heading(tips, (baker,)) == "Are there tips?"
    assert phrases.heading(tips, (baker, smith)) == "Baker: Are there tips?"
    assert phrases.heading(part, (baker, smith)) == part.heading
