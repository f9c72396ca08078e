from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.errors import KnowledgeError
from bot.core.knowledge.faults import Fault
from bot.core.knowledge.files import MAX_BYTES
from bot.core.knowledge.loader import MAX_FAULTS, load_knowledge
from tests.core.tiny import BAKER, replaced, write


def faults_of(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)
    return caught.value.faults


def pointed_at(fault: Fault) -> str:
    """Return the quoted line from the caret on."""
    _, quoted, marked, *_ = fault.render().splitlines()
    return quoted[marked.index("^") :]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def test_a_sound_file_is_read_into_its_career(folder: Path) -> None:
    write(folder, BAKER)
    (career,) = load_knowledge(folder).careers
    assert career.id == "baker"
    assert career.names == ("bread maker",)
    assert [section.id for section in career.sections] == ["pay", "day"]


def test_the_version_changes_with_the_content_and_with_nothing_else(folder: Path) -> None:
    write(folder, BAKER)
    first = load_knowledge(folder).version
    assert load_knowledge(folder).version == first
    write(folder, BAKER + "\n# a note\n")
    assert load_knowledge(folder).version != first


def test_a_byte_order_mark_and_windows_line_ends_are_read(folder: Path) -> None:
    write(folder, "\ufeff" + BAKER.replace("\n", "\r\n"))
    assert load_knowledge(folder).careers[0].title == "baker"


def test_yml_is_read_as_well_and_careers_come_in_the_order_of_their_files(folder: Path) -> None:
    write(folder, BAKER.replace("id: baker\n", "id: smith\n"), "smith.yml")
    write(folder, BAKER)
    assert [career.id for career in load_knowledge(folder).careers] == ["baker", "smith"]


def test_words_that_yaml_would_turn_into_other_things_stay_words(folder: Path) -> None:
    text = replaced("is the cash good", "no").replace('"1923"', "1923")
    write(folder, text)
    average = load_knowledge(folder).careers[0].entry("pay.average")
    assert average is not None
    assert "no" in average.phrasings
    assert average.source.as_of == "1923"


TIPS = "text: Some bakers get tips from their customers."


def figured(figure: str, mark: str = "") -> str:
    """Return the tiny career with a figure beside the average wage."""
    due = "review_by: 1924-12-31"
    return replaced(due, f"{due}\n        {mark}figure: {figure}")


