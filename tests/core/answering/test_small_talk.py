from __future__ import annotations

import pytest

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Outcome, SmallTalk
from bot.core.answering.small_talk import small_talk
from bot.core.retrieval.text import clean, words


def kind(message: str) -> SmallTalk | None:
    return small_talk(words(clean(message)))


@pytest.mark.parametrize(
    "message",
    [
        "hi",
        "Hello!",
        "hey there bot",
        "good morning all",
        "yo 👋",
        "yo whats good",
        "what's up?",
        "sup fam",
    ],
)
def test_a_greeting_is_known(message: str) -> None:
    assert kind(message) is SmallTalk.GREETING


@pytest.mark.parametrize(
    "message", ["thanks", "Thank you so much!", "thx that is helpful", "cheers mate", "ty"]
)
def test_thanks_are_known(message: str) -> None:
    assert kind(message) is SmallTalk.THANKS


@pytest.mark.parametrize(
    "message",
    [
        "help",
        "What can you do?",
        "who are you",
        "how does this work",
        "what can you do, any commands?",
    ],
)
def test_a_question_about_the_bot_is_known(message: str) -> None:
    assert kind(message) is SmallTalk.HELP


@pytest.mark.parametrize("message", ["", "???", "🎉", "@everyone", "https://example.org"])
def test_a_message_without_a_word_is_known(message: str) -> None:
    assert kind(message) is SmallTalk.NOTHING


@pytest.mark.parametrize(
    "message",
    [
        "hi, what does an ml engineer earn",
        "thanks, and the degree?",
        "the day",
        "good",
        "great salary",
        "what's new in the field",
        "help me become an engineer",
    ],
)
def test_a_question_with_a_greeting_or_thanks_is_a_question(message: str) -> None:
    assert kind(message) is None


@pytest.mark.parametrize("message", ["hi", "thank you", "what can you do", "!!"])
def test_small_talk_counts_as_declined_and_shows_no_passage(
    bakery_advisor: Advisor, message: str
) -> None:
    answer = bakery_advisor.ask(message)
    assert answer.outcome is Outcome.DECLINED
    assert answer.small_talk is not None
    assert (answer.parts, answer.unanswered, answer.suggestions) == ((), (), ())
