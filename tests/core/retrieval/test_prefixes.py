from __future__ import annotations

from bot.core.retrieval.prefixes import MAX_SCANNED, Prefixes

PREFIXES = Prefixes({"salary": 9, "salad": 1, "sal": 1, "python": 3})


def test_a_growing_word_becomes_the_most_frequent_one_that_it_may_be() -> None:
    assert PREFIXES.complete("sala") == ("salary",)
    assert PREFIXES.complete("p") == ("python",)


def test_a_whole_word_is_left_alone() -> None:
    assert PREFIXES.complete("sal") == ()


def test_nothing_is_guessed_where_nothing_fits() -> None:
    assert PREFIXES.complete("x") == ()
    assert PREFIXES.complete("zz") == ()
    assert Prefixes({}).complete("a") == ()


def test_only_so_many_words_are_looked_at() -> None:
    counts = {f"a{number:05}": number for number in range(5_000)}
    assert Prefixes(counts).complete("a") == (f"a{MAX_SCANNED - 1:05}",)
