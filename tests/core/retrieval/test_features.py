from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.core.retrieval.features import (
    FUNCTION_STEMS,
    MAX_PAIRED,
    Features,
    FeatureSpace,
    extract,
    stem,
)

STEMS, BIGRAMS, PAIRS = range(3)


def blocks(features: Features) -> list[list[int]]:
    hashes, bounds = features.hashes.tolist(), (0, *features.bounds)
    return [hashes[start:end] for start, end in pairwise(bounds)]


_WORDS = st.lists(st.text("abcdeé1", min_size=1, max_size=8), max_size=50)


def test_forms_of_a_word_share_their_stem() -> None:
    assert stem("engineers") == stem("engineering") == stem("engineer")
    assert stem("salaries") == stem("salary")
    assert "the" in FUNCTION_STEMS


def test_a_word_counts_as_often_as_it_stands() -> None:
    features = extract("pay pay degree".split())
    assert features.counts is not None
    assert features.counts.tolist() == [2, 1, 1, 1, 1]
    assert len(features.counts) == features.bounds[PAIRS]
    assert extract("pay degree".split()).counts is None


def test_what_stands_twice_in_a_row_counts_once_more() -> None:
    features = extract("pay degree pay degree".split())
    assert features.counts is not None
    assert features.counts[features.bounds[STEMS] : features.bounds[BIGRAMS]].tolist() == [2, 1]


def test_bigrams_keep_the_order_and_pairs_do_not() -> None:
    forth, back = extract(["python", "java"]), extract(["java", "python"])
    assert set(blocks(forth)[BIGRAMS]).isdisjoint(blocks(back)[BIGRAMS])
    assert blocks(forth)[PAIRS] == blocks(back)[PAIRS]


def test_pairs_are_of_content_words_only() -> None:
    assert len(blocks(extract("what is the pay of a baker".split()))[PAIRS]) == 1
    assert blocks(extract("what is it".split()))[PAIRS] == []


def test_pairs_of_a_long_message_are_bounded() -> None:
    pairs = blocks(extract([f"word{number}" for number in range(160)]))[PAIRS]
    assert len(pairs) == MAX_PAIRED * (MAX_PAIRED - 1) // 2


def test_a_text_has_the_meaning_of_its_words() -> None:
    pay, wage, dust = (extract([word]).meaning for word in ("pay", "wage", "dust"))
    assert pay @ wage > pay @ dust


def test_a_concept_is_a_feature_that_two_texts_can_share() -> None:
    pay, wage = extract(["pay"], ["concept 1"]), extract(["wage"], ["concept 1"])
    assert len(set(blocks(pay)[STEMS]) & set(blocks(wage)[STEMS])) == 1


def test_features_are_the_same_in_every_process() -> None:
    program = (
        "from bot.core.retrieval.features import extract;"
        "found = extract('how much do bakers earn'.split(), ['x']);"
        "print(found.hashes.tolist())"
    )
    printed = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program],
        env={"PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    here = extract("how much do bakers earn".split(), ["x"]).hashes.tolist()
    assert printed.stdout.strip() == str(here)


def test_a_text_is_located_by_what_the_space_knows() -> None:
    known = extract("bakers earn money".split())
    space = FeatureSpace.of([known])
    assert space.size == len(known.hashes)
    assert len(space.locate(known).numbers) == space.size
    strange = space.locate(extract(["zzzzqqqq"]))
    assert len(strange.numbers) == 0
    assert strange.bounds == (0, 0, 0)


def test_a_word_that_repeats_counts_by_its_logarithm() -> None:
    space = FeatureSpace.of([extract(["pay"])])
    located = space.locate(extract(["pay"] * 3))
    assert located.frequencies is not None
    assert np.allclose(located.frequencies, 1 + np.log(3))
    assert space.locate(extract(["pay"])).frequencies is None


def test_the_features_of_nothing_are_none() -> None:
    assert extract([]).bounds == (0, 0, 0)
    assert len(FeatureSpace.of([extract(["pay"])]).locate(extract([])).numbers) == 0


@given(_WORDS, _WORDS)
def test_locating_finds_exactly_the_shared_features(taught: list[str], asked: list[str]) -> None:
    space = FeatureSpace.of([extract(["anchor"]), extract(taught)])
    located = space.locate(extract(asked))
    table = np.union1d(extract(["anchor"]).hashes, extract(taught).hashes)
    known = set(table.tolist())
    expected = [sum(one in known for one in block) for block in blocks(extract(asked))]
    bounds = [0, *located.bounds]
    assert [end - start for start, end in pairwise(bounds)] == expected
    assert len(located.numbers) == bounds[-1]
    assert located.frequencies is None or len(located.frequencies) == bounds[-1]
    found = table[located.numbers].tolist()
    assert found == [one for one in extract(asked).hashes.tolist() if one in known]


def test_it_is_known_which_words_stand_beside_each_other() -> None:
    space = FeatureSpace.of([extract("how do bakers earn".split())])
    assert space.beside("how", ["do", "bakers", "earn"], "bakers") == [2, 0, 0]
    assert space.beside("", ["do", "bakers"], "earn") == [0, 1]