ONE_FAULT = {
    "YAML that cannot be parsed": (
        replaced("names: [bread maker]", "names: [bread maker").replace("source:", "source‸:", 1),
        ("not valid YAML", "check the indentation"),
    ),
    "a key that stands twice": (
        replaced("names: [bread maker]", "‸title: maker of bread"),
        ('duplicate key "title"', "it stands at line 2 already"),
    ),
    "an unknown key that resembles one": (
        replaced("names: [bread maker]", "‸nmaes: [bread maker]"),
        ('unknown key "nmaes"', 'did you mean "names"?'),
    ),
    "an unknown key that resembles none": (
        replaced("names: [bread maker]", "‸xylophone: [bread maker]"),
        ('unknown key "xylophone"', "remove it"),
    ),
    "a missing id": (
        replaced("- id: tips\n        title: Tips", "- ‸title: Tips"),
        ('"id" is missing', 'add "id:" here'),
    ),
    "an empty id": (
        replaced("id: tips", '‸id: ""'),
        ('"id" has a form that is not allowed', "it must match"),
    ),
    "an id that stands twice in a section": (
        replaced("id: tips", "‸id: average"),
        ('duplicate id "pay.average"', "it stands at line 17 already"),
    ),
    "a section that stands twice": (
        replaced("id: day", "‸id: pay"),
        ('duplicate id "pay"', "it stands at line 8 already"),
    ),
    "a gap topic that stands twice": (
        replaced("id: football", "‸id: pay-abroad"),
        ('duplicate id "gap topic pay-abroad"', "choose another"),
    ),
    "a reference to no entry": (
        replaced("closest: [pay.average, pay]", "closest: [‸pay.averge, pay]"),
        ('no entry "pay.averge"', 'did you mean "pay.average"?'),
    ),
    "a tie to no entry": (
        replaced(TIPS, TIPS + "\n        ties: [day.flour, ‸day.flouer]"),
        ('no entry "day.flouer"', 'did you mean "day.flour"?'),
    ),
    "a tie to a whole section": (
        replaced(TIPS, TIPS + "\n        ties: [‸day]"),
        ('"ties[0]" has a form that is not allowed', "it must match"),
    ),
    "a figure with another number than its passage": (
        figured('{what: A baker earns, ‸amount: "40,00", per: a year}'),
        ("\"amount\" is not in the text: '40,00'", "word for word"),
    ),
    "a figure for a place that its passage does not name": (
        figured('{what: A baker earns, amount: "40,000", per: a year, ‸place: in France}'),
        ('"place" is not in the text', "word for word"),
    ),
    "a figure without a date": (
        figured('{what: A baker earns, amount: "40,000 crowns", per: a year}', mark="‸").replace(
            'as_of: "1923", ', ""
        ),
        ("a figure without a date", 'give its source "as_of:"'),
    ),
    "a list where a reference belongs": (
        replaced("closest: [pay.average, pay]", "closest: [pay.average, ‸[pay]]"),
        ('"closest[1]": input should be a valid string', "knowledge schema"),
    ),
    "an empty text": (
        replaced(TIPS, '‸text: ""'),
        ('"text" is empty', "write its text, or remove it"),
    ),
    "a text left out after its key": (
        replaced(TIPS, "‸text:"),
        ('"text" is empty', "write its text, or remove it"),
    ),
    "a text of spaces": (
        replaced(TIPS, '‸text: "  "'),
        ('"text" is empty', "write its text, or remove it"),
    ),
    "an empty phrasing": (
        replaced("- lungs and powder", "- ‸''"),
        ('"phrasings[3]" is empty', "write its text, or remove it"),
    ),
    "an empty word of the vocabulary": (
        replaced("[mask, respirator]", "[mask, ‸~]"),
        ('"vocabulary[1][1]" is empty', "write its text, or remove it"),
    ),
    "a title too long for a button": (
        replaced("title: Tips", "‸title: " + "T" * 101),
        ('"title" has 101 characters, the limit is 100', "shorten it"),
    ),
    "an id in capitals": (
        replaced("id: tips", "‸id: Tips"),
        ("has a form that is not allowed: 'Tips'", "it must match ^[a-z0-9]+"),
    ),
    "a list where a word belongs": (
        replaced("title: Tips", "‸title: [Tips]"),
        ('"title": input should be a valid string', "knowledge schema"),
    ),
    "a day that is not in the calendar": (
        replaced("review_by: 1924-12-31", "‸review_by: 1924-13-31"),
        ('"review_by"', "knowledge schema"),
    ),
    "an id unlike the file's name": (
        BAKER.replace("id: baker\n", "‸id: smith\n", 1),
        ('id "smith" is not the file\'s name', 'rename the file to "smith.yaml"'),
    ),
    "a tag that would build an object": (
        replaced("title: Tips", "title: ‸!!python/object/apply:os.system [ls]"),
        ('the tag "tag:yaml.org,2002:python/object', "remove the tag"),
    ),
    "a tag of one's own": (
        replaced("title: Tips", "title: ‸!secret Tips"),
        ('the tag "!secret" is not allowed', "remove the tag"),
    ),
    "a second document": (
        BAKER + "---\n‸id: other\n",
        ("a second document", "keep one career a file"),
    ),
    "a key that is a list": (
        replaced("names: [bread maker]", "? ‸[a, b]\n: c"),
        ("a key must be a word", "name the key in plain text"),
    ),
    "an alias without its anchor": (
        replaced("names: [bread maker]", "names: ‸*bread"),
        ('alias "*bread" has no finished anchor', 'put "&bread" on an earlier'),
    ),
    "an alias within its own anchor": (
        replaced("names: [bread maker]", "names: &bread [‸*bread]"),
        ('alias "*bread" has no finished anchor', "write the value out"),
    ),
    "a control character": (
        replaced("bread maker]", "bread ‸\x07maker]"),
        ("control character U+0007", "remove the character"),
    ),
    "a line end that editors do not show": (
        replaced("bread maker]", "bread‸\u2028maker]"),
        ("control character U+2028", "remove the character"),
    ),
}
"""What is broken, with a ‸ where the caret belongs, and words of the message and the remedy."""


