from __future__ import annotations

import pytest

from bot.core.knowledge.model import Career
from bot.core.retrieval.learning import Example, examples, learn
from bot.core.retrieval.retriever import Retriever


@pytest.fixture(scope="module")
def retriever(baker: Career) -> Retriever:
    return Retriever(baker)


def test_everything_that_a_career_says_is_an_example(baker: Career) -> None:
    taught = list(examples(baker))
    assert Example("pay.tips", "Do bakers get tips?") in taught
    assert Example("pay.tips", "Some bakers get tips from their customers.") in taught
    assert Example("football", "offside rule explained", gap=True) in taught
    assert {one.owner for one in taught if not one.gap} == baker.ids


def test_a_text_is_read_without_markup_fillers_and_slips(retriever: Retriever) -> None:
    reading = retriever.read("um, **wat** does a bakker earn lol")
    assert reading.text == "what does a baker earn"
    assert [(one.typed, one.read_as) for one in reading.mended] == [("bakker", "baker")]


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("what money does the baker take home", "pay.average"),
        ("does a customer tip", "pay.tips"),
        ("when does your alarm go off", "day.morning"),
        ("respirator", "day.flour"),
        ("the dust in my lungs", "day.flour"),
    ],
)
def test_a_question_ranks_its_entry_first(retriever: Retriever, question: str, entry: str) -> None:
    ranking = retriever.rank(retriever.read(question))
    assert ranking.best == entry
    scores = [score for _, score in ranking.entries]
    assert scores == sorted(scores, reverse=True)


def test_a_gap_topic_is_named_where_one_comes_near(retriever: Retriever) -> None:
    near = retriever.rank(retriever.read("who won the football match"))
    assert near.gap == "football"
    assert near.signals.gap_is_off == 1
    assert near.signals.off > near.signals.inside
    far = retriever.rank(retriever.read("qqqq"))
    assert far.gap is None


def test_the_signals_of_nothing_are_nothing(retriever: Retriever) -> None:
    signals = retriever.rank(retriever.read("")).signals
    assert (signals.best, signals.coverage, signals.known, signals.length) == (0, 0, 0, 0)


def test_what_an_entry_does_not_account_for_is_named(retriever: Retriever) -> None:
    reading = retriever.read("wage of a baker in berlin")
    assert retriever.uncovered(reading, "pay.average") == ("berlin",)


def test_a_growing_word_is_guessed_and_a_finished_one_is_not(retriever: Retriever) -> None:
    assert retriever.complete("custom")[0] == "pay.tips"
    assert retriever.complete("lungs ")[0] == "day.flour"
    assert retriever.complete("") == []


def test_a_retriever_can_be_taught_a_part_only(baker: Career) -> None:
    taught = [one for one in examples(baker) if not one.gap]
    retriever = Retriever(baker, learn(baker, taught))
    ranking = retriever.rank(retriever.read("who won the match"))
    assert ranking.gap is None
    assert ranking.signals.gap == 0
    assert ranking.signals.off == 0
