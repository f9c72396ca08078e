from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Answer, Choice, Outcome
from bot.core.answering.citations import citation_line
from bot.terminal.answers import MATCHED, answer_text
from tests.bad_input import BAD_INPUT, is_harmless

BEFORE_REVIEW, AFTER_REVIEW = date(2023, 12, 31), date(2024, 1, 2)


def shown(baker: Advisor, answer: Answer, today: date = BEFORE_REVIEW) -> Text:
    return answer_text(answer, baker.careers, today)


def lines(baker: Advisor, answer: Answer, today: date = BEFORE_REVIEW) -> list[str]:
    return shown(baker, answer, today).plain.splitlines()


def related(answer: Answer, words: tuple[str, ...] = (), gap: str | None = None) -> Answer:
    part = replace(answer.parts[0], outcome=Outcome.RELATED, not_covered=words, gap_sentence=gap)
    return replace(answer, parts=(part,), outcome=Outcome.RELATED)


def test_an_entry_has_its_question_its_passage_and_its_citation(baker: Advisor) -> None:
    answer = baker.show("salary.average")
    assert lines(baker, answer)[:3] == [
        "What is the average pay of a baker?",
        "A baker earns 30,000 a year on average.",
        citation_line(answer.parts[0].citation),
    ]


def test_a_section_lists_its_entries_by_title(baker: Advisor) -> None:
    assert lines(baker, baker.show("salary"))[:3] == [
        "What does a baker earn?",
        "  • Average pay: A baker earns 30,000 a year on average.",
        "  • Night supplement: Work between midnight and six is paid a quarter more.",
    ]


def test_words_that_match_are_bold_but_not_the_careers_name(baker: Advisor) -> None:
    text = shown(baker, baker.ask("how much money do bakers earn on average"))
    bold = {text.plain[span.start : span.end] for span in text.spans if span.style == MATCHED}
    assert bold == {"earns", "average"}


def test_what_is_not_covered_comes_first(baker: Advisor) -> None:
    answer = related(baker.show("salary.average"), words=("berlin", "euros"))
    assert lines(baker, answer)[0] == phrases.NOT_COVERED + "berlin, euros"


def test_a_gap_sentence_comes_first(baker: Advisor) -> None:
    sentence = "The source does not say how many days of holiday a baker has."
    assert lines(baker, related(baker.show("salary"), gap=sentence))[0] == sentence


def test_a_related_part_without_reasons_says_that_it_is_only_close(baker: Advisor) -> None:
    assert lines(baker, related(baker.show("salary")))[0] == phrases.NOT_EXACTLY


def test_an_unanswered_part_is_named_before_the_others(baker: Advisor) -> None:
    answer = replace(baker.show("salary"), unanswered=("what of\x1b[1m the weather",))
    assert lines(baker, answer)[0] == phrases.UNANSWERED + "what of [1m the weather"


def test_several_parts_come_in_the_order_asked(baker: Advisor) -> None:
    pay, way = baker.show("salary.average"), baker.show("steps.apprenticeship")
    text = shown(baker, replace(pay, parts=(*pay.parts, *way.parts))).plain
    assert 0 <= text.index("30,000") < text.index("three years")


def test_related_topics_are_listed_with_their_ids(baker: Advisor) -> None:
    answer = baker.show("salary.average")
    answer = replace(answer, suggestions=(Choice("role", "What is a baker?"),))
    assert lines(baker, answer)[-2:] == [phrases.RELATED_TOPICS, "  • What is a baker?  role"]


def test_entries_too_close_to_tell_apart_are_offered(baker: Advisor) -> None:
    answer = baker.show("salary.average")
    part = replace(answer.parts[0], tied=(Choice("salary.night", "Is night work paid extra?"),))
    text = lines(baker, replace(answer, parts=(part,)))
    assert text[3:5] == [phrases.DID_YOU_MEAN, "  • Is night work paid extra?  salary.night"]


def test_a_passage_past_its_review_says_so(baker: Advisor) -> None:
    answer = baker.show("salary.average")
    stale = phrases.STALE.format(date="2024-01-01")
    assert stale not in lines(baker, answer, BEFORE_REVIEW)
    assert stale in lines(baker, answer, AFTER_REVIEW)


def test_a_declined_question_gets_one_line(baker: Advisor) -> None:
    assert lines(baker, baker.ask("will it rain tomorrow")) == [
        phrases.declined_line(baker.careers)
    ]


def test_a_greeting_gets_its_own_phrase(baker: Advisor) -> None:
    assert lines(baker, baker.ask("hello"))[0].startswith(phrases.GREETING)


@pytest.mark.parametrize("question", BAD_INPUT.values(), ids=BAD_INPUT)
def test_bad_input_leaves_no_trace(baker: Advisor, question: str) -> None:
    assert is_harmless(shown(baker, baker.ask(question)).plain)


@given(st.text(st.characters(), max_size=200))
def test_any_text_gets_a_harmless_answer(baker: Advisor, question: str) -> None:
    assert is_harmless(shown(baker, baker.ask(f"salary {question}")).plain)


def test_of_several_careers_it_is_said_which_one_answers(careers_advisor: Advisor) -> None:
    text = lines(careers_advisor, careers_advisor.ask("how do bakers make the dough"))
    assert "Baker: Who makes the dough?" in text


def test_where_no_career_is_named_the_others_are(careers_advisor: Advisor) -> None:
    first, heading, *_ = lines(careers_advisor, careers_advisor.ask("how much do they earn"))
    assert first.startswith(f"{phrases.NO_CAREER_NAMED} beekeeper, bookbinder")
    assert heading == "What does a baker earn?"
