from __future__ import annotations

from bot.core.retrieval.words import UNLISTED_ZIPF, ordinary_words, zipf


def test_ordinary_english_holds_ordinary_words_and_no_slips() -> None:
    ordinary = ordinary_words()
    assert {"germany", "salary", "the", "bread"} <= set(ordinary)
    assert "sallary" not in ordinary


def test_frequencies_are_on_zipfs_scale() -> None:
    assert 7 < zipf("the") < 8
    assert zipf("the") > zipf("salary") > zipf("torpedo")
    assert zipf("xyzzy") == UNLISTED_ZIPF


def test_every_word_of_the_list_is_found_and_no_other() -> None:
    ordinary = ordinary_words()
    listed = list(ordinary)
    assert len(ordinary) == len(set(listed)) == len(listed) > 20_000
    assert all(3 <= ordinary[word] < 8 for word in listed)
    assert not any(f"{word} {word}" in ordinary for word in listed)
