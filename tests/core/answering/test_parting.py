from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Answer, Outcome
from bot.core.answering.parting import MAX_SEGMENTS, listed, own_questions, segments
from bot.core.answering.segment import Segment
from bot.core.retrieval.text import clean


def texts(message: str) -> list[str]:
    return [piece.text for piece in segments(message)]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("what is the pay? which degree?", ["what is the pay", "which degree"]),
        ("what is the pay\nwhich degree", ["what is the pay", "which degree"]),
        ("what is the pay and which degree", ["what is the pay", "which degree"]),
        ("the pay, also the degree", ["the pay", "the degree"]),
        ("the pay; the degree. the roadmap", ["the pay", "the degree", "the roadmap"]),
        ("the pay ?!? the degree", ["the pay", "the degree"]),
        ("the pay … the degree", ["the pay", "the degree"]),
        ("the pay, then the degree", ["the pay", "the degree"]),
        ("what is the pay then which degree", ["what is the pay", "which degree"]),
    ],
)
def test_a_message_is_cut_where_a_question_may_end(message: str, expected: list[str]) -> None:
    assert texts(message) == expected


@pytest.mark.parametrize(
    "message",
    [
        "python or r",
        "do i need a master's or a phd",
        "is it worth it",
        "version 2.0 of scikit-learn",
        "is it more then average",
    ],
)
def test_a_single_question_stays_whole(message: str) -> None:
    assert texts(message) == [message]


def test_a_question_mark_marks_what_stands_before_it() -> None:
    assert segments("i like maths. is this enough?") == [
        Segment("i like maths", marked=False),
        Segment("is this enough", marked=True),
    ]
    assert segments("the pay. ?") == [Segment("the pay", marked=True)]


def test_background_is_no_question() -> None:
    pieces = segments("i have been a nurse for ten long years. how do i start?")
    assert own_questions(pieces) == [1]


def test_a_list_of_topics_is_a_question_each() -> None:
    assert own_questions(segments("pay, degree, certs")) == [0, 1, 2]


def test_at_most_so_many_segments_are_cut_and_nothing_is_lost() -> None:
    message = "? ".join(f"question{number}" for number in range(40))
    pieces = segments(message)
    assert len(pieces) == MAX_SEGMENTS
    assert "question39" in pieces[-1].text


@pytest.mark.parametrize("unit", ["? ", " - ", "and ", ", ", "...", "(1)", " and also "])
def test_no_repetition_is_slow_to_part(unit: str) -> None:
    started = time.process_time()
    segments(unit * (1_000 // len(unit)))
    assert time.process_time() - started < 0.2


@given(st.text(max_size=300))
def test_the_segments_stand_in_the_message_in_their_order(message: str) -> None:
    text = clean(message)
    position = 0
    for piece in segments(text):
        assert piece.text
        for stretch in piece.text.split(", "):
            position = text.index(stretch, position) + len(stretch)


def sections(answer: Answer) -> list[str]:
    return [part.entry.partition(".")[0] for part in answer.parts]


@pytest.mark.parametrize(
    "message",
    [
        "how much do they earn? what traits do i need?",
        "how much do they earn\nwhat traits do i need",
        "how much do they earn and what traits do i need",
        "how much do they earn + what traits do i need",
    ],
)
def test_two_questions_are_answered_in_the_order_asked(advisor: Advisor, message: str) -> None:
    assert sections(advisor.ask(message)) == ["salary", "traits"]


def test_short_statements_before_a_question_are_background() -> None:
    pieces = segments("my son is 16, good at maths, what should he study")
    assert [pieces[position].text for position in own_questions(pieces)] == ["what should he study"]


def test_a_list_goes_on_from_a_question_and_not_from_background() -> None:
    assert listed(segments("tell me the duties, the traits, and the pay")) == [1, 2]
    assert listed(segments("i like the duties, the traits, and the pay")) == []
    assert listed(segments("is it a job, or a whole profession")) == []


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("which pays most, Rome, Oslo or Bonn?", ["which pays most, Rome, Oslo or Bonn"]),
        ("what is better, a or b", ["what is better, a or b"]),
        ("what pays best, and which degree?", ["what pays best", "which degree"]),
        ("which is best, what does it cost", ["which is best", "what does it cost"]),
        ("what is the pay, the duties", ["what is the pay", "the duties"]),
    ],
)
def test_what_a_choice_is_between_stays_with_it(message: str, expected: list[str]) -> None:
    assert texts(message) == expected


def test_each_thing_of_a_list_is_answered(advisor: Advisor) -> None:
    answer = advisor.ask("tell me the duties, the traits, and the pay")
    assert sections(answer) == ["duties", "traits", "salary"]


def test_a_segment_that_names_the_career_alone_is_no_question(advisor: Advisor) -> None:
    answer = advisor.ask("how do i get experience? is that on the ml engineer")
    assert [part.entry for part in answer.parts] == ["steps.experience"]


