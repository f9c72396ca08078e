from __future__ import annotations

import pytest

from bot.core.answering.answer import Outcome
from bot.core.answering.evaluation import Question
from bot.core.curating.changes import Change
from bot.core.curating.trying import Figures, Shown, Trial, Turned, tried
from bot.core.errors import ChangeError
from bot.core.knowledge.model import Knowledge
from bot.core.retrieval.learning import learn
from tests.core.curating.test_applying import adding

GRANDPA = "grandpa rattles his purse at closing time"


def question(text: str, ok: str) -> Question:
    return Question(question=text, group="g", kind="plain", expect="answered", ok=(ok,))


@pytest.fixture(scope="module")
def trial(bakery: Knowledge) -> Trial:
    return tried(bakery, adding("pay.tips", GRANDPA, "do customers leave something extr"))


def test_the_texts_of_a_change_are_answered_before_and_after(trial: Trial) -> None:
    one = trial.texts[0]
    assert (one.text, one.owner) == (GRANDPA, "pay.tips")
    assert one.before.entry != "pay.tips"
    assert (one.after.entry, one.after.gap) == ("pay.tips", None)


def test_the_career_is_measured_by_its_own_phrasings_left_out(
    trial: Trial, bakery: Knowledge
) -> None:
    figures = trial.left_out
    assert figures is not None
    own = [text for _, item in bakery.careers[0].items() for text in item.phrasings]
    assert figures.asked == len(own)
    gained = sum(one.right_after for one in figures.turned)
    assert figures.after - figures.before == gained - (len(figures.turned) - gained)
    assert trial.questions is None


def test_questions_that_are_given_are_asked_before_and_after_instead(bakery: Knowledge) -> None:
    asked = [question(GRANDPA, "pay.tips"), question("do bakers get tips", "pay.tips")]
    trial = tried(bakery, adding("pay.tips", GRANDPA), questions=asked)
    assert trial.questions == Figures(2, 1, 2, (Turned(GRANDPA, right_after=True),))
    assert trial.left_out is None


def test_the_texts_of_a_gap_topic_are_tried_as_those_of_an_entry(bakery: Knowledge) -> None:
    abroad = bakery.careers[0].gap_topics[0]
    more = abroad.model_copy(update={"phrasings": ("norway or sweden for us",)})
    trial = tried(bakery, Change(career="baker", gap_topics=(more,)), questions=())
    assert {one.owner for one in trial.texts} == {"gap topic pay-abroad"}
    assert trial.texts[0].before == Shown(Outcome.DECLINED, None, None)
    assert trial.texts[0].after.outcome is Outcome.RELATED
    assert trial.texts[0].after.entry in {"pay", "pay.average"}
    assert (trial.left_out, trial.questions) == (None, None)


def test_what_hardly_differs_from_another_entrys_phrasing_is_warned_of(bakery: Knowledge) -> None:
    trial = tried(bakery, adding("pay.average", "gratuities at the counters"), questions=())
    assert trial.warnings == (
        "pay.average: “gratuities at the counters” is nearly “gratuities at the counter” "
        "of pay.tips",
    )


def test_what_is_found_elsewhere_when_left_out_is_warned_of(bakery: Knowledge) -> None:
    trial = tried(bakery, adding("pay.average", "flour dust and masks and lungs"))
    assert any("is found under day.flour when left out" in one for one in trial.warnings)


def test_a_change_that_is_made_already_is_empty(bakery: Knowledge) -> None:
    trial = tried(bakery, adding("pay.tips", "spare coins in a jar"))
    assert trial.is_empty
    assert trial.left_out is None


def test_what_was_learned_already_gives_the_same_trial(bakery: Knowledge) -> None:
    known, change = {"baker": learn(bakery.careers[0])}, adding("pay.tips", GRANDPA)
    assert tried(bakery, change, known, questions=()) == tried(bakery, change, questions=())


def test_a_change_that_does_not_fit_is_refused(bakery: Knowledge) -> None:
    with pytest.raises(ChangeError, match="did you mean"):
        tried(bakery, adding("pay.tip", "x"))
