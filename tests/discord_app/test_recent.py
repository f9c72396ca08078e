from __future__ import annotations

from bot.core.answering.advisor import Advisor
from bot.discord_app.recent import remembering

PAY = "what do they earn"


def test_a_question_that_is_asked_again_is_given_the_very_same_answer(advisor: Advisor) -> None:
    twin = remembering(advisor)
    assert twin.ask(PAY) is twin.ask(PAY)
    assert twin.ask(PAY) == advisor.ask(PAY)


def test_a_question_within_one_career_is_another_question(advisor: Advisor) -> None:
    twin = remembering(advisor)
    career = advisor.careers[0].id
    assert twin.ask(PAY, career) is twin.ask(PAY, career)
    assert twin.ask(PAY, career) is not twin.ask(PAY)


def test_everything_else_is_as_it_was(advisor: Advisor) -> None:
    twin = remembering(advisor)
    assert twin.careers == advisor.careers
    assert twin.suggest("pay", 3) == advisor.suggest("pay", 3)
    assert twin.show("salary") == advisor.show("salary")