def test_a_tail_about_the_same_entry_is_not_left_open(advisor: Advisor) -> None:
    answer = advisor.ask("how do i keep up? how does one do it")
    assert [part.entry for part in answer.parts] == ["steps.stay-current"]
    assert answer.unanswered == ()


def test_a_tail_without_a_word_of_its_own_is_not_left_open(advisor: Advisor) -> None:
    answer = advisor.ask("how do i meet people? where are they all")
    assert [part.entry for part in answer.parts] == ["steps.network"]
    assert answer.unanswered == ()


@pytest.mark.parametrize("tail", ["is that right?", "is it truth?", "why does this exist?"])
def test_a_tail_that_points_back_and_says_little_more_is_not_left_open(
    advisor: Advisor, tail: str
) -> None:
    answer = advisor.ask(f"what do they earn? {tail} and which traits do they need?")
    assert sections(answer) == ["salary", "traits"]
    assert answer.unanswered == ()


@pytest.mark.parametrize(
    "tail", ["what is the weather in paris today", "how do i fix this printer"]
)
def test_a_tail_about_something_else_is_left_open(advisor: Advisor, tail: str) -> None:
    answer = advisor.ask(f"what do they earn? and {tail}?")
    assert sections(answer) == ["salary"]
    assert answer.unanswered == (f"and {tail}",)


def test_the_beginning_of_a_question_is_not_cut_off() -> None:
    assert texts("do they also clean the data") == ["do they also clean the data"]
    assert texts("what do they earn and what do they do") == [
        "what do they earn",
        "what do they do",
    ]


def test_numbered_things_are_questions() -> None:
    pieces = segments("1) the pay 2) the way there 3) do i need a degree")
    assert [piece.text for piece in pieces] == ["the pay", "the way there", "do i need a degree"]
    assert own_questions(pieces) == [0, 1, 2]
    assert own_questions(segments("version 2.0 of it. is this enough?")) == [1]


def test_a_number_behind_a_question_mark_is_not_read_as_a_word() -> None:
    pieces = segments("hi there. 1) what is the pay? 2) do i need a degree")
    assert [piece.text for piece in pieces if piece.numbered] == [
        "what is the pay",
        "do i need a degree",
    ]


def test_a_clear_answer_is_not_halved_by_what_points_back_to_it(advisor: Advisor) -> None:
    asked = "I know Java well, is that of any use or must I learn Python"
    assert advisor.ask(asked).outcome is Outcome.ANSWERED


def test_what_stands_beside_a_question_does_not_make_its_answer_less_sure(
    advisor: Advisor,
) -> None:
    question = "what is the average salary of an ml engineer"
    alone, beside = advisor.ask(question), advisor.ask(f"A question\n{question}")
    assert beside.parts[0].entry == alone.parts[0].entry
    assert beside.parts[0].confidence >= alone.parts[0].confidence


def test_a_question_that_points_back_asks_about_what_was_said_before() -> None:
    pieces = segments("languages, frameworks, what do i do about each of them")
    assert own_questions(pieces) == [2]
    assert listed(pieces) == [0, 1]
    assert listed(segments("languages, frameworks, what do i do about it")) == []
    assert listed(segments("languages, frameworks, which of those first")) == [0, 1]


def test_a_list_begins_with_a_wish() -> None:
    assert listed(segments("for school i need the tasks, the traits and the pay")) == [0, 1, 2]
    assert listed(segments("i need the money, what do they earn")) == []


def test_things_that_are_pointed_back_to_are_answered_each(advisor: Advisor) -> None:
    answer = advisor.ask("I know nobody in the field and my portfolio is empty. how do I fix both?")
    assert [part.entry for part in answer.parts] == ["steps.network", "steps.portfolio"]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("what about the duties and communication skills", ["duties", "traits"]),
        ("which degree do i need, and the average salary", ["steps", "salary"]),
        ("communication skills and how much do they earn", ["traits", "salary"]),
        ("looking for info about internships, average pay", ["steps", "salary"]),
        ("salary/responsibilities", ["salary", "duties"]),
        ("teamwork needed and how much do they make", ["duties", "salary"]),
        ("I'd like to know the duties as well as the wages", ["duties", "salary"]),
        ("what is an ml engineer, and how much do they earn?", ["role", "salary"]),
    ],
)
def test_a_topic_tied_to_a_question_is_one_more(
    advisor: Advisor, message: str, expected: list[str]
) -> None:
    assert sections(advisor.ask(message)) == expected


def test_a_topic_is_no_clause_and_no_sentence() -> None:
    assert listed(segments("do they earn well, i am a nurse")) == []
    assert listed(segments("maths was my thing at school and which degree do i need")) == []
    assert listed(segments("the pay? soft skills")) == []


def test_another_answer_to_a_question_is_a_question_only_if_it_is_clearly_one() -> None:
    pieces = segments("is it hard or is it easy or do i need a degree")
    assert [piece.text for piece in pieces] == ["is it hard", "is it easy", "do i need a degree"]
    assert own_questions(pieces) == [0]
    assert listed(pieces) == [2], "'is it easy' points back to what is asked already"


