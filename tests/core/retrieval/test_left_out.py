from __future__ import annotations

from pathlib import Path

from bot.core.knowledge.model import Career
from bot.core.retrieval.left_out import left_out
from tests.core import tiny


def test_every_phrasing_of_entries_and_sections_is_left_out_once(baker: Career) -> None:
    found = left_out(baker)
    expected = [(name, text) for name, item in baker.items() for text in item.phrasings]
    assert sorted((one.owner, one.phrasing) for one in found) == sorted(expected)
    assert {one.found for one in found} <= baker.ids


def test_the_same_career_gives_the_same_result(baker: Career) -> None:
    assert left_out(baker) == left_out(baker)


def test_a_phrasing_that_others_resemble_is_found_under_its_own_entry(tmp_path: Path) -> None:
    text = tiny.replaced("- lungs and powder", "- is this dust dangerous for me")
    found = {one.phrasing: one for one in left_out(tiny.career(tmp_path, text))}
    assert found["is this dust dangerous for me"].found == "day.flour"


def test_a_phrasing_without_a_word_is_ranked_too(tmp_path: Path) -> None:
    text = tiny.replaced("- lungs and powder", "- '!!'")
    (odd,) = [one for one in left_out(tiny.career(tmp_path, text)) if one.phrasing == "!!"]
    assert odd.owner == "day.flour"
