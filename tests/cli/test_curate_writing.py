"""How a change is written into a career's file."""

from __future__ import annotations

import difflib
import textwrap
from pathlib import Path

import pytest
import yaml

from bot.cli.curate.writing import rewritten
from bot.core.curating.changes import Added, Change
from bot.core.errors import ChangeError
from bot.core.knowledge.model import GapTopic
from tests.baker import BAKER as FLOW
from tests.core.tiny import BAKER

ROOT = Path(__file__).parents[2]

LONG = (
    "The source does not say how many holidays bakers have in any of the countries in which bread "
    "is baked, nor in which months of the year they take them."
)


def topic(name: str = "holidays", says: str = LONG, *phrasings: str) -> GapTopic:
    asked = phrasings or ("how long are the holidays",)
    return GapTopic(id=name, title="Holidays", says=says, closest=("day",), phrasings=asked)


def change(to: str, *phrasings: str, gaps: tuple[GapTopic, ...] = ()) -> Change:
    added = (Added(to=to, phrasings=phrasings),) if phrasings else ()
    return Change(career="baker", added=added, gap_topics=gaps)


def added_lines(old: str, new: str) -> list[str]:
    """The lines that were added; fails where any other was touched."""
    lines = list(difflib.ndiff(old.splitlines(keepends=True), new.splitlines(keepends=True)))
    assert not [line for line in lines if line.startswith("- ")]
    return [line[2:].rstrip("\r\n") for line in lines if line.startswith("+ ")]


def test_phrasings_are_added_as_lines_behind_the_others() -> None:
    new = rewritten(BAKER, change("pay.tips", "is there a tip jar", "what: a jar # or two"))
    assert added_lines(BAKER, new) == [
        "          - is there a tip jar",
        "          - 'what: a jar # or two'",
    ]
    entry = yaml.safe_load(new)["sections"][0]["entries"][1]
    assert entry["phrasings"][-2:] == ["is there a tip jar", "what: a jar # or two"]


def test_phrasings_of_a_section_stand_before_its_entries() -> None:
    new = rewritten(BAKER, change("day", "a day of dough"))
    assert added_lines(BAKER, new) == ["      - a day of dough"]
    assert yaml.safe_load(new)["sections"][1]["phrasings"][-1] == "a day of dough"


def test_a_gap_topic_is_written_as_the_others_are() -> None:
    new = rewritten(BAKER, change("", gaps=(topic(),)))
    assert added_lines(BAKER, new) == [
        "  - id: holidays",
        "    title: Holidays",
        "    says: >-",
        *textwrap.indent("\n".join(textwrap.wrap(LONG, 94)), "      ").splitlines(),
        "    closest: [day]",
        "    phrasings:",
        "      - how long are the holidays",
    ]
    assert yaml.safe_load(new)["gap_topics"][-1]["says"] == LONG


def test_a_gap_topic_that_stands_already_gets_its_lines_where_it_stands() -> None:
    new = rewritten(BAKER, change("", gaps=(topic("pay-abroad", "x", "wages in norway"),)))
    assert added_lines(BAKER, new) == ["      - wages in norway"]


def test_comments_stay_where_they_are() -> None:
    commented = (
        BAKER.replace("id: baker\n", "# about bakers\nid: baker  # the id\n")
        .replace("spare coins in a jar\n", "spare coins in a jar  # rare\n\n# the day\n\n")
        .replace("- offside rule explained\n", "- offside rule explained\n# the end\n")
    )
    new = rewritten(commented, change("pay.tips", "tip jar", gaps=(topic(),)))
    lines = new.splitlines()
    assert added_lines(commented, new)[0] == "          - tip jar"
    assert lines[lines.index("          - tip jar") - 1].endswith("jar  # rare")
    assert lines.index("# the day") > lines.index("          - tip jar")
    assert lines[-1] == "# the end"


def test_an_entry_without_phrasings_gets_its_first() -> None:
    start = BAKER.index("        phrasings:\n          - do customers")
    end = BAKER.index("  - id: day")
    bare = BAKER[:start] + BAKER[end:]
    new = rewritten(bare, change("pay.tips", "tip jar"))
    assert added_lines(bare, new) == ["        phrasings:", "          - tip jar"]


def test_a_section_without_phrasings_gets_them_before_its_entries() -> None:
    start = BAKER.index("    phrasings:\n      - describe a shift")
    end = BAKER.index("    entries:", start)
    bare = BAKER[:start] + BAKER[end:]
    new = rewritten(bare, change("day", "a day of dough"))
    assert added_lines(bare, new) == ["    phrasings:", "      - a day of dough"]


def test_a_file_without_gap_topics_gets_its_first() -> None:
    bare = BAKER[: BAKER.index("gap_topics:")]
    new = rewritten(bare, change("", gaps=(topic(says="Nothing is said."),)))
    assert added_lines(bare, new)[:4] == [
        "gap_topics:",
        "  - id: holidays",
        "    title: Holidays",
        "    says: >-",
    ]


def test_a_list_within_brackets_gets_its_items_there() -> None:
    new = rewritten(FLOW, change("salary.average", "what lands: in my purse"))
    assert [line for line in new.splitlines() if line not in FLOW.splitlines()] == [
        line.replace("]", ", 'what lands: in my purse']")
        for line in FLOW.splitlines()
        if line.strip().startswith("phrasings: [average salary of a baker")
    ]


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    windows = "\ufeff" + BAKER.replace("\n", "\r\n")
    new = rewritten(windows, change("pay.tips", "tip jar"))
    assert added_lines(windows, new) == ["          - tip jar"]
    assert new.count("\n") == new.count("\r\n")


def test_a_file_whose_other_lines_would_change_is_refused() -> None:
    uneven = BAKER.replace("      - income abroad\n", "            - income abroad\n").replace(
        "      - what do bakers earn in france\n      - salary of a baker in japan\n", ""
    )
    with pytest.raises(ChangeError, match="other lines of the file would change too"):
        rewritten(uneven, change("pay.tips", "tip jar"))


def test_of_the_knowledge_that_ships_only_the_added_lines_change() -> None:
    (path,) = (ROOT / "knowledge").glob("*.yaml")
    text = path.read_text(encoding="utf-8")
    new = rewritten(
        text,
        Change(
            career=path.stem,
            added=(
                Added(to="role", phrasings=("zoom out on the job for me",)),
                Added(
                    to="salary.average", phrasings=("- what's the bag: big?", "'quoted' \"both\"")
                ),
            ),
            gap_topics=(topic(),),
        ),
    )
    old_lines, new_lines = text.splitlines(), new.splitlines()
    rest = iter(new_lines)
    assert all(line in rest for line in old_lines)
    assert len(new_lines) == len(old_lines) + 3 + 8
    assert new.endswith("      - how long are the holidays\n")
