from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.answering.advisor import Advisor
from bot.terminal.conversation import BEGUN_ANEW, Conversation, greeting, leaves
from tests.bad_input import BAD_INPUT, is_harmless

TODAY = date(2023, 6, 1)


def said(baker: Advisor, line: str) -> str:
    return Conversation(baker).reply(line, TODAY).plain


def test_a_question_is_answered(baker: Advisor) -> None:
    assert "30,000" in said(baker, "how much money do bakers earn")


def test_a_section_command_alone_shows_the_section(baker: Advisor) -> None:
    assert said(baker, "/salary").startswith("What does a baker earn?")


@pytest.mark.parametrize("words", ["night", "NIGHT", "salary.night", "supplement after midnight"])
def test_words_behind_a_section_command_choose_an_entry(baker: Advisor, words: str) -> None:
    assert "Is night work paid extra?" in said(baker, f"/salary {words}")


def test_an_entry_of_another_section_is_shown_by_its_id(baker: Advisor) -> None:
    assert "three years" in said(baker, "/salary steps.apprenticeship")


def test_words_that_choose_nothing_show_the_section(baker: Advisor) -> None:
    assert said(baker, "/salary 🙂").startswith("What does a baker earn?")


def test_the_roadmap_is_the_section_of_steps(baker: Advisor) -> None:
    assert said(baker, "/roadmap").startswith("How does one become a baker?")


def test_a_command_may_be_written_in_capitals(baker: Advisor) -> None:
    assert said(baker, " /SALARY ").startswith("What does a baker earn?")


def test_topics_lists_everything_with_its_source(baker: Advisor) -> None:
    text = said(baker, "/topics")
    known = [item.question for _, item in baker.careers[0].items()]
    assert all(question in text for question in known)
    assert "The Baker's Handbook (https://example.org/baker)" in text
    assert "salary.average, as of 2023" in text


def test_help_names_every_command(baker: Advisor) -> None:
    text = said(baker, "/help")
    for name in ("/role", "/salary", "/roadmap", "/topics", "/help", "/quit"):
        assert name in text


def test_an_unknown_command_is_told_so(baker: Advisor) -> None:
    assert (
        said(baker, "/sal\x1bary") == "There is no command /sal ary. /help lists those there are."
    )


@pytest.mark.parametrize("line", ["/quit", "/exit", " /QUIT "])
def test_quitting_leaves(line: str) -> None:
    assert leaves(line)


@pytest.mark.parametrize("line", ["quit", "how do i quit my job", "/help", "", "/"])
def test_nothing_else_leaves(line: str) -> None:
    assert not leaves(line)


def test_the_greeting_says_what_is_known_and_how_to_leave(baker: Advisor) -> None:
    text = greeting(baker).plain
    assert "baker" in text
    assert "/quit" in text


@pytest.mark.parametrize("line", BAD_INPUT.values(), ids=BAD_INPUT)
def test_bad_input_behind_a_command_leaves_no_trace(baker: Advisor, line: str) -> None:
    assert is_harmless(said(baker, f"/salary {line}"))


@given(st.text(st.characters(), max_size=100))
def test_any_line_gets_a_reply(baker: Advisor, line: str) -> None:
    assert is_harmless(said(baker, line).replace(line.strip(), ""))
    assert is_harmless(said(baker, "/role " + line))


def test_a_follow_up_is_read_with_what_was_shown_last_and_names_it(baker: Advisor) -> None:
    talk = Conversation(baker)
    assert "Read as" not in talk.reply("how much money do bakers earn", TODAY).plain
    more = talk.reply("tell me more", TODAY).plain
    assert more.startswith("What does a baker earn?")
    assert more.endswith("Read as a follow-up to: Average pay (/new begins a new topic)")


def test_a_section_command_is_a_topic_too(baker: Advisor) -> None:
    talk = Conversation(baker)
    talk.reply("/salary average", TODAY)
    assert "Is night work paid extra?" in talk.reply("next", TODAY).plain


def test_a_new_topic_can_be_begun(baker: Advisor) -> None:
    talk = Conversation(baker)
    talk.reply("how much money do bakers earn", TODAY)
    assert talk.reply("/new", TODAY).plain == BEGUN_ANEW
    assert "Read as" not in talk.reply("tell me more", TODAY).plain


def test_two_conversations_do_not_disturb_each_other(baker: Advisor) -> None:
    Conversation(baker).reply("how much money do bakers earn", TODAY)
    assert "Read as" not in Conversation(baker).reply("tell me more", TODAY).plain


def test_a_section_command_takes_the_name_of_a_career(careers_advisor: Advisor) -> None:
    assert said(careers_advisor, "/salary nurse").startswith("What does a nurse earn?")
    assert "a fifth more" in said(careers_advisor, "/salary nurse night")
    assert "beekeeper" in said(careers_advisor, "/salary").splitlines()[0]
    assert "stung" in said(careers_advisor, "/risks")
