from __future__ import annotations

from pathlib import Path

from bot.core.errors import KnowledgeError
from bot.core.knowledge.faults import Fault, SourceText

HERE = Path("career.yaml")


def test_a_fault_is_drawn_with_its_place_its_line_a_caret_and_a_remedy() -> None:
    source = SourceText.of(HERE, "id: x\ntitel: baker\n")
    assert source.fault(2, 1, 'unknown key "titel"', "remove it").render() == (
        'career.yaml:2:1: unknown key "titel"\n'
        "     2 | titel: baker\n"
        "       | ^\n"
        "       → remove it"
    )


def test_of_a_long_line_the_surroundings_of_the_caret_are_quoted() -> None:
    source = SourceText.of(HERE, "a" * 5_000 + "!" + "b" * 5_000)
    _, quoted, marked, _ = source.fault(1, 5_001, "here", "there").render().splitlines()
    assert len(quoted) < 120
    assert quoted[marked.index("^")] == "!"


def test_what_cannot_be_printed_is_quoted_as_a_dot() -> None:
    assert SourceText.of(HERE, "a\x1b[31mb\u202e").fault(1, 2, "m", "r").excerpt == "a·[31mb·"


def test_windows_line_ends_are_no_part_of_the_line() -> None:
    assert SourceText.of(HERE, "a\r\nb\r\n").lines == ("a", "b", "")


def test_a_fault_without_a_line_is_drawn_without_a_caret() -> None:
    assert Fault(HERE, 1, 1, "not there", "put it there").render() == (
        "career.yaml:1:1: not there\n       → put it there"
    )
    assert SourceText.of(HERE, "a").fault(9, 1, "m", "r").excerpt == ""


def test_faults_sort_by_file_and_place_and_an_error_shows_them_all() -> None:
    first, second = Fault(HERE, 2, 9, "b", "r"), Fault(HERE, 10, 1, "a", "r")
    assert sorted([second, first]) == [first, second]
    error = KnowledgeError([first, second])
    assert error.faults == (first, second)
    assert "2:9: b" in str(error)
    assert "10:1: a" in str(error)
