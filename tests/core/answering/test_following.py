from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Outcome, Topic
from bot.core.answering.following import follow, topic_after
from bot.core.knowledge.model import Knowledge

ML = "machine-learning-engineer"
AVERAGE = Topic(ML, "salary.average")
CERTIFICATIONS = Topic(ML, "steps.certifications")
DUTIES = Topic(ML, "duties")
DEGREE = Topic(ML, "steps.degree")


def shown(advisor: Advisor, question: str, item: str) -> list[str]:
    return [part.entry for part in follow(advisor, question, Topic(ML, item)).parts]


def test_without_a_topic_a_question_is_answered_alone(advisor: Advisor) -> None:
    assert follow(advisor, "which ones?", None) == advisor.ask("which ones?")


def test_a_follow_up_names_the_topic_that_it_was_read_with(advisor: Advisor) -> None:
    answer = follow(advisor, "which ones?", CERTIFICATIONS)
    assert answer.topic == CERTIFICATIONS
    assert answer.question == "which ones?"
    assert answer.parts[0].entry == "steps.certifications"


def test_a_question_that_stands_alone_does_not(advisor: Advisor) -> None:
    question = "and for that, do i need a degree?"
    assert follow(advisor, question, AVERAGE) == advisor.ask(question)


def test_a_topic_that_is_gone_is_no_topic(advisor: Advisor) -> None:
    gone = Topic("plumber", "salary")
    assert follow(advisor, "which ones?", gone) == advisor.ask("which ones?")


def test_more_of_an_entry_is_its_section(advisor: Advisor) -> None:
    assert shown(advisor, "tell me more", "salary.average") == ["salary"]


def test_more_of_a_section_is_its_first_entries_in_full(advisor: Advisor) -> None:
    assert shown(advisor, "more", "traits") == [
        "traits.problem-solving",
        "traits.mathematics",
        "traits.software-engineering",
    ]


def test_a_section_that_was_shown_in_full_is_shown_again(advisor: Advisor) -> None:
    assert shown(advisor, "more", "salary") == ["salary"]


def test_the_steps_can_be_walked_up_and_down(advisor: Advisor) -> None:
    assert shown(advisor, "next step?", "steps") == ["steps.foundations"]
    assert shown(advisor, "next step?", "steps.foundations") == ["steps.degree"]
    assert shown(advisor, "and before that?", "steps.degree") == ["steps.foundations"]
    assert shown(advisor, "and before that?", "steps.foundations") == ["steps"]
    assert shown(advisor, "what is the first one?", "steps.network") == ["steps.foundations"]
    assert shown(advisor, "next", "steps.outlook") == ["steps"]


def test_a_why_shows_the_topic_again_as_the_closest_that_there_is(advisor: Advisor) -> None:
    answer = follow(advisor, "why?", AVERAGE)
    assert answer.outcome is Outcome.RELATED
    assert [part.entry for part in answer.parts] == ["salary.average"]


def test_where_the_topics_words_lead_elsewhere_the_topic_is_shown_all_the_same(
    advisor: Advisor,
) -> None:
    answer = follow(advisor, "how?", Topic(ML, "steps.network"))
    assert answer.outcome is Outcome.RELATED
    assert [part.entry for part in answer.parts] == ["steps.network"]


def test_a_gap_that_a_question_names_by_itself_is_kept(advisor: Advisor) -> None:
    answer = follow(advisor, "how long does it take?", AVERAGE)
    assert answer == advisor.ask("how long does it take?")
    assert answer.parts[0].gap == "how-long-it-takes"


def test_an_added_word_finds_what_the_source_does_not_say(advisor: Advisor) -> None:
    (part,) = follow(advisor, "and in germany?", AVERAGE).parts
    assert part.gap == "pay-in-other-countries"
    assert part.outcome is Outcome.RELATED


def test_a_gap_that_the_message_does_not_speak_of_is_not_shown(advisor: Advisor) -> None:
    (part,) = follow(advisor, "and in germany?", DUTIES).parts
    assert part.gap is None
    assert part.not_covered == ("germany",)
    assert advisor.explain(part).gap_topic is None


def test_only_words_that_were_said_are_named_as_not_covered(advisor: Advisor) -> None:
    for item in advisor.careers[0].ids:
        answer = follow(advisor, "and for juniors?", Topic(ML, item))
        assert set(answer.not_covered) <= {"and", "for", "juniors"}


@pytest.mark.parametrize(
    "message", ["and the weather?", "what about pizza", "thanks", "hi", "lol ok", "what?", "😂"]
)
def test_what_is_no_question_about_it_is_answered_alone(advisor: Advisor, message: str) -> None:
    assert follow(advisor, message, AVERAGE) == advisor.ask(message)


def test_a_follow_up_can_be_explained(advisor: Advisor) -> None:
    for question in ("which ones?", "tell me more", "is it free?", "why?", "next"):
        for part in follow(advisor, question, CERTIFICATIONS).parts:
            assert advisor.explain(part).matched_phrasing


def test_the_topic_after_an_answer_is_what_it_showed_last(advisor: Advisor) -> None:
    answer = advisor.ask("what is the average salary, and do i need a degree?")
    assert topic_after(advisor, answer, None) == DEGREE


def test_small_talk_and_a_follow_up_that_found_nothing_leave_the_topic(advisor: Advisor) -> None:
    for message in ("thanks", "and the weather?"):
        assert topic_after(advisor, advisor.ask(message), DEGREE) == DEGREE


def test_a_question_about_something_else_ends_the_topic(advisor: Advisor) -> None:
    answer = advisor.ask("who won the football match in rome yesterday evening")
    assert not answer.parts
    assert topic_after(advisor, answer, DEGREE) is None


@given(st.text(), st.sampled_from(["pay", "pay.tips", "day.morning"]))
def test_any_text_can_follow_any_topic(bakery_advisor: Advisor, text: str, item: str) -> None:
    answer = follow(bakery_advisor, text, Topic("baker", item))
    assert answer.question == text
    assert answer.topic in {None, Topic("baker", item)}


@pytest.fixture(scope="module")
def two_careers(bakery: Knowledge) -> Advisor:
    (baker,) = bakery.careers
    miller = baker.model_copy(update={"id": "miller", "title": "miller", "names": ()})
    return Advisor(Knowledge((baker, miller), "two"))


def test_a_topic_holds_its_career(two_careers: Advisor) -> None:
    of_millers = Topic("miller", "day.flour")
    assert two_careers.ask("and the wage?").parts[0].career == "baker"
    answer = follow(two_careers, "and the wage?", of_millers)
    assert answer.parts[0].career == "miller"
    assert answer.topic == of_millers


def test_a_career_that_is_named_goes_before_the_topics(two_careers: Advisor) -> None:
    answer = follow(two_careers, "and the wage of a baker?", Topic("miller", "day.flour"))
    assert answer.parts[0].career == "baker"
    assert answer.topic is None


@pytest.mark.parametrize("word", ["why?", "how?", "what?", "when", "which", "who?", "really?"])
def test_a_single_word_that_names_nothing_asks_nothing_by_itself(
    advisor: Advisor, word: str
) -> None:
    assert advisor.ask(word).outcome is Outcome.DECLINED
