from __future__ import annotations

import numpy as np
import pytest

from bot.core.retrieval.meanings import closeness, dimensions, meaning, table_rows


def test_words_that_mean_nearly_the_same_lie_near_each_other() -> None:
    wage, salary, oven = (meaning([word]) for word in ("wage", "salary", "oven"))
    assert wage @ salary > 0.5 > wage @ oven


def test_a_meaning_is_the_shorter_the_less_is_said_and_nothing_has_none() -> None:
    said = [np.linalg.norm(meaning(text.split())) for text in ("how", "earn", "what bakers earn")]
    assert 0.5 < said[0] < said[1] < said[2] < 1
    assert meaning([]).tolist() == meaning(["qzxw"]).tolist() == [0] * dimensions()


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    both = meaning(["the", "salary"])
    assert both @ meaning(["salary"]) > both @ meaning(["the"])


def test_closeness_is_to_the_closest_of_the_others() -> None:
    found = closeness(["wage", "salary", "qzxw"], table_rows(["oven", "salary"]))
    assert found[1] == pytest.approx(1, abs=1e-5)
    assert 0.5 < found[0] < 1
    assert found[2] == 0
    assert closeness(["wage"], table_rows(["qzxw"])).tolist() == [0]
