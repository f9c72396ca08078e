from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.sizes import sized
from bot.core.knowledge.model import Career
from bot.core.retrieval.learning import examples
from tests.core import tiny


@pytest.fixture(scope="module")
def baker(tmp_path_factory: pytest.TempPathFactory) -> Career:
    folder: Path = tmp_path_factory.mktemp("bakery")
    return tiny.career(folder)


def test_a_smaller_career_takes_evenly_from_every_owner(baker: Career) -> None:
    owners = {one.owner for one in examples(baker)}
    taken = Counter(one.owner for one in sized(baker, 2 * len(owners)))
    assert taken == dict.fromkeys(owners, 2)


def test_a_larger_career_has_its_own_and_others_that_differ_by_a_word(baker: Career) -> None:
    own = list(examples(baker))
    grown = sized(baker, 2 * len(own))
    assert set(own) <= set(grown)
    assert len(grown) == 2 * len(own)
    for old, new in zip(grown, grown[len(own) :], strict=False):
        pairs = list(zip(old.text.split(), new.text.split(), strict=True))
        assert old.owner == new.owner
        assert sum(before != after for before, after in pairs) <= 1


def test_a_size_is_the_same_each_time(baker: Career) -> None:
    assert sized(baker, 100) == sized(baker, 100)