@pytest.mark.parametrize(("marked", "said"), ONE_FAULT.values(), ids=ONE_FAULT)
def test_a_fault_is_reported_with_its_place_and_remedy(
    folder: Path, marked: str, said: tuple[str, str]
) -> None:
    before, after = marked.split("‸")
    line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
    path = write(folder, before + after)
    (fault,) = faults_of(folder)
    assert (fault.path, fault.line, fault.column) == (path, line, column)
    assert said[0] in fault.message
    assert said[1] in fault.remedy
    quoted = "".join(c if c.isprintable() else "·" for c in after.split("\n")[0])
    assert pointed_at(fault) == quoted[: len(pointed_at(fault))]
    assert fault.render().startswith(f"{path}:{line}:{column}: ")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "after a mark"])
def test_wrong_encoding_is_shown_where_it_stands(folder: Path, mark: bytes) -> None:
    write(folder, mark + "id: baker\ntitle: bäcker\n".encode("latin-1"))
    (fault,) = faults_of(folder)
    assert (fault.line, fault.column) == (2, 9)
    assert fault.message == "wrong encoding: not UTF-8"
    assert pointed_at(fault) == "\ufffdcker"


def test_several_faults_of_several_files_are_reported_all_at_once(folder: Path) -> None:
    broken = (
        replaced("names: [bread maker]", "nmaes: [bread maker]")
        .replace("title: Tips", "title: Tips\n        title: Coins")
        .replace("id: flour", "id: morning")
        .replace("[pay.average, pay]", "[pay.averge]")
        .replace("text: Some bakers get tips from their customers.", 'text: ""')
    )
    write(folder, broken)
    write(folder, "\tid: x", "cook.yaml")
    write(folder, b"\xff", "smith.yaml")
    faults = faults_of(folder)
    found = {(fault.path.name, fault.message.partition(":")[0]) for fault in faults}
    assert found == {
        ("baker.yaml", 'unknown key "nmaes"'),
        ("baker.yaml", 'duplicate key "title"'),
        ("baker.yaml", 'duplicate id "day.morning"'),
        ("baker.yaml", 'no entry "pay.averge"'),
        ("baker.yaml", '"text" is empty'),
        ("cook.yaml", "not valid YAML"),
        ("smith.yaml", "wrong encoding"),
    }
    assert list(faults) == sorted(faults)


def test_two_files_of_one_career_are_a_fault(folder: Path) -> None:
    write(folder, BAKER)
    write(folder, BAKER, "copy.yaml")
    messages = [fault.message for fault in faults_of(folder)]
    assert messages == ['duplicate career "baker"', 'id "baker" is not the file\'s name']


def test_every_control_character_is_reported(folder: Path) -> None:
    write(folder, "id: \x00\ntitle: \x1b[31m\n")
    assert [(fault.line, fault.column) for fault in faults_of(folder)] == [(1, 5), (2, 8)]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "- a\n- b\n", "just words\n"])
def test_a_file_that_is_no_mapping_is_a_fault_and_not_a_crash(folder: Path, text: str) -> None:
    write(folder, text)
    (fault,) = faults_of(folder)
    assert '"the file"' in fault.message


def test_a_missing_folder_and_an_empty_one_are_said_to_be_so(folder: Path) -> None:
    (missing,) = faults_of(folder / "nowhere")
    assert missing.message == "there is no such folder"
    (empty,) = faults_of(folder)
    assert empty.message == "no .yaml file in this folder"


def test_a_file_over_the_limit_is_refused_unread(folder: Path) -> None:
    write(folder, b"#" * (MAX_BYTES + 1))
    (fault,) = faults_of(folder)
    assert fault.message == "the file is larger than 8 MiB"
    assert fault.remedy == "split it into several careers"


def test_a_file_of_the_limit_is_read(folder: Path) -> None:
    write(folder, BAKER.encode() + b"#" * (MAX_BYTES - len(BAKER.encode())))
    assert load_knowledge(folder).careers


def test_an_alias_bomb_is_refused_quickly_and_by_that_word(folder: Path) -> None:
    levels = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 20)]
    write(folder, "a0: &a0 lol\n" + "\n".join(levels))
    started = time.process_time()
    (fault,) = faults_of(folder)
    assert time.process_time() - started < 2
    assert "alias bomb" in fault.message
    assert fault.line < 10


def test_a_chain_of_aliases_is_as_deep_as_what_it_unfolds_to(folder: Path) -> None:
    links = [f"- &a{n} [*a{n - 1}]" for n in range(1, 600)]
    write(folder, "- &a0 x\n" + "\n".join(links))
    (fault,) = faults_of(folder)
    assert fault.message.startswith("nested deeper than")


