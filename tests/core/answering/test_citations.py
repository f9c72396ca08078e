from __future__ import annotations

from bot.core.answering.answer import Citation
from bot.core.answering.citations import citation_line, cite
from bot.core.knowledge.model import Career


def test_an_entry_is_cited_with_place_date_and_who_said_it(baker: Career) -> None:
    assert cite(baker, "pay.average") == Citation(
        source="The Handbook of Bakers",
        section="On Pay",
        item=2,
        unit="item",
        as_of="1923",
        said_by="The Guild",
        url="https://example.org/bakers",
        review_by="1924-12-31",
    )


def test_a_section_is_cited_by_its_heading(baker: Career) -> None:
    cited = cite(baker, "day")
    assert (cited.section, cited.item, cited.review_by) == ("On the Day", None, None)


def test_a_citation_reads_as_one_line(baker: Career) -> None:
    assert citation_line(cite(baker, "pay.average")) == (
        "Summarised from The Handbook of Bakers › On Pay › item 2 · said by The Guild, as of 1923"
    )
    assert citation_line(cite(baker, "day.morning")) == (
        "Summarised from The Handbook of Bakers › On the Day › sentence 1"
    )
    assert citation_line(cite(baker, "day")) == (
        "Summarised from The Handbook of Bakers › On the Day"
    )