def test_short_names_with_a_stroke_are_not_cut() -> None:
    assert texts("ci/cd w/o docker") == ["ci/cd w/o docker"]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("i rush things. i get bored easily, is that bad", ["i get bored easily, is that bad"]),
        ("i know java, can that be used or must i switch", ["can that be used, must i switch"]),
        ("maths: which parts? pay: how much", ["maths: which parts", "pay: how much"]),
        ("first: which parts", ["which parts"]),
        ("(a) the tasks (b) the pay", ["the tasks", "the pay"]),
        ("a) the tasks b) the pay", ["the tasks", "the pay"]),
    ],
)
def test_a_question_is_cut_from_its_number_and_not_from_what_it_is_about(
    message: str, expected: list[str]
) -> None:
    found = texts(message)
    assert all(any(piece.endswith(wanted) for piece in found) for wanted in expected)
    assert len(own_questions(segments(message))) == len(expected)


def test_a_wish_to_know_goes_on_with_if() -> None:
    pieces = segments("i want to know what they earn and if it is hard")
    assert own_questions(pieces) == [0, 1]
    assert own_questions(segments("what do they earn and if it is hard")) == [0]


def test_several_topics_may_lead_to_a_question(advisor: Advisor) -> None:
    assert listed(segments("salary, soft skills and how to start")) == [0, 1]
    answer = advisor.ask("salary, communication skills and how do i become one")
    assert sections(answer) == ["salary", "traits", "steps"]


def test_what_is_numbered_is_answered_though_the_whole_says_little(advisor: Advisor) -> None:
    answer = advisor.ask("1. what is it\n2. what do they do all day\n3. how is it")
    assert sections(answer) == ["duties"]


def test_the_rest_of_a_message_is_answered_beside_its_one_sure_question(advisor: Advisor) -> None:
    answer = advisor.ask("internships. and how do I show them off to a company")
    assert [part.entry for part in answer.parts] == ["steps.experience", "steps.portfolio"]


def test_these_engineers_are_no_pointing_back(advisor: Advisor) -> None:
    answer = advisor.ask("tell me what these engineers do all day, and what they get paid")
    assert sections(answer) == ["duties", "salary"]


def test_a_doubtful_question_is_answered_if_the_whole_message_bears_it_out(
    advisor: Advisor,
) -> None:
    alone = "is it normal to go to conferences"
    assert advisor.ask(alone).outcome is Outcome.RELATED
    answer = advisor.ask(f"do i have to explain myself to the sales team, and {alone}")
    assert [part.entry for part in answer.parts] == ["traits.communication", "steps.stay-current"]
    assert answer.outcome is Outcome.ANSWERED


def test_a_declined_question_is_answered_if_the_whole_message_bears_it_out(
    advisor: Advisor,
) -> None:
    alone = "what do I hang on the wall"
    assert advisor.ask(alone).outcome is Outcome.DECLINED
    answer = advisor.ask(f"do I need a portfolio and {alone}")
    assert [part.entry for part in answer.parts] == ["steps.portfolio", "steps.certifications"]


def test_what_is_said_of_something_else_is_no_question_about_the_career(advisor: Advisor) -> None:
    alone = "can someone solve this integral for me"
    assert advisor.ask(alone).outcome is Outcome.ANSWERED
    exercise = "x squared times e to the x from 0 to 1"
    assert advisor.ask(f"{alone}, {exercise}").outcome is Outcome.DECLINED


def test_a_question_that_points_to_something_declined_is_declined(advisor: Advisor) -> None:
    alone = "what does it mean"
    assert advisor.ask(alone).outcome is Outcome.ANSWERED
    assert advisor.ask(f"my printer blinks red, {alone}").outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    "message",
    [
        "Two things. Average pay in the States, and what pushes it up or down.",
        "i have a couple of questions: the average pay over there, what it depends on",
    ],
)
def test_what_follows_an_announcement_are_questions(advisor: Advisor, message: str) -> None:
    assert [part.entry for part in advisor.ask(message).parts] == [
        "salary.average",
        "salary.factors",
    ]


def test_things_that_are_pointed_back_to_are_all_that_is_answered(advisor: Advisor) -> None:
    answer = advisor.ask("I'm sloppy and I hate change. Which of the two will get me fired first?")
    assert [part.entry for part in answer.parts] == [
        "traits.attention-to-detail",
        "traits.adaptability",
    ]
    assert answer.unanswered == ()


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("i work in hr and have to hire one. what are the tasks", [1]),
        ("my code runs but is ugly. what are the tasks", [1]),
        ("i work in hr and do they earn well", [1]),
        ("as a nurse i see chaos and have to find the way. is it useful", [1]),
        ("the cell is empty but the value is there", []),
        ("i am careful. plus or minus? and do they earn well", [1, 2]),
        ("what do they earn and is python needed", [0, 1]),
    ],
)
def test_a_sentence_that_goes_on_with_a_verb_is_no_question(
    message: str, expected: list[int]
) -> None:
    assert own_questions(segments(message)) == expected