def test_deep_nesting_is_refused_before_anything_recurses(folder: Path) -> None:
    write(folder, "a: " + "[" * 100_000)
    started = time.process_time()
    (fault,) = faults_of(folder)
    assert time.process_time() - started < 2
    assert fault.message == "nested deeper than 24 levels"


@pytest.mark.parametrize(
    "text",
    [
        "sections: [" + "{}, " * 40_000 + "]",
        "vocabulary: [" + "~, " * 40_000 + "]",
        "".join(f"key-{number}: 1\n" for number in range(20_000)),
        "".join("again: 1\n" for _ in range(20_000)),
        "vocabulary:\n" + ("- [" + "~, " * 90 + "]\n") * 500,
        "names: " + "x" * 4_000_000,
    ],
    ids=["empty sections", "no groups", "unknown keys", "one key", "empty words", "a long line"],
)
def test_a_file_of_nothing_but_faults_is_refused_in_bounded_time(folder: Path, text: str) -> None:
    write(folder, text)
    started = time.process_time()
    faults = faults_of(folder)
    assert time.process_time() - started < 10
    assert len(faults) <= MAX_FAULTS
    assert all(len(fault.render()) < 1_000 for fault in faults)


def test_more_values_than_a_career_has_are_refused_though_no_alias_makes_them(folder: Path) -> None:
    write(folder, "sections: [" + "{}, " * 151_000 + "]")
    (fault,) = faults_of(folder)
    assert fault.message == "too much: it holds more than 150,000 values"


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    folder.mkdir()
    secret = write(tmp_path, BAKER, "secret.yaml")
    (folder / "baker.yaml").symlink_to(secret)
    (fault,) = faults_of(folder)
    assert fault.message == "a link out of the knowledge folder"


def test_a_link_within_the_folder_is_read(folder: Path) -> None:
    target = write(folder, BAKER, "baker.txt")
    (folder / "baker.yaml").symlink_to(target)
    assert load_knowledge(folder).careers


def test_links_that_lead_nowhere_or_in_a_circle_are_refused(folder: Path) -> None:
    (folder / "circle.yaml").symlink_to("circle.yaml")
    (folder / "dangling.yaml").symlink_to("nothing.txt")
    circle, dangling = faults_of(folder)
    assert "link" in circle.message or "regular" in circle.message
    assert dangling.message == "not a regular file"


def test_a_folder_or_a_pipe_in_the_place_of_a_file_is_refused(folder: Path) -> None:
    (folder / "folder.yaml").mkdir()
    os.mkfifo(folder / "pipe.yaml")
    assert [fault.message for fault in faults_of(folder)] == ["not a regular file"] * 2


def test_a_file_that_cannot_be_opened_is_a_fault(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, BAKER)

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    (fault,) = faults_of(folder)
    assert fault.message == "cannot be read: Permission denied"


_SNIPPETS = st.sampled_from([*BAKER.splitlines(keepends=True), "&a ", "*a ", "- ", "? ", "[", "}"])
_FREE = st.one_of(
    st.binary(max_size=300),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=300).map(str.encode),
    st.lists(_SNIPPETS, max_size=60).map(lambda lines: "".join(lines).encode()),
)


@given(_FREE)
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_a_file_only_knowledge_or_its_faults_come_back(
    folder: Path, data: bytes
) -> None:
    write(folder, data)
    try:
        assert load_knowledge(folder).careers
    except KnowledgeError as error:
        faults = error.faults
    else:
        return
    assert faults
    assert all(fault.line >= 1 and fault.column >= 1 for fault in faults)


def test_a_figure_in_the_words_of_its_passage_and_a_tie_are_read(folder: Path) -> None:
    figure = '{what: A baker earns, amount: "40,000 crowns", per: a year}'
    text = figured(figure).replace(TIPS, f"{TIPS}\n        ties: [day.flour]")
    write(folder, text)
    (career,) = load_knowledge(folder).careers
    average, tips = career.entry("pay.average"), career.entry("pay.tips")
    assert average is not None
    assert average.figure is not None
    assert average.figure.amount == "40,000 crowns"
    assert average.figure.place is None
    assert tips is not None
    assert tips.ties == ("day.flour",)
