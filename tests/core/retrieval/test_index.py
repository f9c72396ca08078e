from __future__ import annotations

import numpy as np
import pytest

from bot.core.retrieval.features import FeatureSpace, Located, extract
from bot.core.retrieval.index import Index, Lesson
from bot.core.retrieval.nearness import MEANING_WEIGHT, NEARNESS_WEIGHT, Meanings
from bot.core.retrieval.scorer import Scorer
from bot.core.retrieval.solving import SHRINKAGE
from bot.core.retrieval.weighing import BLOCK_WEIGHTS, rarity, weighed

TAUGHT = [
    (0, "how much money do bakers earn"),
    (0, "what is the wage of a baker"),
    (0, "income of bread makers"),
    (1, "when do bakers get up"),
    (1, "how early is the alarm"),
    (1, "does the shift start at night"),
    (2, "is flour dust dangerous"),
    (2, "masks against the dust"),
]


class Taught:
    """An index of sentences."""

    def __init__(self, sentences: list[tuple[int, str]] = TAUGHT, sweeps: int = 6) -> None:
        features = [extract(text.split()) for _, text in sentences]
        self.space = FeatureSpace.of(features)
        located = [self.space.locate(one) for one in features]
        labels = [one for one, _ in sentences]
        self.weights = rarity(located, labels, self.space.size)
        self.texts = [weighed(one, self.weights) for one in located]
        lesson = Lesson(labels, sweeps, meant=True)
        self.scorer = Scorer.of(self.weights, [Index.learn(self.texts, [lesson], self.space.size)])

    def scores(self, text: str) -> list[float]:
        (found,) = self.scorer.scores(self.locate(text))
        return [float(score) for score in found]

    def locate(self, text: str) -> Located:
        return self.space.locate(extract(text.split()))


@pytest.fixture(scope="module")
def taught() -> Taught:
    return Taught()


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("what money does a baker earn", 0),
        ("bread makers income", 0),
        ("do they start at night", 1),
        ("dust and masks", 2),
        ("dusty", 2),
    ],
)
def test_a_new_question_is_nearest_to_its_own_class(
    taught: Taught, asked: str, expected: int
) -> None:
    assert int(np.argmax(taught.scores(asked))) == expected


def test_every_text_is_nearest_to_the_class_it_was_taught_for(taught: Taught) -> None:
    for label, text in TAUGHT:
        assert int(np.argmax(taught.scores(text))) == label


def test_a_text_with_nothing_in_common_scores_nothing(taught: Taught) -> None:
    assert taught.scores("") == [0, 0, 0]
    assert taught.scores("qqqq") == [0, 0, 0]


def test_scores_stay_below_what_a_class_itself_would_score(taught: Taught) -> None:
    for _, text in TAUGHT:
        lengths = (*BLOCK_WEIGHTS, MEANING_WEIGHT, 2 * NEARNESS_WEIGHT)  # which is a mean length
        assert max(map(abs, taught.scores(text))) <= sum(length**2 for length in lengths) ** 0.5


def test_the_same_sentences_give_the_same_scores(taught: Taught) -> None:
    assert Taught().scores("money at night") == taught.scores("money at night")


def test_a_class_with_many_texts_does_not_win_by_their_number() -> None:
    many = [(0, f"how much money number {number}") for number in range(60)]
    index = Taught([*many, (1, "how much flour")])
    assert int(np.argmax(index.scores("how much"))) in {0, 1}
    assert int(np.argmax(index.scores("how much flour"))) == 1


def test_more_sweeps_come_nearer_to_one_solution() -> None:
    asked = "money and masks at night"
    far, near, end = (np.array(Taught(sweeps=n).scores(asked)) for n in (1, 6, 60))
    assert np.abs(near - end).max() < np.abs(far - end).max()


def test_the_sweeps_solve_the_ridge_regression() -> None:
    """Compare with the closed form over all features."""
    taught = Taught(sweeps=300)
    label = np.array([label for label, _ in TAUGHT])
    meanings = Meanings(np.stack([text.meaning for text in taught.texts]), label).rows
    size = taught.space.size
    rows = np.zeros((len(TAUGHT), size + meanings.shape[1]))
    for row, text, meaning in zip(rows, taught.texts, meanings, strict=True):
        row[text.numbers] = text.values
        row[size:] = meaning
    balance = len(label) / 3 / np.bincount(label)[label]
    ridge = (balance * (rows**2).sum(axis=1)).mean() * SHRINKAGE / (1 - SHRINKAGE)
    kernel = rows @ rows.T + np.diag(ridge / balance)
    weights = rows.T @ np.linalg.solve(kernel, np.eye(3)[label])
    weights /= np.sqrt((weights**2).sum(axis=0))
    expected = rows @ weights
    found = np.array([taught.scores(text) for _, text in TAUGHT])
    assert np.allclose(found, expected, atol=0.004)


def test_a_feature_that_no_taught_text_has_weighs_nothing() -> None:
    features = [extract(text.split()) for _, text in TAUGHT] + [extract(["qqqq"])]
    space = FeatureSpace.of(features)
    located = [space.locate(one) for one in features]
    labels = [label for label, _ in TAUGHT]
    weights = rarity(located[:-1], labels, space.size)
    texts = [weighed(one, weights) for one in located[:-1]]
    scorer = Scorer.of(weights, [Index.learn(texts, [Lesson(labels, 6, meant=True)], space.size)])
    assert scorer.scores(located[-1])[0].tolist() == [0, 0, 0]
    for asked in ("flour dust", "flour qqqq dust"):
        (found,) = scorer.scores(space.locate(extract(asked.split())))
        assert int(found.argmax()) == 2


def test_several_lessons_and_indexes_score_as_each_does_alone(taught: Taught) -> None:
    """Of one lesson texts are left out; the other index knows but some of the texts."""
    size, texts = taught.space.size, taught.texts
    by_class = Lesson([label for label, _ in TAUGHT], 6, meant=True)
    by_turns = Lesson([0, 1, -1, 0, 1, -1, 0, 1], 6)
    of_six = Lesson([0, 1, 0, 1, 0, 1], 6)
    together = Scorer.of(
        taught.weights,
        [
            Index.learn(texts, [by_class, by_turns], size),
            Index.learn(texts[:6], [of_six], size),
        ],
    )
    alone = [
        Scorer.of(taught.weights, [Index.learn(some, [lesson], size)])
        for some, lesson in ((texts, by_class), (texts, by_turns), (texts[:6], of_six))
    ]
    for _, asked in TAUGHT:
        text = taught.locate(asked)
        expected = [scores for one in alone for scores in one.scores(text)]
        for found, wanted in zip(together.scores(text), expected, strict=True):
            assert np.allclose(found, wanted, atol=0.01)
