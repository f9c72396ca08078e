from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.core.retrieval.nearness import GROUP, Meanings, MeaningWeights

CLASSES = 3


def around(direction: int, count: int, size: int = 8) -> NDArray[np.float32]:
    """Draw meanings that point nearly in one direction."""
    drawn = np.random.default_rng(direction).normal(scale=0.1, size=(count, size))
    drawn[:, direction] += 1
    return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), np.float32)


@pytest.fixture
def weights() -> MeaningWeights:
    """Weights that were fitted to three classes, two of which lie on two sides of the third."""
    told = np.concatenate([around(0, 60), around(1, 60), around(2, 30), around(3, 30)])
    label = np.repeat([0, 1, 2], 60)
    meanings = Meanings(told, label)
    wanted = np.eye(CLASSES, dtype=np.float32)[label]
    learned = np.linalg.lstsq(meanings.rows, wanted, rcond=None)[0]
    return meanings.weights(np.asarray(learned, np.float32))


@pytest.mark.parametrize(("direction", "expected"), [(0, 0), (1, 1), (2, 2), (3, 2)])
def test_a_class_may_lie_in_several_places(
    weights: MeaningWeights, direction: int, expected: int
) -> None:
    for meaning in around(direction, 5):
        assert int(weights.scores(meaning).argmax()) == expected


def test_a_meaning_of_nothing_scores_nothing(weights: MeaningWeights) -> None:
    assert weights.scores(np.zeros(8, np.float32)).tolist() == [0] * CLASSES


def test_the_scores_are_the_sums_that_were_learned() -> None:
    told, label = np.concatenate([around(0, 20), around(1, 20)]), np.repeat([0, 1], 20)
    meanings = Meanings(told, label)
    learned = np.random.default_rng(0).normal(size=(meanings.rows.shape[1], 2)).astype(np.float32)
    found = [meanings.weights(learned).scores(meaning) for meaning in told]
    assert np.array(found) == pytest.approx(meanings.rows @ learned, abs=1e-4)


def test_many_texts_of_a_class_form_several_groups_and_few_form_one() -> None:
    few, many = around(0, GROUP // 2), around(0, 4 * GROUP)
    for texts, groups in ((few, 1), (many, 4)):
        meanings = Meanings(texts, np.zeros(len(texts), np.intp))
        assert meanings.rows.shape[1] == texts.shape[1] + groups


def test_halves_change_hardly_a_score(weights: MeaningWeights) -> None:
    for meaning in around(1, 5):
        assert weights.halved().scores(meaning) == pytest.approx(weights.scores(meaning), abs=0.02)
