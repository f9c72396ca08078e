from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.curating.changes import MAX_BYTES, Added, Change, as_yaml, read_change
from bot.core.errors import ChangeError
from bot.core.knowledge.model import GapTopic

CHANGE = Change(
    career="baker",
    added=(Added(to="pay.tips", phrasings=("is there a tip jar", "no")),),
    gap_topics=(
        GapTopic(
            id="holidays",
            title="Holidays",
            says="The source does not say how many holidays bakers have.",
            closest=("day",),
            phrasings=("how long are the holidays: 2023?",),
        ),
    ),
)


def reasons(text: str | bytes) -> str:
    with pytest.raises(ChangeError) as raised:
        read_change(text, Path("tips.yaml"))
    return "\n".join(raised.value.reasons)


def test_a_change_is_a_file_that_people_can_read() -> None:
    assert as_yaml(CHANGE) == (
        "career: baker\n"
        "added:\n"
        "- to: pay.tips\n"
        "  phrasings:\n"
        "  - is there a tip jar\n"
        "  - 'no'\n"
        "gap_topics:\n"
        "- id: holidays\n"
        "  title: Holidays\n"
        "  says: The source does not say how many holidays bakers have.\n"
        "  closest:\n"
        "  - day\n"
        "  phrasings:\n"
        "  - 'how long are the holidays: 2023?'\n"
    )


def test_what_was_written_is_read_again() -> None:
    assert read_change(as_yaml(CHANGE)) == CHANGE


PHRASINGS = st.text(min_size=1, max_size=60).filter(lambda text: text == text.strip() != "")


@given(st.lists(PHRASINGS, min_size=1, max_size=5))
@example(["next\x85line", "line\u2028line", "part\u2029part", "two\nlines"])
def test_whatever_a_phrasing_holds_it_is_read_as_it_was(phrasings: list[str]) -> None:
    change = Change(career="baker", added=(Added(to="pay.tips", phrasings=tuple(phrasings)),))
    assert read_change(as_yaml(change)) == change


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", 'tips.yaml:1:1: "the file": '),
        ("career: baker\nadd: []\n", 'tips.yaml:2:1: unknown key "add"'),
        ("career: baker\nadd: []\n", 'did you mean "added"?'),
        ("added: []\n", '"career" is missing'),
        (
            "career: baker\nadded:\n  - to: pay.tips\n    phrasings: [x, '']\n",
            'tips.yaml:4:20: "phrasings[1]" is empty',
        ),
        ("career: baker\nadded:\n  - to: Pay Tips\n    phrasings: [x]\n", "tips.yaml:3:5"),
        ("career: [baker\n", "not valid YAML"),
        ("career: baker\ncareer: cook\n", 'tips.yaml:2:1: duplicate key "career"'),
        (b"career: b\xffker\n", "tips.yaml:1:10: wrong encoding: not UTF-8"),
        ("career: baker\x07\n", "tips.yaml:1:14: control character U+0007"),
        ("career: " + "x" * MAX_BYTES, "tips.yaml: larger than 1024 KiB; split the change"),
        ("career: \ud800", "not UTF-8"),
    ],
)
def test_a_fault_is_told_with_its_place(text: str | bytes, said: str) -> None:
    assert said in reasons(text)


def test_all_faults_are_told_at_once() -> None:
    told = reasons("career: Baker!\nadded:\n  - phrasings: []\n")
    assert '"career" has a form that is not allowed' in told
    assert '"to" is missing' in told
    assert '"phrasings"' in told
