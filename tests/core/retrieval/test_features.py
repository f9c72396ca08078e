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
    FeatureSpace,
    extract,
    stem,
)

STEMS, BIGRAMS, PAIRS = range(3)
_WORDS = st.lists(st.text("abcdeé1", min_size=1, max_size=8), max_size=50)


def test_forms_of_a_word_share_their_stem() -> None:
    assert stem("engineers") == stem("engineering") == stem("engineer")
    assert stem("salaries") == stem("salary")
    assert "the" in FUNCTION_STEMS


def test_a_word_counts_as_often_as_it_stands() -> None:
    counts = extract("pay pay degree".split()).blocks[STEMS].counts
    assert sorted(counts.tolist()) == [1, 2]


def test_bigrams_keep_the_order_and_pairs_do_not() -> None:
    forth, back = extract(["python", "java"]), extract(["java", "python"])
    assert not set(forth.blocks[BIGRAMS].hashes.tolist()) & set(
        back.blocks[BIGRAMS].hashes.tolist()
    )
    assert forth.blocks[PAIRS].hashes.tolist() == back.blocks[PAIRS].hashes.tolist()


def test_pairs_are_of_content_words_only() -> None:
    assert len(extract("what is the pay of a baker".split()).blocks[PAIRS].hashes) == 1
    assert len(extract("what is it".split()).blocks[PAIRS].hashes) == 0


def test_pairs_of_a_long_message_are_bounded() -> None:
    pairs = extract([f"word{number}" for number in range(160)]).blocks[PAIRS]
    assert len(pairs.hashes) == MAX_PAIRED * (MAX_PAIRED - 1) // 2


def test_a_text_has_the_meaning_of_its_words() -> None:
    pay, wage, dust = (extract([word]).meaning for word in ("pay", "wage", "dust"))
    assert pay @ wage > pay @ dust


def test_a_concept_is_a_feature_that_two_texts_can_share() -> None:
    pay, wage = extract(["pay"], ["concept 1"]), extract(["wage"], ["concept 1"])
    assert (
        len(set(pay.blocks[STEMS].hashes.tolist()) & set(wage.blocks[STEMS].hashes.tolist())) == 1
    )


def test_features_are_the_same_in_every_process() -> None:
    program = (
        "from bot.core.retrieval.features import extract;"
        "found = extract('how much do bakers earn'.split(), ['x']);"
        "print([block.hashes.tolist() for block in found.blocks])"
    )
    printed = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program],
        env={"PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    here = [
        block.hashes.tolist() for block in extract("how much do bakers earn".split(), ["x"]).blocks
    ]
    assert printed.stdout.strip() == str(here)


def test_a_text_is_located_by_what_the_space_knows() -> None:
    known = extract("bakers earn money".split())
    space = FeatureSpace.of([known])
    assert space.size == sum(len(block.hashes) for block in known.blocks)
    assert len(space.locate(known).numbers) == space.size
    strange = space.locate(extract(["zzzzqqqq"]))
    assert len(strange.numbers) == 0
    assert strange.bounds == (0, 0, 0)


def test_a_word_that_repeats_counts_by_its_logarithm() -> None:
    space = FeatureSpace.of([extract(["pay"])])
    located = space.locate(extract(["pay"] * 3))
    assert np.allclose(located.frequencies, 1 + np.log(3))


def test_the_features_of_nothing_are_none() -> None:
    assert [len(block.hashes) for block in extract([]).blocks] == [0, 0, 0]
    assert len(FeatureSpace.of([extract(["pay"])]).locate(extract([])).numbers) == 0


@given(_WORDS, _WORDS)
def test_locating_finds_exactly_the_shared_features(taught: list[str], asked: list[str]) -> None:
    space = FeatureSpace.of([extract(["anchor"]), extract(taught)])
    located = space.locate(extract(asked))
    table = set(space.table.tolist())
    expected = [sum(h in table for h in block.hashes.tolist()) for block in extract(asked).blocks]
    bounds = [0, *located.bounds]
    assert [end - start for start, end in pairwise(bounds)] == expected
    assert len(located.numbers) == len(located.frequencies) == bounds[-1]
