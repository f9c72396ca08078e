from __future__ import annotations

from bot.core.answering.comparing import compared, compared_by, having, section_names
from bot.core.knowledge.model import Career, Knowledge


def careers(eleven: Knowledge, *ids: str) -> list[Career]:
    return [career for career in eleven.careers if career.id in ids]


def test_every_section_is_named_once_the_commonest_first(eleven: Knowledge) -> None:
    assert section_names(eleven.careers) == {
        "role": "role",
        "duties": "duties",
        "salary": "salary",
        "steps": "roadmap",
        "traits": "traits",
        "risks": "risks",
    }


def test_the_careers_that_have_a_section_are_known(eleven: Knowledge) -> None:
    assert [career.id for career in having(eleven.careers, "risks")] == ["beekeeper"]
    assert having(eleven.careers, "love") == ()


def test_a_row_holds_a_cell_of_each_career_with_its_citation(eleven: Knowledge) -> None:
    row = compared_by(careers(eleven, "baker", "nurse"), "salary", "salary")
    assert row.name == "salary"
    baker, nurse = row.cells
    assert (baker.title, nurse.title) == ("baker", "nurse")
    assert baker.citation is not None
    assert baker.citation.section == "Wages"
    assert [passage.title for passage in nurse.passages] == ["Average pay", "Night supplement"]


def test_a_cell_is_empty_where_the_career_has_no_such_section(eleven: Knowledge) -> None:
    row = compared_by(careers(eleven, "baker", "bookbinder"), "steps", "roadmap")
    baker, bookbinder = row.cells
    assert baker.citation is not None
    assert (bookbinder.passages, bookbinder.citation) == ((), None)


def test_without_a_section_every_section_of_theirs_is_compared(eleven: Knowledge) -> None:
    rows = compared(careers(eleven, "baker", "beekeeper"))
    assert [row.name for row in rows] == ["role", "duties", "salary", "roadmap", "traits", "risks"]
